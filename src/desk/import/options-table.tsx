import type { MapCheck } from '../../../analysis/intake/applied.ts'
import { columnsOf, comparedText, type MappedCoded, type MappedMulti } from '../../../analysis/intake/map.ts'
import { isMasked } from '../../../analysis/intake/mask.ts'
import { formatNumber } from '../../../analysis/render/format.ts'
import type { MissingReason } from '../../../analysis/study/missing.ts'
import { LANGS } from '../../../analysis/study/text.ts'
import type { ColumnSummary } from '../../engines/import-protocol.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useAtImport } from './at-import.ts'
import { isWords } from './edit-map.ts'
import { Field, NumberField, SlowChoice, type Pick } from './fields.tsx'
import { guideMessages } from './messages.ts'
import { occurs } from './occurs.ts'
import { langName, REASONS } from './variable-editor.tsx'

type Optioned = MappedCoded | MappedMulti
/** What a text counts as: `own`, `same 3`, `missing skipped`, `none` (in no list). */
type Counted = 'own' | 'none' | `same ${number}` | `missing ${MissingReason}`

/** The answers with code, words, spellings, counts, order, and what else a spelling may count as; below them what is no answer. */
export function OptionsTable({ variable, counts }: { readonly variable: Optioned; readonly counts: MapCheck['variables'][number] | null }) {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { columns: here } = useAtImport()
  const { name, options } = variable
  const missing = variable.missing.filter(({ value }) => occurs(value, columnsOf(variable), here) || variable.kind === 'multi')
  const columns = new Map(here.map((one) => [one.key, one]))
  const told = textsOf(variable, columns)
  const by = new Map((counts?.counts ?? []).map(({ code, n }) => [code, n]))
  const placed = new Set([...options.flatMap(({ values }) => values), ...variable.missing.map(({ value }) => value), ...(variable.kind === 'multi' && variable.shape.is === 'columns' ? [...variable.shape.notChosen, ...variable.shape.columns.flatMap(({ chosen }) => chosen)] : [])])
  const loose = [...told].filter(([text]) => text !== '' && !placed.has(text))
  const number = (n: number | undefined) => (n === undefined ? '' : formatNumber(n, 'count', lang))
  const others = missing.length + loose.length > 0
  const restLabel = options.find(({ code }) => code === variable.rest)?.label[lang] ?? null
  return (
    <table className="three-line options-table">
      <thead>
        <tr>
          <th scope="col">{say('options.code')}</th>
          {LANGS.map((one) => (
            <th key={one} scope="col">
              {say('options.label', { lang: langName(one, say) })}
            </th>
          ))}
          <th scope="col">{say(variable.kind === 'multi' && variable.shape.is === 'columns' ? 'options.columns' : 'options.spelling')}</th>
          <th scope="col" className="number">{say('options.n')}</th>
          <th scope="col">{say('options.move')}</th>
          <th scope="col">{say('options.is')}</th>
        </tr>
      </thead>
      <tbody>
        {options.map((option, at) => (
          <Option key={option.values[0] ?? option.code} variable={variable} at={at} n={number(by.get(option.code))} />
        ))}
      </tbody>
      {others && (
        <tbody className="no-answer">
          {[...missing.map(({ value, reason }) => ({ value, is: `missing ${reason}` as Counted })), ...loose.map(([value]) => ({ value, is: 'none' as Counted }))].map(({ value, is }) => (
            <tr key={value}>
              <th scope="row" colSpan={4} className={is === 'none' && restLabel === null ? 'loose' : undefined}>
                {value === '' ? say('emptyCell') : value}
              </th>
              <td className="number">{number(told.get(value))}</td>
              <td colSpan={2}>
                <Counts variable={name} value={value} is={is} options={options} rest={restLabel} ofColumns={variable.kind === 'multi' && variable.shape.is === 'columns'} />
              </td>
            </tr>
          ))}
        </tbody>
      )}
    </table>
  )
}

/** The texts of its cells with how many rows hold each, as far as the page knows; of several answers in one cell, each by itself. */
function textsOf(variable: Optioned, columns: ReadonlyMap<string, ColumnSummary>): ReadonlyMap<string, number> {
  const texts = new Map<string, number>()
  const add = (text: string, n: number) => texts.set(text, (texts.get(text) ?? 0) + n)
  for (const key of columnsOf(variable)) {
    const column = columns.get(key)
    if (!column) continue
    if (column.blanks > 0) add('', column.blanks)
    for (const { text, n } of column.values) {
      if (variable.kind === 'multi' && variable.shape.is === 'joined' && !variable.missing.some(({ value }) => value === text)) {
        for (const piece of text.split(variable.shape.separator)) if (piece.trim() !== '') add(comparedText(piece), n)
      } else add(text, n)
    }
  }
  return texts
}

