import type { Question, QuestionSelectBase } from 'survey-core'
import { memo, useState } from 'react'
import { variableOf, type NumberVariable } from '../../analysis/study/codebook.ts'
import type { Lang } from '../../analysis/study/text.ts'
import { useLang, useTexts } from '../i18n/lang.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Choices } from './choices.tsx'
import type { Fault } from './faults.ts'
import { collectMessages } from './messages.ts'
import type { Session } from './session.ts'

/** Where the focus goes when this question stops a person. */
export const fieldId = (name: string) => `field-${name}`

interface Props {
  readonly session: Session
  readonly question: Question
  /** One of the items of a scale, side by side with others. */
  readonly row: boolean
  readonly number: string | null
  /** Of the model when this was drawn: the view is drawn again only when one of these changes. */
  readonly value: unknown
  readonly fault: Fault | null
  readonly lang: Lang
}

/** One question of the SurveyJS model. */
export const QuestionView = memo(function QuestionView({ session, question, row, number, value, fault }: Props) {
  const say = useTexts(collectMessages)
  const { name } = question
  const titleId = `title-${name}`
  const faultId = `fault-${name}`
  const variable = variableOf(session.codebook, name)
  const typed = variable.kind === 'number' || variable.kind === 'text'
  const clearable = !typed && value !== undefined && variable.waysOut.length === 0
  return (
    <div className={fault ? 'question wrong' : 'question'} data-question={name}>
      <p className="title">
        {number && <span className="number">{number}</span>}
        {typed ? (
          <label id={titleId} htmlFor={fieldId(name)}>
            {question.title}
          </label>
        ) : (
          <span id={titleId}>{question.title}</span>
        )}
        {variable.kind === 'multi' && <span className="hint">{say('chooseSeveral')}</span>}
      </p>
      {typed ? (
        variable.kind === 'number' ? (
          <NumberField session={session} variable={variable} value={value} faultId={fault ? faultId : undefined} />
        ) : (
          <TextField session={session} name={name} value={value} maxLength={variable.maxLength} faultId={fault ? faultId : undefined} />
        )
      ) : (
        <Choices
          id={fieldId(name)}
          several={variable.kind === 'multi'}
          row={row}
          choices={(question as QuestionSelectBase).choices.map((choice) => ({
            code: choice.value as number,
            label: choice.text,
            apart: (choice.value as number) < 0,
          }))}
          chosen={Array.isArray(value) ? (value as number[]) : typeof value === 'number' ? [value] : []}
          labelledBy={titleId}
          describedBy={fault ? faultId : undefined}
          onChoose={(code) => session.choose(name, code)}
        />
      )}
      {!typed && variable.waysOut.length === 0 && (
        <div className="ways">
          <button type="button" className="option apart" disabled={!clearable} onClick={() => session.clear(name)}>
            <Icon name="undo" />
            {say('clear')}
            <span className="visually-hidden">{`: ${question.title}`}</span>
          </button>
        </div>
      )}
      {fault && <FaultText id={faultId} fault={fault} onKeep={() => session.confirmText(name)} />}
    </div>
  )
})

/** What is wrong and what to do, at the question. */
function FaultText({ id, fault, onKeep }: { readonly id: string; readonly fault: Fault; readonly onKeep: () => void }) {
  const say = useTexts(collectMessages)
  const text =
    fault.key === 'mayIdentify'
      ? say('mayIdentify', { what: fault.kinds.map((kind) => say(kind)).join(say('listSeparator')) })
      : fault.key === 'outOfRange'
        ? say('outOfRange', { min: fault.min, max: fault.max })
        : say(fault.key)
  return (
    <div className="fault">
      <p id={id} role="alert">
        <Icon name="warn" /> {text}
      </p>
      {fault.key === 'mayIdentify' && <Button onClick={onKeep}>{say('keepText')}</Button>}
    </div>
  )
}

interface FieldProps {
  readonly session: Session
  readonly value: unknown
  readonly faultId: string | undefined
}
const asTyped = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** No keyboard help that remembers: nothing typed is offered to the next person, checked elsewhere or kept. */
const unremembered = { autoComplete: 'off', autoCorrect: 'off', autoCapitalize: 'off', spellCheck: false } as const

function NumberField({ session, variable, value, faultId }: FieldProps & { readonly variable: NumberVariable }) {
  const { lang } = useLang()
  const { name, unit, integer } = variable
  return (
    <span className="number-field">
      <input
        id={fieldId(name)}
        type="text"
        inputMode={integer ? 'numeric' : 'decimal'}
        defaultValue={asTyped(value)}
        maxLength={20}
        aria-invalid={faultId !== undefined}
        aria-describedby={faultId}
        {...unremembered}
        onInput={(event) => session.typed(name, event.currentTarget.value)}
        onBlur={() => session.commit()}
      />
      {unit && <span>{unit[lang]}</span>}
    </span>
  )
}

function TextField({ session, name, value, maxLength, faultId }: FieldProps & { readonly name: string; readonly maxLength: number }) {
  const say = useTexts(collectMessages)
  const [length, setLength] = useState(asTyped(value).length)
  return (
    <div className="text-field">
      <textarea
        id={fieldId(name)}
        rows={5}
        defaultValue={asTyped(value)}
        maxLength={maxLength}
        aria-invalid={faultId !== undefined}
        aria-describedby={[faultId, `count-${name}`].filter(Boolean).join(' ')}
        {...unremembered}
        onInput={(event) => {
          setLength(event.currentTarget.value.length)
          session.typed(name, event.currentTarget.value)
        }}
        onBlur={() => session.commit()}
      />
      <p id={`count-${name}`} className="hint">
        {say('charactersLeft', { n: maxLength - length })}
      </p>
    </div>
  )
}
