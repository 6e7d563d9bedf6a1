import type { Catalogue } from '../../analysis/study/text.ts'

export const uiMessages = {
  language: { 'zh-CN': '语言', en: 'Language' },
  light: { 'zh-CN': '改用浅色', en: 'Use light colours' },
  dark: { 'zh-CN': '改用深色', en: 'Use dark colours' },
  trial: { 'zh-CN': '演示/试用：本机使用者可以看到答案。', en: 'Trial only: answers on this device can be read by whoever uses it.' },
  notEncrypted: { 'zh-CN': '未加密', en: 'Not encrypted' },
  synthetic: { 'zh-CN': '示例研究 · 合成数据', en: 'Example study · synthetic data' },
  syntheticShort: { 'zh-CN': '示例', en: 'demo' },
} satisfies Catalogue