function Option({ variable, at, n }: { readonly variable: Optioned; readonly at: number; readonly n: string }) {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { edit } = useAtImport()
  const { name, options } = variable
  const option = options[at]!
  const { code, label, values } = option
  const ofColumns = variable.kind === 'multi' && variable.shape.is === 'columns'
  const taken = (value: number) => (Number.isSafeInteger(value) && value >= 0 && !options.some((one) => one !== option && one.code === value) ? null : say('options.codeTaken'))
  return (
    <tr>
      <td className="option-code">
        <NumberField quiet label={say('whatOf', { what: say('options.code'), of: label[lang] })} value={code} faultOf={taken} onTake={(value) => edit({ do: 'code', variable: name, code, value })} />
      </td>
      {LANGS.map((one) => (
        <td key={one} className="option-label">
          <Field
            quiet
            label={say('whatOf', { what: say('options.label', { lang: langName(one, say) }), of: code })}
            value={label[one]}
            faultOf={(typed) => (isWords(typed) && !options.some((other) => other !== option && other.label[one] === typed) ? null : say('options.labelTaken'))}
            onTake={(value) => edit({ do: 'option', variable: name, code, lang: one, value })}
          />
        </td>
      ))}
      <td className="option-values">{ofColumns ? <Members variable={variable} code={code} /> : <Spellings name={name} values={values} />}</td>
      <td className="number">{n}</td>
      <td className="option-move">
        {([-1, 1] as const).map((by) => {
          const off = options[at + by] === undefined
          const says = say(by === -1 ? 'options.up' : 'options.down', { label: label[lang] })
          return (
            <button key={by} type="button" className="icon-button" title={says} aria-label={says} aria-disabled={off} onClick={() => off || edit({ do: 'move', variable: name, code, by })}>
              <Icon name={by === -1 ? 'up' : 'down'} />
            </button>
          )
        })}
      </td>
      <td>{!ofColumns && <OptionIs variable={variable} at={at} />}</td>
    </tr>
  )
}

function Members({ variable, code }: { readonly variable: Optioned; readonly code: number }) {
  const say = useTexts(guideMessages)
  const { edit, titleOf } = useAtImport()
  if (variable.kind !== 'multi' || variable.shape.is !== 'columns') return null
  const { columns } = variable.shape
  return columns
    .filter((one) => one.code === code)
    .map(({ column }) => (
      <span key={column} className="spelling">
        {titleOf(column)}
        {columns.length > 2 && (
          <button type="button" className="link" onClick={() => edit({ do: 'leaveOutMember', variable: variable.name, column })}>
            {say('kind.leaveOut')}
            <span className="visually-hidden"> {titleOf(column)}</span>
          </button>
        )}
      </span>
    ))
}

function Spellings({ name, values }: { readonly name: string; readonly values: readonly string[] }) {
  const say = useTexts(guideMessages)
  const { edit } = useAtImport()
  return values.map((value) => (
    <span key={value} className="spelling">
      {value}
      {values.length > 1 && (
        <button type="button" className="link" onClick={() => edit({ do: 'assign', variable: name, value, as: null })}>
          {say('options.apart')}
          <span className="visually-hidden"> {value}</span>
        </button>
      )}
    </span>
  ))
}

/** An option counts as itself, as another one, or (all its spellings) as no answer. */
function OptionIs({ variable, at }: { readonly variable: Optioned; readonly at: number }) {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { edit } = useAtImport()
  const { name, options } = variable
  const { code, label, values } = options[at]!
  const of: readonly Pick<Counted>[] = [
    { value: 'own', label: say('options.own') },
    ...options.filter((one) => one.code !== code).map((one) => ({ value: `same ${one.code}` as const, label: say('options.same', { label: one.label[lang] }) })),
    ...(values.length === 1 ? REASONS.map((reason) => ({ value: `missing ${reason}` as const, label: say(`missing.${reason}`) })) : []),
  ]
  function take(is: Counted): void {
    if (is.startsWith('same ')) edit({ do: 'same', variable: name, code, as: Number(is.slice(5)) })
    else if (is.startsWith('missing ')) edit({ do: 'missing', variable: name, value: values[0]!, reason: is.slice(8) as MissingReason })
  }
  return <SlowChoice quiet label={say('whatOf', { what: say('options.is'), of: label[lang] })} value="own" of={of} onTake={take} />
}

/** A text that is no option: a missing reason, an option after all, or nothing yet. */
interface CountsProps {
  readonly variable: string
  readonly value: string
  readonly is: Counted
  readonly options: Optioned['options']
  /** Words of the option that anything else counts as. */
  readonly rest: string | null
  readonly ofColumns: boolean
}
function Counts({ variable, value, is, options, rest, ofColumns }: CountsProps) {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { edit } = useAtImport()
  const none = rest === null ? say('options.unknown') : say('options.restIs', { label: rest })
  // Who it names is not known here, so nothing can be said of the cell itself.
  if (is === 'none' && isMasked(value)) return <span className="muted">{none}</span>
  const answers: readonly Pick<Counted>[] =
    value === '' || ofColumns
      ? []
      : [{ value: 'own', label: say('options.answer') }, ...options.map((one) => ({ value: `same ${one.code}` as const, label: say('options.same', { label: one.label[lang] }) }))]
  const of: readonly Pick<Counted>[] = [...(is === 'none' ? [{ value: 'none' as const, label: none }] : []), ...answers, ...REASONS.map((reason) => ({ value: `missing ${reason}` as const, label: say(`missing.${reason}`) }))]
  function take(next: Counted): void {
    if (next.startsWith('missing ')) edit({ do: 'missing', variable, value, reason: next.slice(8) as MissingReason })
    else if (next === 'own') edit({ do: 'assign', variable, value, as: null })
    else if (next.startsWith('same ')) edit({ do: 'assign', variable, value, as: Number(next.slice(5)) })
  }
  return <SlowChoice quiet label={say('whatOf', { what: say('options.is'), of: value === '' ? say('emptyCell') : value })} value={is} of={of} onTake={take} />
}
