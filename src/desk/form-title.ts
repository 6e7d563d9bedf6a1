import { codebookOf } from '../../analysis/study/find.ts'
import type { Form } from '../../analysis/study/form.ts'
import type { Study } from '../../analysis/study/study.ts'
import type { Lang } from '../../analysis/study/text.ts'
import type { Say } from '../i18n/texts.ts'
import type { deskMessages } from './messages.ts'

/** What a form is called among the forms of its study: its codebook's title, and that it is the short one. */
export function formTitle(study: Study, form: Form, lang: Lang, say: Say<typeof deskMessages>): string {
  const title = codebookOf(study, form).title[lang]
  return form.length === 'short' ? say('study.shortForm', { form: title }) : title
}
