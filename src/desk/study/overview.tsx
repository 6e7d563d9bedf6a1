import { Button } from '@mantine/core'
import { codebookOf } from '../../../analysis/study/find.ts'
import { itemsOf, type Form } from '../../../analysis/study/form.ts'
import type { Study, Unit } from '../../../analysis/study/study.ts'
import type { Lang } from '../../../analysis/study/text.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useDesk } from '../desk-context.ts'
import { formTitle } from '../form-title.ts'
import { deskMessages } from '../messages.ts'
import { Page } from '../page.tsx'
import { Wide } from '../wide.tsx'
import { Entry } from './entry.tsx'
import { Publish } from './publish.tsx'

export function Overview() {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const { study, address } = useDesk()
  const { collection } = study
  const compared = study.units.filter((unit) => collection.compared.includes(unit.id))
  const names = compared.map((unit) => unit.name[lang]).join(lang === 'zh-CN' ? '、' : ', ')
  const from = collection.opens ?? say('study.always')
  return (
    <Page crumbs={[say('room.study')]} title={study.title[lang]}>
      <p className="lead">
        {say('study.lead', { forms: study.forms.length, units: study.units.length, cases: study.cases.length })} {say('study.compared', { units: names })}
      </p>
      <p className="caution-note" role="note">
        <Icon name="info" /> {say('study.unvalidated')}
      </p>

      <h2>{say('study.forms')}</h2>
      <Wide name={say('study.forms')}>
        <table className="three-line forms">
          <thead>
            <tr>
              <th scope="col">{say('study.form')}</th>
              <th scope="col">{say('study.respondent')}</th>
              <th scope="col" className="number">{say('study.items')}</th>
              <th scope="col" className="number">{say('study.scales')}</th>
              <th scope="col" className="number">{say('study.scaleItems')}</th>
              <th scope="col" className="number">{say('study.minutes')}</th>
              <th scope="col">
                <span className="visually-hidden">{say('study.preview')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {study.forms.map((form) => (
              <FormRow key={form.id} study={study} form={form} lang={lang} preview={address('study', ['preview', form.id])} />
            ))}
          </tbody>
        </table>
      </Wide>
      {study.forms.map((form) => (
        <ConsentText key={form.id} study={study} form={form} lang={lang} />
      ))}

      <Publish />

      <h2>{say('study.rules')}</h2>
      <dl className="facts-list">
        <Entry name={say('study.organisation')}>{collection.organisation[lang]}</Entry>
        <Entry name={say('study.funder')}>{collection.funder[lang]}</Entry>
        <Entry name={say('study.contact')}>{collection.contact[lang]}</Entry>
        <Entry name={say('study.period')}>
          {collection.opens === null && collection.closes === null ? say('study.always') : say('study.periodFromTo', { from, to: collection.closes ?? say('study.always') })}
        </Entry>
        <Entry name={say('study.recipients')}>
          {collection.recipients.length === 0 ? say('study.openStudy') : say('study.sealed', { n: collection.recipients.length })}
        </Entry>
      </dl>

      <h2>{say('study.units')}</h2>
      {compared.map((unit) => (
        <UnitsWithin key={unit.id} study={study} unit={unit} lang={lang} />
      ))}

      {study.cases.length > 0 && (
        <>
          <h2>{say('study.cases')}</h2>
          <p className="muted">{say('study.casesLead')}</p>
          <p>
            <Button component="a" href={address('study', ['cases'])} variant="default">
              {say('study.cases')} · {study.cases.length}
            </Button>
          </p>
        </>
      )}
    </Page>
  )
}

interface FormProps {
  readonly study: Study
  readonly form: Form
  readonly lang: Lang
}
function FormRow({ study, form, lang, preview }: FormProps & { readonly preview: string }) {
  const say = useTexts(deskMessages)
  const codebook = codebookOf(study, form)
  const title = formTitle(study, form, lang, say)
  const items = itemsOf(form)
  const asked = new Set(items)
  const scales = codebook.scales.filter((scale) => scale.items.some((item) => asked.has(item)))
  const inScales = new Set(scales.flatMap((scale) => scale.items.filter((item) => asked.has(item))))
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>{say(form.respondent)}</td>
      <td className="number">{items.length}</td>
      <td className="number">{scales.length}</td>
      <td className="number">{inScales.size}</td>
      <td className="number">{form.minutes}</td>
      <td>
        <a href={preview}>
          {say('study.preview')}
          <span className="visually-hidden"> {title}</span>
        </a>
      </td>
    </tr>
  )
}

function ConsentText({ study, form, lang }: FormProps) {
  const say = useTexts(deskMessages)
  const { passages } = codebookOf(study, form)
  return (
    <details className="fold">
      <summary>{say('study.consent', { form: formTitle(study, form, lang, say) })}</summary>
      <p className="muted">{say('study.consentVersion', { version: form.consent.version })}</p>
      {form.consent.passages.map((name) => (
        <p key={name}>{passages[name]?.[lang]}</p>
      ))}
    </details>
  )
}

/** An area that is compared, and what lies in it. */
function UnitsWithin({ study, unit, lang }: { readonly study: Study; readonly unit: Unit; readonly lang: Lang }) {
  const say = useTexts(deskMessages)
  const within = study.units.filter((one) => one.parent === unit.id)
  if (within.length === 0) return <p>{unit.name[lang]}</p>
  return (
    <details className="fold">
      <summary>{say('study.unitsUnder', { unit: unit.name[lang], n: within.length })}</summary>
      <p>{within.map((one) => one.name[lang]).join(lang === 'zh-CN' ? '、' : ', ')}</p>
    </details>
  )
}
