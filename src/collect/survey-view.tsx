import type { PageModel, SurveyModel } from 'survey-core'
import { createElement, memo } from 'react'
import { ReactElementFactory, Survey } from 'survey-react-ui'
import { ScreenView } from './screen.tsx'
import { PAGE_COMPONENT } from './session.ts'

ReactElementFactory.Instance.registerElement(PAGE_COMPONENT, ({ page }: { page: PageModel }) => createElement(ScreenView, { key: page.id, page }))

/** SurveyJS, drawn again only for another model: a parent that counts seconds would otherwise wipe what is being typed. */
export const SurveyView = memo(function SurveyView({ model }: { readonly model: SurveyModel }) {
  return <Survey model={model} />
})
