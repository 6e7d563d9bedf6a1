import { Model, surveyLocalization, type SurveyModel } from 'survey-core'
import 'survey-core/i18n/simplified-chinese'
import type { Lang } from '../../analysis/study/text.ts'
import type { SurveyPage } from './survey-json.ts'

/** Sentences of the library's Chinese file that were translated by machine and are wrong; our pages show few of them, none may be wrong. */
const corrected: { readonly [key: string]: string } = {
  ok: '确定',
  tagboxDoneButtonCaption: '确定',
  loadingPage: '正在加载……',
  loadingData: '正在加载……',
  indexText: '第 {0} 项，共 {1} 项',
  panelDynamicProgressText: '第 {0} 项，共 {1} 项',
  panelDynamicTabTextFormat: '第 {panelIndex} 项',
  choices_Choice: '选项',
  dontKnowItemText: '说不清',
  refuseItemText: '不愿回答',
  commentText: '请写下您的意见',
  ratingOptionsCaption: '请选择……',
  buttongroupOptionsCaption: '请选择……',
  requiredErrorInPanel: '请至少回答一题。',
  completingSurvey: '感谢您的参与！',
  completingSurveyBefore: '您已经填过这份问卷。',
}
const chinese = surveyLocalization.locales['zh-cn'] as Record<string, string>
Object.assign(chinese, corrected)

const locale = (lang: Lang) => (lang === 'zh-CN' ? 'zh-cn' : 'en')

export function speak(model: SurveyModel, lang: Lang): void {
  model.locale = locale(lang)
}

/**
 * A new model for one person, built a page at a time so that the screen stays responsive; `pause` lets the browser breathe.
 * Values of questions that are hidden meanwhile are kept: leaving a route and coming back loses nothing. What is off the
 * route in the end is removed when the response is closed.
 */
export async function buildModel(pages: readonly SurveyPage[], lang: Lang, component: string, pause: () => Promise<void>): Promise<SurveyModel> {
  const model = new Model({
    clearInvisibleValues: 'none',
    checkErrorsMode: 'onNextPage',
    focusOnFirstError: false,
    showNavigationButtons: false,
    showTitle: false,
    showPageTitles: false,
    showCompletePage: false,
    widthMode: 'responsive',
  })
  // We draw the page; of the library's frame nothing is wanted: no styles, drawings or scroll bars of its own.
  model.generateStylesheet = false
  model.needRenderIcons = false
  model.fitToContainer = false
  model.pageComponent = component
  speak(model, lang)
  for (const { name, elements } of pages) {
    await pause()
    model.addNewPage(name).fromJSON({ elements })
  }
  // Pages added one by one are not asked whether they are visible until something changes.
  model.runExpressions()
  return model
}
