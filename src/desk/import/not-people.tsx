import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { columnsOf, type ImportMap } from '../../../analysis/intake/map.ts'
import { formatNumber } from '../../../analysis/render/format.ts'
import type { ColumnSummary } from '../../engines/import-protocol.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { useAtImport } from './at-import.ts'
import { Choice, SlowChoice } from './fields.tsx'
import { Fold } from './fold.tsx'
import { guessed } from './make.ts'
import { guideMessages } from './messages.ts'

/** Rows that are no people: those the mapping leaves out, each rule to be undone; those in which nothing stands; and a rule of one's own. */
export function NotPeople() {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { map, checked } = useAtImport()
  const blank = checked?.aside.find(({ reason }) => reason === 'blank')?.n ?? 0
  return (
    <section aria-labelledby="not-people">
      <h2 id="not-people">{say('notPeople.title')}</h2>
      <p className="muted">{say('notPeople.help')}</p>
      {map.notPeople.length > 0 && (
        <ul className="plain not-people">
          {map.notPeople.map((rule) => (
            <Rule key={rule.column} rule={rule} />
          ))}
        </ul>
      )}
      {blank > 0 && <p>{say('notPeople.blank', { n: formatNumber(blank, 'count', lang) })}</p>}
      <Fold summary={say('notPeople.add')}>{() => <NewRule />}</Fold>
    </section>
  )
}

/** A list of marks may be long: those that stand in this file tell. */
const MOST = 6

function Rule({ rule: { column, values } }: { readonly rule: ImportMap['notPeople'][number] }) {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { work, checked, edit, tell, titleOf } = useAtImport()
  const summary = work.summary.columns.find(({ key }) => key === column)
  const held = values.filter((value) => summary?.values.some(({ text }) => text === value))
  const shown = held.length > 0 ? held : values
  const quoted = shown.slice(0, MOST).map((value) => `“${value}”`).join(lang === 'zh-CN' ? '、' : ', ')
  const sentence = say('notPeople.rule', { column: titleOf(column), values: shown.length > MOST ? `${quoted} …` : quoted })
  const n = checked?.notPeople.find((one) => one.column === column)?.n
  return (
    <li>
      <span>{sentence}</span>
      <span className="number">{!summary ? say('notPeople.noColumn') : n === 0 ? say('notPeople.nowhere') : n !== undefined && say('notPeople.n', { n: formatNumber(n, 'count', lang) })}</span>
      <button
        type="button"
        className="link"
        onClick={() => {
          edit({ do: 'notPeople', column, values: [] })
          tell(say('notPeople.undone', { rule: sentence }))
          document.querySelector<HTMLElement>('.desk-main h1')?.focus()
        }}
      >
        {say('notPeople.undo')}
        <span className="visually-hidden"> {sentence}</span>
      </button>
    </li>
  )
}

/** A longer text is somebody's own words. */
const LONGEST = 60

function NewRule() {
  const say = useTexts(guideMessages)
  const { map, work, edit, column: ask, tell, titleOf } = useAtImport()
  const [column, setColumn] = useState('')
  const [values, setValues] = useState<readonly string[]>([])
  const [value, setValue] = useState('')
  const columns = useMemo(() => work.summary.columns.filter((one) => mayTell(one, map)), [work.summary.columns, map])
  const rule = map.notPeople.find((one) => one.column === column)
  const offered = values.filter((text) => !rule?.values.includes(text))
  const none = { value: '', label: say('notPeople.choose') }
  async function choose(key: string): Promise<void> {
    setColumn(key)
    setValue('')
    setValues([])
    if (key === '') return
    const { values: texts } = await ask(key, null)
    setValues(texts.map(({ text }) => text).filter((text) => text.length <= LONGEST))
  }
  return (
    <>
      <div className="import-fields">
        <SlowChoice label={say('notPeople.column')} value={column} of={[none, ...columns.map(({ key }) => ({ value: key, label: titleOf(key) }))]} onTake={(key) => void choose(key)} />
        <Choice label={say('notPeople.value')} value={value} disabled={offered.length === 0} of={[none, ...offered.map((text) => ({ value: text, label: text }))]} onTake={setValue} />
      </div>
      <p className="actions">
        <Button
          disabled={value === ''}
          onClick={() => {
            edit({ do: 'notPeople', column, values: [...(rule?.values ?? []), value] })
            tell(say('notPeople.rule', { column: titleOf(column), values: `“${value}”` }))
            setValue('')
          }}
        >
          {say('notPeople.take')}
        </Button>
      </p>
    </>
  )
}

/**
 * Whether what stands in a column may stand in a rule, which goes where the mapping goes: nothing that says who somebody is, and no words of
 * people's own (free text, several answers in one cell, what was written behind "other").
 */
function mayTell(column: ColumnSummary, map: ImportMap): boolean {
  if (column.guard !== null) return false
  const variable = map.variables.find((one) => columnsOf(one).includes(column.key))
  if (variable) return variable.kind === 'number' || variable.kind === 'day' || (variable.kind === 'coded' && variable.rest === null)
  const why = map.leftOut.find((one) => one.column === column.key)?.why
  return why === 'rowId' || why === 'administrative' || guessed(column, map.tool)?.kind !== 'text'
}
