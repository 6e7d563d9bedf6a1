import type { Text } from '../study/text.ts'

/** Invented, neutral answers to the open questions. */
export const residentRemarks: readonly Text[] = [
  { 'zh-CN': '希望晚上多一些步行巡查。', en: 'More foot patrols in the evening would help.' },
  { 'zh-CN': '楼道里的电动车应该集中充电。', en: 'E-bikes should be charged in one place, not in the stairwells.' },
  { 'zh-CN': '反映问题以后，最好能告诉我们处理结果。', en: 'After we report something it would be good to hear what came of it.' },
  { 'zh-CN': '多向老年人讲讲怎样防诈骗。', en: 'Explain more to older people how to recognise fraud.' },
  { 'zh-CN': '小区门口的路灯不够亮。', en: 'The street lights near the entrance are too dim.' },
  { 'zh-CN': '希望知道网格员平时在哪里、什么时候能找到。', en: 'I would like to know where and when the grid worker can be found.' },
  { 'zh-CN': '租住的邻居也应该请来参加议事。', en: 'Tenants should be invited to the residents’ meetings too.' },
  { 'zh-CN': '总体不错，没有别的意见。', en: 'It is fine on the whole, I have nothing to add.' },
]
export const staffRemarks: readonly Text[] = [
  { 'zh-CN': '同样的信息要填好几遍，希望系统能打通。', en: 'The same information is entered several times; the systems should be joined.' },
  { 'zh-CN': '临时任务太多，下社区的时间不够。', en: 'There are too many ad hoc tasks and not enough time in the community.' },
  { 'zh-CN': '有的网格户数太多，应该重新划分。', en: 'Some grids have too many households and should be divided anew.' },
  { 'zh-CN': '希望多一些调解方面的培训。', en: 'More training in mediation would help.' },
  { 'zh-CN': '上报的事项有时迟迟没有答复。', en: 'Matters we report sometimes get no answer for a long time.' },
  { 'zh-CN': '考核更看台账，不太看实际效果。', en: 'Appraisal looks at records more than at real results.' },
]
