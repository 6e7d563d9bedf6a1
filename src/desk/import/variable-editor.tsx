import { Button, Checkbox } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { MapCheck } from '../../../analysis/intake/applied.ts'
import { columnsOf, comparedText, type MappedCoded, type MappedMulti, type MappedNumber, type MappedVariable } from '../../../analysis/intake/map.ts'
import { formatNumber } from '../../../analysis/render/format.ts'
import type { Bounds } from '../../../analysis/study/codebook.ts'
import { MISSING, type MissingReason } from '../../../analysis/study/missing.ts'
import { LANGS, type Lang } from '../../../analysis/study/text.ts'
import { importMessages } from '../../exchange/import-messages.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import type { Say } from '../../i18n/texts.ts'
import { useAtImport } from './at-import.ts'
import { alikeTo, canBeItem, canEnd, isWords, mayHaveRest, nameFault } from './edit-map.ts'
import { Choice, Field, NumberField, SlowChoice, type Pick } from './fields.tsx'
import { canBe, KINDS, made, writtenAs, type Kind } from './make.ts'
import { guideMessages } from './messages.ts'
import { occurs } from './occurs.ts'
import { OptionsTable } from './options-table.tsx'

type Counts = MapCheck['variables'][number]
const ROLES = ['opinion', 'attribute', 'experience', 'integrity', 'screening', 'collection', 'weight'] as const
export const REASONS = Object.keys(MISSING) as readonly MissingReason[]
export const langName = (lang: Lang, say: Say<typeof guideMessages>): string => say(lang === 'en' ? 'english' : 'chinese')

/** Everything about one variable, in the order in which it is decided. */
export function VariableEditor({ variable, counts }: { readonly variable: MappedVariable; readonly counts: Counts | null }) {
  const say = useTexts(guideMessages)
  const { map, edit, tell, titleOf } = useAtImport()
  const { name } = variable
  const columns = columnsOf(variable)
  return (
    <div className="variable-editor">
      <div className="import-fields">
        <Field
          label={say('variable.name')}
          value={name}
          faultOf={(typed) => {
            const fault = nameFault(map, variable, typed)
            return fault && say(`fault.${fault}`)
          }}
          onTake={(value) => edit({ do: 'name', variable: name, value })}
        />
        <KindChoice key={variable.kind} variable={variable} />
        {variable.kind === 'coded' && (
          <div className="broad">
            <Choice
              label={say('variable.level')}
              value={variable.level}
              of={(['nominal', 'ordinal'] as const).map((value) => ({ value, label: say(`level.${value}`) }))}
              onTake={(value) => edit({ do: 'level', variable: name, value })}
            />
          </div>
        )}
        <Choice
          label={say('variable.role')}
          value={variable.role === 'score' ? 'opinion' : variable.role}
          of={ROLES.filter((role) => role !== 'weight' || variable.kind === 'number').map((value) => ({ value, label: say(`role.${value}`) }))}
          onTake={(value) => edit({ do: 'role', variable: name, value })}
        />
        {canBeItem(variable) && <ScaleChoice variable={variable} />}
      </div>
      <div className="import-fields two">
        {(['label', 'text'] as const).flatMap((part) =>
          LANGS.map((lang) => (
            <Field
              key={`${part} ${lang}`}
              label={say(`variable.${part}`, { lang: langName(lang, say) })}
              value={variable[part][lang]}
              faultOf={(typed) => (isWords(typed) ? null : say('fault.words'))}
              onTake={(value) => edit({ do: 'words', variable: name, part, lang, value })}
            />
          )),
        )}
      </div>
      {variable.kind === 'coded' || variable.kind === 'multi' ? <Optioned variable={variable} counts={counts} /> : <Measured variable={variable} />}
      <div className="variable-foot">
        <Checkbox label={say('variable.sensitive')} checked={variable.sensitive} onChange={({ currentTarget }) => edit({ do: 'sensitive', variable: name, value: currentTarget.checked })} />
        <Button
          variant="default"
          onClick={() => {
            edit({ do: 'leaveOut', variable: name })
            tell(`${name}: ${say('kind.leaveOut')}`)
            document.querySelector<HTMLElement>('.desk-main h1')?.focus()
          }}
        >
          {say('kind.leaveOut')}
        </Button>
        <span className="muted">
          {say('variable.column')} {columns.slice(0, 3).map(titleOf).join(' · ')}
          {columns.length > 3 && ' …'}
        </span>
      </div>
    </div>
  )
}

