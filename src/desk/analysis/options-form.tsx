import { NativeSelect, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Field, Method } from '../../../analysis/methods/method.ts'
import type { Codebook } from '../../../analysis/study/codebook.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { deskMessages } from '../messages.ts'
import { useResultWords } from '../result/words.ts'
import { choicesFor, type Choices } from './choices.ts'

export type Options = { readonly [name: string]: unknown }

interface Props {
  readonly method: Method
  readonly codebook: Codebook
  readonly options: Options
  readonly onChange: (options: Options) => void
}

/** The form of any method: one entry per declared option. */
export function OptionsForm({ method, codebook, options, onChange }: Props) {
  const words = useResultWords()
  return Object.entries(method.options).map(([name, field]) => (
    <Entry
      key={name}
      label={words({ key: `${method.id}.options.${name}` })}
      field={field}
      codebook={codebook}
      value={options[name]}
      sayChoice={(choice) => words({ key: `${method.id}.options.${name}.${choice}` })}
      onChange={(value) => onChange({ ...options, [name]: value })}
    />
  ))
}

interface EntryProps {
  readonly label: string
  readonly field: Field
  readonly codebook: Codebook
  readonly value: unknown
  readonly sayChoice: (choice: string) => string
  readonly onChange: (value: unknown) => void
}
function Entry({ label, field, codebook, value, sayChoice, onChange }: EntryProps) {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  switch (field.type) {
    case 'category':
    case 'measure':
    case 'scale': {
      const choices = choicesFor(field, codebook, lang, say)
      if (field.many) return <Several label={label} choices={choices} value={Array.isArray(value) ? (value as string[]) : []} least={field.min} onChange={onChange} />
      return (
        <NativeSelect
          label={label}
          value={typeof value === 'string' ? value : ''}
          onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
          data={[
            ...(field.optional ? [{ value: '', label: say('analysis.none') }] : []),
            ...choices.map(({ title, items }) => ({ group: title, items: items.map(({ name, label: of }) => ({ value: name, label: of })) })),
          ]}
        />
      )
    }
    case 'choice':
      return (
        <NativeSelect
          label={label}
          value={typeof value === 'string' ? value : field.of[0]}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          data={field.of.map((one) => ({ value: one, label: sayChoice(one) }))}
        />
      )
    case 'flag':
      return <Switch labelPosition="left" label={label} checked={typeof value === 'boolean' ? value : field.default} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
    case 'number':
      return <NumberEntry label={label} field={field} value={typeof value === 'number' ? value : field.default} onChange={onChange} />
  }
}

/** A number is taken when the field is left or Enter is pressed, and only if it is in range. */
function NumberEntry({ label, field, value, onChange }: { readonly label: string; readonly field: Extract<Field, { type: 'number' }>; readonly value: number; readonly onChange: (value: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  const { min, max, integer } = field
  function take(): void {
    const number = Number(typed)
    setTyped(null)
    if (typed !== null && typed.trim() !== '' && number >= min && number <= max && (!integer || Number.isInteger(number)) && number !== value) onChange(number)
  }
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      description={`${min} – ${max}`}
      value={typed ?? String(value)}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={take}
      onKeyDown={({ key }) => key === 'Enter' && take()}
    />
  )
}

/** Any number of variables or scales, folded away under what is chosen. */
function Several({ label, choices, value, least, onChange }: { readonly label: string; readonly choices: Choices; readonly value: readonly string[]; readonly least: number; readonly onChange: (value: readonly string[]) => void }) {
  const say = useTexts(deskMessages)
  const [open, setOpen] = useState(false)
  const chosen = new Set(value)
  // The order of the codebook is the order of the result, whatever was clicked first.
  const order = choices.flatMap(({ items }) => items.map(({ name }) => name))
  const toggle = (name: string) => {
    const next = chosen.has(name) ? value.filter((one) => one !== name) : [...value, name]
    onChange(order.filter((one) => next.includes(one)))
  }
  const labels = choices.flatMap(({ items }) => items.filter(({ name }) => chosen.has(name)).map((item) => item.label))
  return (
    <details className="several" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span className="several-label">{label}</span>
        <span className="several-value">{labels.length === 1 ? labels[0] : say('analysis.chosen', { n: labels.length })}</span>
        {labels.length < least && <span className="several-least">{say('analysis.atLeast', { n: least })}</span>}
      </summary>
      {open &&
        choices.map(({ title, items }) => (
          <fieldset key={title}>
            <legend>{title}</legend>
            {items.map((item) => (
              <label key={item.name}>
                <input type="checkbox" checked={chosen.has(item.name)} onChange={() => toggle(item.name)} /> {item.label}
              </label>
            ))}
          </fieldset>
        ))}
    </details>
  )
}
