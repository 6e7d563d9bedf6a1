import type { ReactNode } from 'react'

interface Choice<T> {
  readonly value: T
  readonly label: ReactNode
  /** Where the label alone does not say it (letters of three sizes). */
  readonly title?: string
  readonly lang?: string
}

/** A few choices side by side, one of them on. */
export function Segmented<T extends string | number>({
  name,
  choices,
  value,
  onChange,
}: {
  readonly name: string
  readonly choices: readonly Choice<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
}) {
  return (
    <fieldset className="segmented" aria-label={name}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          lang={choice.lang}
          title={choice.title}
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
        >
          {choice.label}
          {choice.title && <span className="visually-hidden"> {choice.title}</span>}
        </button>
      ))}
    </fieldset>
  )
}
