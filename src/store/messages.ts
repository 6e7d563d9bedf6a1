import type { Catalogue } from '../../analysis/study/text.ts'

/** One sentence per fault of the store. */
export const storeMessages = {
  conflict: {
    'zh-CN': '这份答卷的编号已被另一份内容不同的答卷使用，没有覆盖。请导出本机数据并联系研究者。',
    en: 'Another answer with different content already has this number; nothing was overwritten. Export the data of this device and tell the researcher.',
  },
  full: {
    'zh-CN': '本机存储空间已满，答案没有保存。请腾出空间后再试一次；本页面关闭前答案不会丢失。',
    en: 'This device has no room left, so the answers were not saved. Free some space and try again; they are not lost while this page stays open.',
  },
} satisfies Catalogue
