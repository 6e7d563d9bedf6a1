import { useLang, useTexts } from '../i18n/lang.tsx'
import { uiMessages } from './messages.ts'
import { Segmented } from './segmented.tsx'

/** 中文 | English. Each language is named in itself. */
export function LangSwitch() {
  const { lang, setLang } = useLang()
  const say = useTexts(uiMessages)
  return (
    <Segmented
      name={say('language')}
      value={lang}
      onChange={setLang}
      choices={[
        { value: 'zh-CN', label: '中文', lang: 'zh-CN' },
        { value: 'en', label: 'English', lang: 'en' },
      ]}
    />
  )
}
