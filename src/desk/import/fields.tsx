import { NativeSelect, TextInput } from '@mantine/core'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTexts } from '../../i18n/lang.tsx'
import { guideMessages } from './messages.ts'

/** For a field or button that has just come in answer to what somebody did: the keyboard goes on there. */
export const focusOnceThere = (element: HTMLElement | null): void => element?.focus()

interface FieldProps {
  readonly label: string
  /** The label is shown only where the field does not stand under a heading of its table (on a phone). */
  readonly quiet?: boolean
  readonly description?: string
}
const named = ({ label, quiet, description }: FieldProps) => ({ label, ...(quiet ? { labelProps: { className: 'quiet-label' } } : {}), ...(description === undefined ? {} : { description }) })

/** A text that is taken when the field is left or Enter is pressed, and only if nothing is wrong with it; Escape gives the one before back. */
export function Field({ value, faultOf, onTake, ...rest }: FieldProps & { readonly value: string; readonly faultOf: (typed: string) => string | null; readonly onTake: (value: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  const fault = typed === null || typed.trim() === value ? null : faultOf(typed.trim())
  function take(): void {
    if (typed === null || fault !== null) return
    setTyped(null)
    if (typed.trim() !== value) onTake(typed.trim())
  }
  function key(event: KeyboardEvent): void {
    if (event.key === 'Enter') take()
    else if (event.key === 'Escape') setTyped(null)
    // While something is being typed, undo is the field's own.
    if (typed !== null) event.stopPropagation()
  }
  return <TextInput {...named(rest)} value={typed ?? value} error={fault} onChange={({ currentTarget }) => setTyped(currentTarget.value)} onBlur={take} onKeyDown={key} />
}

/** A number, taken like a text. */
export function NumberField({ value, faultOf, onTake, ...rest }: FieldProps & { readonly value: number; readonly faultOf: (value: number) => string | null; readonly onTake: (value: number) => void }) {
  const read = (typed: string) => (typed.trim() === '' ? Number.NaN : Number(typed))
  return (
    <div className="number-field">
      <Field {...rest} value={String(value)} faultOf={(typed) => faultOf(read(typed))} onTake={(typed) => onTake(read(typed))} />
    </div>
  )
}

export interface Pick<T extends string> {
  readonly value: T
  readonly label: string
}

interface ChoiceProps<T extends string> extends FieldProps {
  readonly value: T
  readonly of: readonly Pick<T>[]
  readonly disabled?: boolean
  readonly onTake: (value: T) => void
}

/** One of several, taken at once. */
export function Choice<T extends string>({ value, of, onTake, disabled = false, ...rest }: ChoiceProps<T>) {
  return <NativeSelect {...named(rest)} disabled={disabled} value={value} data={of.map((one) => ({ ...one }))} onChange={({ currentTarget }) => onTake(currentTarget.value as T)} />
}

/**
 * One of several where what is chosen changes what is offered. By keyboard a browser goes through the choices one by one: only Enter, or
 * going on, takes the one that stands there; Escape none.
 */
export function SlowChoice<T extends string>({ value, of, onTake, disabled = false, ...rest }: ChoiceProps<T>) {
  const say = useTexts(guideMessages)
  const [standing, setStanding] = useState<T | null>(null)
  const pointed = useRef(false)
  function take(chosen: T | null): void {
    setStanding(null)
    if (chosen !== null && chosen !== value) onTake(chosen)
  }
  return (
    <NativeSelect
      {...named(rest)}
      {...(standing !== null && standing !== value ? { description: say('enterTakes') } : {})}
      disabled={disabled}
      value={standing ?? value}
      data={of.map((one) => ({ ...one }))}
      onPointerDown={() => (pointed.current = true)}
      onKeyDown={(event) => {
        pointed.current = false
        if (event.key === 'Enter') take(standing)
        else if (event.key === 'Escape') setStanding(null)
        if (standing !== null) event.stopPropagation()
      }}
      onChange={({ currentTarget }) => {
        const chosen = currentTarget.value as T
        if (pointed.current) take(chosen)
        else setStanding(chosen)
      }}
      onBlur={() => take(standing)}
    />
  )
}
