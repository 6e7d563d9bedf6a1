import type { Catalogue } from '../../analysis/study/text.ts'

/** Pages that stand in the place of a questionnaire: what is so, and what helps. Both languages are shown at once. */
export const calmMessages = {
  unknown: { 'zh-CN': '这个地址打不开任何问卷', en: 'This address opens nothing here' },
  unknownHelp: {
    'zh-CN': '地址可能没有复制完整。请向发给您链接的人要一次完整的链接，或重新扫码。',
    en: 'It may not have been copied whole. Ask whoever sent it for the complete link, or scan the code again.',
  },
  noStudy: { 'zh-CN': '这里没有这项研究', en: 'This study is not here' },
  noStudyHelp: {
    'zh-CN': '发布的研究文件还没有放到这个网站，也没有在这台设备上打开过。请把地址告诉发给您链接的人。',
    en: 'Its published file is not on this site and was not opened on this device. Please tell whoever sent you the link.',
  },
  otherVersion: { 'zh-CN': '问卷与链接不是同一版本', en: 'The questionnaire and the link are not the same version' },
  otherVersionHelp: {
    'zh-CN': '为免答错问卷，这里没有打开。请向发给您链接的人要新的链接。',
    en: 'So that nobody answers the wrong questions, it was not opened. Please ask whoever sent you the link for a new one.',
  },
  notAStudy: { 'zh-CN': '研究文件不完整或有误', en: 'The study file is damaged or not a study' },
  notAStudyHelp: {
    'zh-CN': '没有打开问卷，也没有保存任何内容。请告诉发给您链接的人。',
    en: 'Nothing was opened and nothing was saved. Please tell whoever sent you the link.',
  },
  notReached: { 'zh-CN': '暂时连不上', en: 'The site cannot be reached just now' },
  notReachedHelp: { 'zh-CN': '请检查网络后再试。已经填写的答案仍在本机。', en: 'Check the connection and try again. Answers already given are still on this device.' },
  notKept: { 'zh-CN': '浏览器不让本网站保存内容', en: 'This browser lets the site keep nothing' },
  notKeptHelp: {
    'zh-CN': '填写的答案会无处保存，所以没有打开。请关闭“无痕”或隐私浏览，允许本网站保存数据，或换用其他浏览器，然后重新打开。',
    en: 'Answers could not be saved, so nothing was opened. Leave private browsing, allow this site to keep data, or use another browser; then open it again.',
  },
  notYetOpen: { 'zh-CN': '调查还没有开始', en: 'The survey has not opened yet' },
  notYetOpenHelp: { 'zh-CN': '请从 {{day}} 起再打开这个链接。', en: 'Please open this link again from {{day}}.' },
  closed: { 'zh-CN': '调查已经结束', en: 'The survey is closed' },
  closedHelp: { 'zh-CN': '最后一天是 {{day}}。谢谢您愿意参加。', en: 'The last day was {{day}}. Thank you for wanting to take part.' },
  noForm: { 'zh-CN': '这项研究没有这份问卷', en: 'This study has no such questionnaire' },
  noFormHelp: { 'zh-CN': '请向发给您链接的人要一次完整的链接。', en: 'Please ask whoever sent you the link for the complete link.' },
  noUnit: { 'zh-CN': '这项研究不包含链接里的地区', en: 'This study does not cover the area in the link' },
  noUnitHelp: { 'zh-CN': '请向发给您链接的人要正确的链接。', en: 'Please ask whoever sent you the link for the right one.' },
  broken: { 'zh-CN': '页面出了问题', en: 'Something went wrong on this page' },
  brokenHelp: {
    'zh-CN': '这是我们的差错，不是您的。请重新打开页面；已经交上来的答案不受影响。',
    en: 'This is our mistake, not yours. Please open the page again; answers already handed in are safe.',
  },
  again: { 'zh-CN': '重新打开', en: 'Open again' },
  home: { 'zh-CN': '回到首页', en: 'To the first page' },
} as const satisfies Catalogue

export const firstMessages = {
  headline1: { 'zh-CN': '听居民怎么说，', en: 'Hear what residents say,' },
  headline2: { 'zh-CN': '把几个区放在一起看。', en: 'see districts side by side.' },
  lead1: { 'zh-CN': '出题、收卷、比较、写成报告，', en: 'Ask, collect, compare, report:' },
  lead2: { 'zh-CN': '都在这台电脑上完成，不用账户，不连服务器。', en: 'all on this computer, no account, no server.' },
  example: { 'zh-CN': '看一个做完的例子', en: 'See a finished example' },
  exampleText: { 'zh-CN': '四个虚构的区，合成答卷，从问卷一直看到报告。', en: 'Four invented districts with synthetic answers, from questionnaire to report.' },
  exampleOpen: { 'zh-CN': '打开示例研究', en: 'Open the example' },
  forms: { 'zh-CN': '从问卷开始', en: 'Start with the questionnaires' },
  formsText: { 'zh-CN': '社区警务居民卷、工作人员卷：预览、发布、做链接。', en: 'Community policing, for residents and for staff: preview, publish, make links.' },
  formsOpen: { 'zh-CN': '打开社区警务研究', en: 'Open the study' },
  data: { 'zh-CN': '从数据开始', en: 'Start with data' },
  dataText: {
    'zh-CN': '问卷星、SurveyMonkey、SPSS、Excel 或任何 CSV。像姓名、电话的列先不收。',
    en: 'From Wenjuanxing, SurveyMonkey, SPSS, Excel or any CSV. Columns like names and phone numbers stay out.',
  },
  dataOpen: { 'zh-CN': '导入文件', en: 'Bring a file' },
  purpose: { 'zh-CN': '用于研究公共服务，不用于考核个人', en: 'For research on a public service, not for judging persons' },
} as const satisfies Catalogue
