import type { Form } from '../../../analysis/study/form.ts'
import { Collect } from '../../collect/index.tsx'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { useDesk } from '../desk-context.ts'
import { formTitle } from '../form-title.ts'
import { deskMessages } from '../messages.ts'

/** A form as its respondents see it; nothing is kept. */
export function Preview({ form }: { readonly form: Form }) {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const { study, hash, address } = useDesk()
  return (
    <div className="preview">
      <p className="preview-bar">
        <a href={address('study')}>{say('study.back')}</a>
        <strong>{say('study.previewOf', { form: formTitle(study, form, lang, say) })}</strong>
      </p>
      <Collect study={study} hash={hash} form={form} way="preview" unit={study.collection.compared[0] ?? null} batch={null} mode="link" lang={lang} keep={keepNothing} drafts={null} />
    </div>
  )
}

const keepNothing = () => Promise.resolve()
