import type { ReactNode } from 'react'
import type { Codebook } from '../../../analysis/study/codebook.ts'
import type { Message, Part, Refused, Result } from '../../../analysis/result/result.ts'
import type { Say } from '../../../analysis/render/translate.ts'
import { useTexts } from '../../i18n/lang.tsx'
import { Icon } from '../../ui/icon.tsx'
import { deskMessages } from '../messages.ts'
import { useTurn } from '../turns.ts'
import { Actions } from './actions.tsx'
import { FigureView } from './figure-view.tsx'
import { How } from './how.tsx'
import { WithSymbols } from './symbols.tsx'
import { TableView } from './table-view.tsx'
import { useResultWords } from './words.ts'

/** What was found in one sentence; the title where a result has none. */
export function sentenceOf(result: Result, words: Say): string {
  return words(result.summary ?? result.title)
}

interface Props {
  readonly result: Result
  readonly codebook: Codebook
  /** How files of this result begin. */
  readonly name: string
  /** The sentence stands here, if there is one; false where it is the heading of the page. */
  readonly sentence: boolean
  /** Tables and figures that come before, for their numbers. */
  readonly before?: Places
}
export interface Places {
  readonly tables: number
  readonly figures: number
}

/** How many tables and figures a result has. */
export function placesOf({ parts }: Result): Places {
  return { tables: parts.filter(({ kind }) => kind === 'table').length, figures: parts.filter(({ kind }) => kind === 'chart').length }
}

/** A result, top-down as a thesis would tell it: sentence, figure, table, notes, cases, how it was computed, where to take it. */
export function ResultView({ result, codebook, name, sentence, before = { tables: 0, figures: 0 } }: Props) {
  const words = useResultWords()
  if (result.status === 'refused') return <RefusalView result={result} codebook={codebook} />
  let { tables, figures } = before
  const placed = result.parts.map((part) => ({ part, place: part.kind === 'table' ? ++tables : part.kind === 'chart' ? ++figures : 0 }))
  return (
    <div className="result">
      {sentence && result.summary && (
        <p className="sentence">
          <WithSymbols>{words(result.summary)}</WithSymbols>
        </p>
      )}
      {placed.map(({ part, place }) => (
        <PartView key={part.id} part={part} result={result} place={place} />
      ))}
      <CasesLine result={result} />
      <How result={result} codebook={codebook} />
      <Actions result={result} name={name} />
    </div>
  )
}

/** Each part takes a turn of its own, so that a result with many is never one long piece of work. */
function PartView({ part, result, place }: { readonly part: Part; readonly result: Extract<Result, { status: 'completed' }>; readonly place: number }) {
  const { element, mine } = useTurn<HTMLDivElement>()
  const inside: ReactNode =
    part.kind === 'table' ? <TableView table={part} place={place} synthetic={result.provenance.synthetic} /> : part.kind === 'chart' ? <FigureView chart={part} result={result} place={place} /> : null
  if (inside === null) return null
  return (
    <div ref={element} className={mine ? 'part' : 'part waiting-part'} data-part={part.id}>
      {mine && inside}
    </div>
  )
}

/** Who was counted and who was not. */
function CasesLine({ result: { cases } }: { readonly result: Result }) {
  const words = useResultWords()
  const unused = cases.selected - cases.used
  const line: Message[] = [
    unused > 0 ? { key: 'result.cases.usedOf', values: { used: { figure: cases.used, as: 'count' }, unused: { figure: unused, as: 'count' } } } : { key: 'result.cases.used', values: { used: { figure: cases.used, as: 'count' } } },
    ...(cases.selected < cases.total ? [{ key: 'result.cases.filtered', values: { total: { figure: cases.total, as: 'count' }, selected: { figure: cases.selected, as: 'count' } } } as const] : []),
  ]
  return (
    <div className="cases">
      <p>
        <strong>{words(line[0]!)}</strong>
        {line[1] && <span> · {words(line[1])}</span>}
      </p>
      {cases.excluded.length > 0 && (
        <ul>
          {cases.excluded.map(({ reason, n }) => (
            <li key={words(reason)}>{words({ key: 'result.cases.excluded', values: { reason, n: { figure: n, as: 'count' } } })}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** In the place of the table: what was asked, why there is no result, what would help. */
function RefusalView({ result, codebook }: { readonly result: Refused; readonly codebook: Codebook }) {
  const say = useTexts(deskMessages)
  const words = useResultWords()
  const { reason, help } = result.refused
  return (
    <div className="result">
      <div className="refusal">
        <div>
          <p className="refusal-what">
            <Icon name="hatch" /> {say('result.refused')}
          </p>
          <p className="muted">{words(result.title)}</p>
        </div>
        <div>
          <p className="refusal-label">{say('result.reason')}</p>
          <p>
            <WithSymbols>{words(reason)}</WithSymbols>
          </p>
        </div>
        {help && (
          <div>
            <p className="refusal-label">{say('result.help')}</p>
            <p>{words(help)}</p>
          </div>
        )}
      </div>
      <How result={result} codebook={codebook} />
    </div>
  )
}