/** Another kind asks the Worker for the texts of the column: the page has only the most frequent ones. */
function KindChoice({ variable }: { readonly variable: MappedVariable }) {
  const say = useTexts(guideMessages)
  const { map, work, edit, column: ask } = useAtImport()
  const [cannot, setCannot] = useState<Kind | null>(null)
  const single = columnsOf(variable).length === 1 ? columnsOf(variable)[0]! : null
  const summary = work.summary.columns.find(({ key }) => key === single)
  const kinds = KINDS.filter((kind) => kind === variable.kind || (summary && canBe(summary, kind, variable.missing, map.tool)))
  async function become(kind: Kind): Promise<void> {
    const proposed = work.summary.map.variables.find((one) => one.kind === kind && columnsOf(one).length === 1 && columnsOf(one)[0] === single)
    const reason = map.kept.find((one) => one.column === single)?.reason ?? null
    const next = proposed ?? made(await ask(single!, reason), kind, variable.missing, map.tool)
    if (next) edit({ do: 'become', variable: variable.name, made: withoutWords(next) })
    else setCannot(kind)
  }
  return (
    <div>
      <SlowChoice label={say('variable.kind')} value={variable.kind} disabled={kinds.length < 2} of={kinds.map((value) => ({ value, label: say(`kind.${value}`) }))} onTake={(kind) => void become(kind)} />
      {cannot && (
        <p className="field-fault" role="alert">
          {say('variable.cannot', { kind: say(`kind.${cannot}`) })}
        </p>
      )}
    </div>
  )
}
function withoutWords(variable: MappedVariable | NonNullable<ReturnType<typeof made>>): NonNullable<ReturnType<typeof made>> {
  const { name: _name, text: _text, label: _label, role: _role, sensitive: _sensitive, ...rest } = variable as MappedVariable
  return rest
}

function ScaleChoice({ variable }: { readonly variable: MappedCoded & { readonly bounds: Bounds } }) {
  const say = useTexts(guideMessages)
  const { map, edit } = useAtImport()
  const now = map.scales.find(({ items }) => items.includes(variable.name))
  const fits = map.scales.filter((scale) => scale === now || (scale.bounds.min === variable.bounds.min && scale.bounds.max === variable.bounds.max))
  if (fits.length === 0) return null
  const of: readonly Pick<string>[] = [{ value: '', label: say('none') }, ...fits.map(({ name, label }) => ({ value: name, label: label['zh-CN'] === label.en ? label.en : `${label['zh-CN']} ${label.en}` }))]
  return (
    <div className="broad">
      <SlowChoice label={say('variable.scale')} value={now?.name ?? ''} of={of} onTake={(scale) => edit({ do: 'scaleOf', variable: variable.name, scale: scale === '' ? null : scale })} />
    </div>
  )
}

/** One or several answers: their order, ends, direction, and the list of them. */
function Optioned({ variable, counts }: { readonly variable: MappedCoded | MappedMulti; readonly counts: Counts | null }) {
  const say = useTexts(guideMessages)
  const { map, edit, work } = useAtImport()
  const { name } = variable
  const alike = useMemo(() => alikeTo(map, name), [map, name])
  const separator = variable.kind === 'multi' && variable.shape.is === 'joined' ? variable.shape.separator : null
  function separated(by: string): void {
    const summary = work.summary.columns.find(({ key }) => key === columnsOf(variable)[0])
    const next = summary && made(summary, 'multi', variable.missing, map.tool, by)
    if (next) edit({ do: 'become', variable: name, made: next })
  }
  return (
    <>
      {variable.kind === 'coded' && variable.bounds && (
        <div className="import-ends">
          <Checkbox label={say('variable.reversed')} checked={variable.reversed} onChange={({ currentTarget }) => edit({ do: 'reversed', variable: name, value: currentTarget.checked })} />
          <Ends variable={{ ...variable, bounds: variable.bounds }} label={say('variable.ends')} />
        </div>
      )}
      {separator !== null && (
        <div className="import-separator">
          <Field label={say('variable.separator')} value={separator} faultOf={(typed) => (typed === '' ? say('fault.words') : null)} onTake={separated} />
        </div>
      )}
      <OptionsTable variable={variable} counts={counts} />
      {mayHaveRest(variable) && <RestChoice variable={variable} counts={counts} />}
      <p className="actions">
        {variable.options.length > 1 && (
          <Button variant="default" onClick={() => edit({ do: 'turn', variable: name })}>
            {say('variable.turn')}
          </Button>
        )}
        {alike.length > 0 && (
          <Button variant="default" onClick={() => edit({ do: 'alike', variable: name, others: alike })}>
            {say('variable.alike', { n: alike.length })}
          </Button>
        )}
        {variable.kind === 'multi' && variable.shape.is === 'columns' && (
          <Button variant="default" onClick={() => edit({ do: 'separate', variable: name })}>
            {say('variable.separate')}
          </Button>
        )}
      </p>
    </>
  )
}

/** What texts in no list count as: what people wrote behind "other" is not listed anywhere, but counted. */
function RestChoice({ variable, counts }: { readonly variable: MappedCoded | MappedMulti; readonly counts: Counts | null }) {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { edit } = useAtImport()
  const n = (value: number) => formatNumber(value, 'count', lang)
  const { name, options, rest } = variable
  const took = counts?.rest ?? null
  const as = variable.kind === 'multi' && variable.shape.is === 'columns' ? 'options.rest.inColumn' : 'options.rest.as'
  const of: readonly Pick<string>[] = [{ value: '', label: say('options.rest.none') }, ...options.map(({ code, label }) => ({ value: String(code), label: say(as, { label: label[lang] }) }))]
  return (
    <div className="import-rest">
      <SlowChoice
        label={say('options.rest')}
        description={took === null ? undefined : say('options.rest.took', { cells: n(took.cells), texts: n(took.texts) })}
        value={rest === null ? '' : String(rest)}
        of={of}
        onTake={(value) => edit({ do: 'rest', variable: name, code: value === '' ? null : Number(value) })}
      />
    </div>
  )
}

