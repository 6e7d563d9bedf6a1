const t = (text: string) => ({ 'zh-CN': `${text}（中）`, en: text })

/** How the small studies of the tests collect, apart from what their questionnaires ask for: by nobody in particular, on any day. */
export const collection = {
  organisation: t('University'),
  funder: t('Nobody'),
  contact: t('Desk 1'),
  opens: null,
  closes: null,
  wave: 'w1',
  recipients: [],
  idleSeconds: 60,
  warnSeconds: 20,
}
