import { Button, NativeSelect, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Study, Unit } from '../../analysis/study/study.ts'
import { LANGS, type Lang } from '../../analysis/study/text.ts'
import { BATCH, FILL_MODES, makeLink, type FillMode, type Link } from '../exchange/links.ts'
import { useLang, useTexts } from '../i18n/lang.tsx'
import { Icon } from '../ui/icon.tsx'
import { useCopy } from './clipboard.ts'
import { useDesk } from './desk-context.ts'
import { formTitle } from './form-title.ts'
import { deskMessages } from './messages.ts'

/** Areas a link may name, under the area that is compared; for staff nothing lower than that. */
function unitChoices(study: Study, staff: boolean, lang: Lang): readonly { readonly unit: Unit; readonly label: string }[] {
  const below = (parent: string, depth: number): { unit: Unit; label: string }[] =>
    study.units.filter((unit) => unit.parent === parent).flatMap((unit) => [{ unit, label: `${'　'.repeat(depth)}${unit.name[lang]}` }, ...below(unit.id, depth + 1)])
  return study.units
    .filter((unit) => study.collection.compared.includes(unit.id))
    .flatMap((unit) => [{ unit, label: unit.name[lang] }, ...(staff ? [] : below(unit.id, 1))])
}

const isLang = (value: string): value is Lang => (LANGS as readonly string[]).includes(value)

/** Makes the address that is handed out or that a kiosk is started with. */
export function LinkMaker() {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const { study, hash } = useDesk()
  const [way, setWay] = useState<Link['way']>('fill')
  const [formId, setForm] = useState(study.forms[0]!.id)
  const [chosenUnit, setUnit] = useState(study.collection.compared[0] ?? '')
  const [batch, setBatch] = useState('')
  const [begin, setBegin] = useState('')
  const [mode, setMode] = useState<FillMode>('link')
  const [police, setPolice] = useState(false)
  const { copied, copy } = useCopy()

  const staff = study.forms.find((form) => form.id === formId)?.respondent === 'staff'
  const choices = unitChoices(study, staff, lang)
  const unit = choices.some((one) => one.unit.id === chosenUnit) ? chosenUnit : ''
  const batchWrong = way === 'fill' && batch !== '' && !BATCH.test(batch)
  const common = { study: study.id, form: formId, hash, unit: unit || null, lang: isLang(begin) ? begin : null }
  const link: Link = way === 'kiosk' ? { way, ...common, police } : { way, ...common, batch: batch || null, mode }
  const address = batchWrong ? '' : `${location.href.split('#')[0]}${makeLink(link)}`

  return (
    <section aria-labelledby="make-link">
      <h2 id="make-link">{say('field.link')}</h2>
      <div className="fields">
        <NativeSelect
          label={say('field.way')}
          value={way}
          onChange={({ currentTarget }) => setWay(currentTarget.value === 'kiosk' ? 'kiosk' : 'fill')}
          data={[
            { value: 'fill', label: say('field.way.fill') },
            { value: 'kiosk', label: say('field.way.kiosk') },
          ]}
        />
        <NativeSelect
          label={say('field.form')}
          value={formId}
          onChange={({ currentTarget }) => setForm(currentTarget.value)}
          data={study.forms.map((form) => ({ value: form.id, label: formTitle(study, form, lang, say) }))}
        />
        <NativeSelect
          label={say('field.unit')}
          description={staff ? say('field.staffUnit') : undefined}
          value={unit}
          onChange={({ currentTarget }) => setUnit(currentTarget.value)}
          data={[{ value: '', label: say('field.unit.none') }, ...choices.map(({ unit: { id }, label }) => ({ value: id, label }))]}
        />
        <NativeSelect
          label={say('field.lang')}
          value={begin}
          onChange={({ currentTarget }) => setBegin(currentTarget.value)}
          data={[
            { value: '', label: say('field.lang.any') },
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
        {way === 'fill' && (
          <>
            <NativeSelect
              label={say('field.mode')}
              value={mode}
              onChange={({ currentTarget }) => setMode(FILL_MODES.find((one) => one === currentTarget.value) ?? 'link')}
              data={FILL_MODES.map((one) => ({ value: one, label: say(`mode.${one}`) }))}
            />
            <TextInput
              label={say('field.batch')}
              description={say('field.batchHelp')}
              error={batchWrong ? say('field.batchWrong') : undefined}
              value={batch}
              autoComplete="off"
              spellCheck={false}
              onChange={({ currentTarget }) => setBatch(currentTarget.value)}
            />
          </>
        )}
      </div>
      {way === 'kiosk' && <Switch className="switch-line" label={say('field.police')} checked={police} onChange={({ currentTarget }) => setPolice(currentTarget.checked)} />}
      <TextInput className="link-line" label={say('field.address')} value={address} readOnly onFocus={({ currentTarget }) => currentTarget.select()} />
      <p className="muted">{say('field.linkNote')}</p>
      <p className="actions">
        <Button disabled={batchWrong} leftSection={<Icon name="copy" />} onClick={() => void copy({ text: address })}>
          {copied === 'done' ? say('copied') : copied === 'failed' ? say('result.copyFailed') : say('field.copyLink')}
        </Button>
        {!batchWrong && (
          <Button component="a" href={address} target="_blank" rel="noreferrer" variant="default" leftSection={<Icon name="right" />}>
            {say('field.openLink')}
          </Button>
        )}
      </p>
    </section>
  )
}