function Ends({ variable, label }: { readonly variable: (MappedCoded & { readonly bounds: Bounds }) | MappedNumber; readonly label: string }) {
  const say = useTexts(guideMessages)
  const { edit } = useAtImport()
  const { name, bounds } = variable
  const faultOf = (value: typeof bounds) => (canEnd(variable, value) ? null : say('fault.ends'))
  return (
    <fieldset className="import-fields ends">
      <legend>{label}</legend>
      <NumberField label={say('variable.from')} value={bounds.min} faultOf={(min) => faultOf({ ...bounds, min })} onTake={(min) => edit({ do: 'ends', variable: name, value: { ...bounds, min } })} />
      <NumberField label={say('variable.to')} value={bounds.max} faultOf={(max) => faultOf({ ...bounds, max })} onTake={(max) => edit({ do: 'ends', variable: name, value: { ...bounds, max } })} />
    </fieldset>
  )
}

/** Numbers, dates and free text. */
function Measured({ variable }: { readonly variable: Exclude<MappedVariable, MappedCoded | MappedMulti> }) {
  const say = useTexts(guideMessages)
  const { map, edit, column: ask } = useAtImport()
  const { name } = variable
  async function written(number: MappedNumber, as: MappedNumber['as']): Promise<void> {
    const reason = map.kept.find((one) => one.column === number.column)?.reason ?? null
    edit({ do: 'become', variable: name, made: withoutWords(writtenAs(await ask(number.column, reason), number, as)) })
  }
  return (
    <>
      <Unsure name={name} />
      {variable.kind === 'number' && (
        <div className="import-ends">
          <Choice
            label={say('variable.as')}
            value={variable.as}
            of={(['plain', 'grouped', 'decimalComma', 'seconds', 'percent'] as const).map((value) => ({ value, label: say(`as.${value}`) }))}
            onTake={(as) => void written(variable, as)}
          />
          <Ends variable={variable} label={say('variable.range')} />
          <Checkbox label={say('variable.whole')} checked={variable.integer} onChange={({ currentTarget }) => edit({ do: 'whole', variable: name, value: currentTarget.checked })} />
        </div>
      )}
      {variable.kind === 'day' && (
        <div className="import-fields">
          <Choice
            label={say('variable.dayOrder')}
            description={say('variable.dayHelp')}
            value={variable.order}
            of={(['ymd', 'mdy', 'dmy'] as const).map((value) => ({ value, label: say(`order.${value}`) }))}
            onTake={(value) => edit({ do: 'order', variable: name, value })}
          />
        </div>
      )}
      {variable.kind === 'text' && <p className="muted">{say('variable.textHelp')}</p>}
      <NoAnswers variable={variable} />
    </>
  )
}

/** That its cells can be read in two ways, with one of them. */
function Unsure({ name }: { readonly name: string }) {
  const say = useTexts(guideMessages)
  const sayImport = useTexts(importMessages)
  const { checked } = useAtImport()
  const found = checked?.unsure.find(({ variable }) => variable === name)
  if (!found) return null
  const { is, text, taken, other } = found
  const what = sayImport(`unsure.${is}`)
  return <p className="caution-note">{text === '' ? say('unsure.hidden', { what }) : say('unsure.example', { what, text, taken, other })}</p>
}

/** Texts that are no number (no date) and why: those known, and those that did not fit so far. */
function NoAnswers({ variable }: { readonly variable: Exclude<MappedVariable, MappedCoded | MappedMulti> }) {
  const say = useTexts(guideMessages)
  const { edit, checked, work } = useAtImport()
  const known = new Set(variable.missing.map(({ value }) => value))
  const loose = [...new Set((checked?.problems ?? []).filter(({ column, value }) => column === variable.column && value !== '' && value.length < 40).map(({ value }) => comparedText(value)))].filter((value) => !known.has(value))
  const rows = [...variable.missing.filter(({ value }) => occurs(value, [variable.column], work.summary.columns)).map(({ value, reason }) => ({ value, reason })), ...loose.slice(0, 20).map((value) => ({ value, reason: null }))]
  if (rows.length === 0) return null
  return (
    <ul className="no-answers" aria-label={say('options.noAnswer')}>
      {rows.map(({ value, reason }) => (
        <li key={value}>
          <span>{value === '' ? say('emptyCell') : value}</span>
          <SlowChoice
            quiet
            label={say('whatOf', { what: say('options.is'), of: value === '' ? say('emptyCell') : value })}
            value={reason ?? ''}
            of={[...(reason === null || value !== '' ? [{ value: '' as const, label: say('options.unknown') }] : []), ...REASONS.map((one) => ({ value: one, label: say(`missing.${one}`) }))]}
            onTake={(next) => edit({ do: 'missing', variable: variable.name, value, reason: next === '' ? null : next })}
          />
        </li>
      ))}
    </ul>
  )
}
