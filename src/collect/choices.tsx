import type { ButtonHTMLAttributes, KeyboardEvent, Ref } from 'react'
import { Icon } from '../ui/icon.tsx'

export interface Choice {
  readonly code: number
  readonly label: string
  /** A way out: no answer, set apart. */
  readonly apart: boolean
}

/**
 * An option: the whole of it is the target, with the role of a radio button or a check box. It is no form control on purpose:
 * a browser writes the state of form controls to disk with the history of its pages, and nothing unfinished may be written.
 */
export function OptionButton({
  as,
  on,
  label,
  tick = false,
  className = 'option',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly as: 'radio' | 'checkbox'
  readonly on: boolean
  readonly label: string
  /** Marks the chosen one of a row, where rings have no room. */
  readonly tick?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}) {
  return (
    <button type="button" className={className} role={as} aria-checked={on} {...rest}>
      <span className={as === 'checkbox' ? 'box' : 'ring'} aria-hidden="true">
        {as === 'checkbox' && on && <Icon name="check" />}
      </span>
      {tick && on && <Icon name="check" />}
      <span className="words">{label}</span>
    </button>
  )
}

/** The options of one question: one of them or several, the ways out set apart. */
export function Choices({
  id,
  several,
  row,
  choices,
  chosen,
  labelledBy,
  describedBy,
  onChoose,
}: {
  readonly id: string
  readonly several: boolean
  /** Short scales stand side by side where there is room. */
  readonly row: boolean
  readonly choices: readonly Choice[]
  readonly chosen: readonly number[]
  readonly labelledBy: string
  readonly describedBy: string | undefined
  readonly onChoose: (code: number) => void
}) {
  const focusable = several ? null : (choices.find(({ code }) => chosen.includes(code)) ?? choices[0])?.code

  /** Arrow keys move within one choice of several, as in any radio group. */
  function move(event: KeyboardEvent<HTMLButtonElement>): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (several || step === undefined) return
    event.preventDefault()
    const buttons = [...(event.currentTarget.closest('[role=radiogroup]')?.querySelectorAll<HTMLButtonElement>('[role=radio]') ?? [])]
    const at = (buttons.indexOf(event.currentTarget) + step + buttons.length) % buttons.length
    buttons[at]?.focus()
    onChoose(choices[at]!.code)
  }
  const option = ({ code, label, apart }: Choice) => (
    <OptionButton
      key={code}
      as={several ? 'checkbox' : 'radio'}
      on={chosen.includes(code)}
      label={label}
      tick={row && !apart}
      className={apart ? 'option apart' : 'option'}
      data-code={code}
      tabIndex={several || code === focusable ? 0 : -1}
      onClick={() => onChoose(code)}
      onKeyDown={move}
    />
  )
  const own = choices.filter(({ apart }) => !apart)
  const ways = choices.filter(({ apart }) => apart)
  return (
    <div
      id={id}
      className={row ? 'choices row' : own.length > 6 ? 'choices many' : 'choices'}
      role={several ? 'group' : 'radiogroup'}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    >
      <div className="options">{own.map(option)}</div>
      {ways.length > 0 && <div className="ways">{ways.map(option)}</div>}
    </div>
  )
}
