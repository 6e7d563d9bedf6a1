import { TextInput } from '@mantine/core'
import { memo, startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { MapCheck } from '../../../analysis/intake/applied.ts'
import type { MappedVariable } from '../../../analysis/intake/map.ts'
import { formatNumber } from '../../../analysis/render/format.ts'
import type { Lang } from '../../../analysis/study/text.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import type { Say } from '../../i18n/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import { useGrowing } from '../turns.ts'
import { useAtImport } from './at-import.ts'
import { FaultNote } from './fault-note.tsx'
import { guideMessages } from './messages.ts'
import { Scales } from './scales.tsx'
import { StepHead } from './step-head.tsx'
import { keyOf } from './variables-key.ts'
import { VariableEditor } from './variable-editor.tsx'

type Counts = MapCheck['variables'][number]

/** Every variable of the file with what its answers come to; one opens in place to be changed. */
export function VariablesStep() {
  const say = useTexts(guideMessages)
  const { map } = useAtImport()
  return (
    <>
      <StepHead>{say('variables.sentence', { n: map.variables.length, scales: map.scales.length })}</StepHead>
      <div className="desk-body">
        <FaultNote />
        <Unsure />
        <Scales />
        <List />
      </div>
    </>
  )
}

/** What nobody but a person can decide is pointed out above all, with the way to it. */
function Unsure() {
  const say = useTexts(guideMessages)
  const { map, checked, setOpened } = useAtImport()
  const found = (checked?.unsure ?? []).flatMap(({ variable }) => map.variables.filter(({ name }) => name === variable))
  if (found.length === 0) return null
  return (
    <p className="caution-note variables-unsure">
      {say('unsure.some')}{' '}
      {found.slice(0, 24).map((variable) => (
        <button
          key={variable.name}
          type="button"
          className="link"
          onClick={() => {
            setOpened(keyOf(variable))
            showOpened()
          }}
        >
          {variable.name}
        </button>
      ))}
    </p>
  )
}

/** The keyboard goes to the variable that has been opened, once it is there. */
function showOpened(): ReturnType<typeof setTimeout> {
  return setTimeout(() => {
    const button = document.querySelector<HTMLElement>('.variable-row[aria-expanded="true"]')
    button?.scrollIntoView({ block: 'start' })
    button?.focus({ preventScroll: true })
  })
}

function List() {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { map, checked, checking, opened, setOpened } = useAtImport()
  const [find, setFind] = useState('')
  const counts = useMemo(() => new Map((checked?.variables ?? []).map((one) => [one.name, one])), [checked])
  const unsure = useMemo(() => new Set((checked?.unsure ?? []).map(({ variable }) => variable)), [checked])
  const scales = useMemo(() => new Map(map.scales.flatMap(({ items, name }) => items.map((item) => [item, name] as const))), [map.scales])
  const wanted = find.trim().toLowerCase()
  const found = wanted === '' ? map.variables : map.variables.filter((one) => [one.name, one.label[lang], one.text[lang]].some((text) => text.toLowerCase().includes(wanted)))
  // The one that is open is there at once, however far down.
  const shown = Math.max(useGrowing(found.length, 24), found.findIndex((one) => keyOf(one) === opened) + 1)
  // An editor has dozens of fields: made in small pieces of work.
  const toggle = useCallback((key: string) => startTransition(() => setOpened((before) => (before === key ? null : key))), [setOpened])
  useShowOpened(opened)
  return (
    <section aria-labelledby="variables">
      <div className="variables-head">
        <h2 id="variables">{say('variables.list')}</h2>
        <TextInput aria-label={say('variables.find')} placeholder={say('variables.find')} leftSection={<Icon name="search" />} value={find} onChange={({ currentTarget }) => setFind(currentTarget.value)} />
        <output className="muted">{wanted !== '' && say('variables.found', { n: found.length })}</output>
        {checking && <span className="muted">{say('variables.checking')}</span>}
      </div>
      <ul className="variables">
        {found.slice(0, shown).map((variable) => {
          const key = keyOf(variable)
          return <Row key={key} variable={variable} counts={counts.get(variable.name) ?? null} scale={scales.get(variable.name) ?? null} unsure={unsure.has(variable.name)} open={opened === key} toggle={toggle} lang={lang} say={say} />
        })}
      </ul>
    </section>
  )
}

/** Who comes here for one variable (from a cell that does not fit) stands at it. */
function useShowOpened(opened: string | null): void {
  const atFirst = useRef(opened)
  useEffect(() => {
    if (atFirst.current === null) return
    // After the page has put the keyboard at the heading of the step.
    const timer = showOpened()
    return () => clearTimeout(timer)
  }, [])
}

interface RowProps {
  readonly variable: MappedVariable
  readonly counts: Counts | null
  readonly scale: string | null
  readonly unsure: boolean
  readonly open: boolean
  readonly toggle: (key: string) => void
  readonly lang: Lang
  readonly say: Say<typeof guideMessages>
}
const Row = memo(function Row({ variable, counts, scale, unsure, open, toggle, lang, say }: RowProps) {
  const key = keyOf(variable)
  const reversed = variable.kind === 'coded' && variable.reversed
  const n = (value: number) => formatNumber(value, 'count', lang)
  return (
    <li className={open ? 'open' : undefined}>
      <button type="button" className="variable-row" aria-expanded={open} onClick={() => toggle(key)}>
        <code>{variable.name}</code>
        <span className="variable-label">{variable.label[lang]}</span>
        <span className="variable-kind">
          {kindOf(variable, say)}
          {scale !== null && ` · ${scale}`}
          {reversed && <strong> · {say('kind.reversed')}</strong>}
          {unsure && <strong> · {say('unsure.mark')}</strong>}
        </span>
        <span className="variable-n">
          {counts && say('variables.answered', { n: n(counts.answered) })}
          {counts && counts.lost > 0 && <strong> {say('variables.lost', { n: n(counts.lost) })}</strong>}
        </span>
        <Icon name={open ? 'chevronDown' : 'chevronRight'} />
        <Preview variable={variable} counts={counts} lang={lang} />
      </button>
      {open && <VariableEditor variable={variable} counts={counts} />}
    </li>
  )
})

export function kindOf(variable: MappedVariable, say: Say<typeof guideMessages>): string {
  if (variable.kind !== 'coded') return say(`kind.${variable.kind}`)
  return variable.bounds ? `${say('kind.ordinal')} ${variable.bounds.min}–${variable.bounds.max}` : say(`kind.${variable.level}`)
}

/** The first answers with their codes and counts, in one line: what is in the wrong order is seen here. */
function Preview({ variable, counts, lang }: { readonly variable: MappedVariable; readonly counts: Counts | null; readonly lang: Lang }) {
  if (variable.kind === 'number') return <span className="variable-preview">{`${variable.bounds.min} – ${variable.bounds.max}`}</span>
  if (variable.kind !== 'coded' && variable.kind !== 'multi') return null
  const by = new Map((counts?.counts ?? []).map(({ code, n }) => [code, n]))
  return (
    <span className="variable-preview">
      {variable.options.slice(0, 8).map(({ code, label }) => (
        <span key={code}>
          <b>{code}</b> {label[lang] !== String(code) && label[lang]}
          {by.has(code) && <i> {formatNumber(by.get(code)!, 'count', lang)}</i>}
        </span>
      ))}
      {variable.options.length > 8 && <span>…</span>}
    </span>
  )
}
