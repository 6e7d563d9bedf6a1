import { useLang, useTexts } from '../i18n/lang.tsx'
import { Icon } from './icon.tsx'
import { uiMessages } from './messages.ts'

/** Says in both languages that an open study's answers can be read on this device; the language spoken here first. */
export function TrialNotice() {
  const { lang } = useLang()
  const order = lang === 'zh-CN' ? (['zh-CN', 'en'] as const) : (['en', 'zh-CN'] as const)
  return (
    <div className="trial" role="note">
      <Icon name="info" />
      <span>
        {order.map((one) => (
          <span key={one} lang={one} className="sentence">
            {uiMessages.notEncrypted[one]}
            {one === 'en' ? '. ' : '。'}
            {uiMessages.trial[one]}{' '}
          </span>
        ))}
      </span>
    </div>
  )
}

/** Marks a study whose answers are invented. */
export function SyntheticTag({ short = false }: { readonly short?: boolean }) {
  const say = useTexts(uiMessages)
  return <span className="tag">{say(short ? 'syntheticShort' : 'synthetic')}</span>
}
