import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTexts } from '../../i18n/lang.tsx'
import { Icon } from '../../ui/icon.tsx'
import { guideMessages } from './messages.ts'

// A variable has dozens of fields: they are the browser's own, without a component of the library around each.

/** For a field or button that has just come in answer to what somebody did: the keyboard goes on there. */
export const focusOnceThere = (element: HTMLElement | null): void => element?.focus()

interface FieldProps {
  readonly label: string
  /** The label is shown only where the field does not stand under a heading of its table (on a phone). */
  readonly quiet?: boolean
  readonly description?: string | undefined
}

/** Label above, what to know, the control, what is wrong. `children` gets the id the label points at and what describes it. */
function Labelled({ label, quiet, description, fault, children }: FieldProps & { readonly fault: string | null; readonly children: (of: { readonly id: string; readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: true }) => ReactNode }) {
  const id = useId()
  const told = [...(description === undefined ? [] : [`${id}-description`]), ...(fault === null ? [] : [`${id}-fault`])].join(' ')
  return (
    <div className="field">
      <label htmlFor={id} className={quiet ? 'quiet-label' : undefined}>
        {label}
      </label>
      {description !== undefined && (
        <p className="field-description" id={`${id}-description`}>
          {description}
        </p>
      )}
      {children({ id, ...(told === '' ? {} : { 'aria-describedby': told }), ...(fault === null ? {} : { 'aria-invalid': true as const }) })}
      {fault !== null && (
        <p className="field-fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  )
}

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
  return (
    <Labelled {...rest} fault={fault}>
      {(of) => <input {...of} type="text" value={typed ?? value} onChange={({ currentTarget }) => setTyped(currentTarget.value)} onBlur={take} onKeyDown={key} />}
    </Labelled>
  )
}

/** A number, taken like a text. */
export function NumberField({ value, faultOf, onTake, ...rest }: FieldProps & { readonly value: number; readonly faultOf: (value: number) => string | null; readonly onTake: (value: number) => void }) {
  const read = (typed: string) => (typed.trim() === '' ? Number.NaN : Number(typed))
  return <Field {...rest} value={String(value)} faultOf={(typed) => faultOf(read(typed))} onTake={(typed) => onTake(read(typed))} />
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

function Select({ of, ...rest }: React.ComponentProps<'select'> & { readonly of: readonly Pick<string>[] }) {
  return (
    <span className="field-select">
      <select {...rest}>
        {of.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Icon name="chevronDown" />
    </span>
  )
}

/** One of several, taken at once. */
export function Choice<T extends string>({ value, of, onTake, disabled = false, ...rest }: ChoiceProps<T>) {
  return (
    <Labelled {...rest} fault={null}>
      {(labelled) => <Select {...labelled} of={of} disabled={disabled} value={value} onChange={({ currentTarget }) => onTake(currentTarget.value as T)} />}
    </Labelled>
  )
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
    <Labelled {...rest} description={standing !== null && standing !== value ? say('enterTakes') : rest.description} fault={null}>
      {(labelled) => (
        <Select
          {...labelled}
          of={of}
          disabled={disabled}
          value={standing ?? value}
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
      )}
    </Labelled>
  )
}
