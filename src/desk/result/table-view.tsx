import { useMemo } from 'react'
import { layout, type BodyCell, type Grid } from '../../../analysis/render/layout.ts'
import type { TablePart } from '../../../analysis/result/result.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { deskMessages } from '../messages.ts'
import { useGrowing } from '../turns.ts'
import { Wide } from '../wide.tsx'
import { SyntheticMark } from './synthetic-mark.tsx'
import { WithSymbols } from './symbols.tsx'
import { reportWords } from '../../exchange/report-words.ts'

/** Rows shown in one piece of work. */
const STEP = 24

/** A table of a result as it would be printed: caption, three rules, notes. */
export function TableView({ table, place, synthetic }: { readonly table: TablePart; readonly place: number; readonly synthetic: boolean }) {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const grid = useMemo(() => layout(table, { lang, say: reportWords(lang) }), [table, lang])
  const id = `table-${place}`
  return (
    <figure className="result-table" aria-labelledby={id}>
      <figcaption id={id}>
        <strong>{say('result.table', { n: place })}</strong> <WithSymbols>{grid.caption}</WithSymbols>
        {synthetic && <SyntheticMark />}
      </figcaption>
      {grid.refused === null ? (
        <Rows grid={grid} labelledBy={id} />
      ) : (
        <div className="refusal small">
          <p>
            <strong>{say('result.refused')}</strong>
          </p>
          <p>
            <WithSymbols>{grid.refused}</WithSymbols>
          </p>
        </div>
      )}
      <Notes grid={grid} />
    </figure>
  )
}

function Rows({ grid, labelledBy }: { readonly grid: Grid; readonly labelledBy: string }) {
  const shown = useGrowing(grid.body.length, STEP)
  // The grid is never reordered: places are names.
  /* oxlint-disable react/no-array-index-key */
  return (
    <Wide labelledBy={labelledBy}>
      <table className="three-line" aria-labelledby={labelledBy}>
        <thead>
          {grid.head.map((row, r) => (
            <tr key={r}>
              {row.map((cell, c) => (
                <th
                  key={c}
                  scope={cell.columns > 1 ? 'colgroup' : 'col'}
                  colSpan={cell.columns}
                  rowSpan={cell.rows}
                  className={cell.columns > 1 ? 'spanner' : cell.align}
                >
                  <WithSymbols>{cell.text}</WithSymbols>
                  <Marks of={cell.marks} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {grid.body.slice(0, shown).map((row, r) => (
            <tr key={r} className={r > 0 && row[0]?.kind !== 'same' && grid.labels > 1 ? 'first-of' : undefined}>
              {row.map((cell, c) => (
                <BodyCellView key={c} cell={cell} heads={c < grid.labels} align={grid.align[c]!} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

function BodyCellView({ cell: { kind, text, marks }, heads, align }: { readonly cell: BodyCell; readonly heads: boolean; readonly align: string }) {
  const hidden = kind === 'small' || kind === 'complementary'
  const className = hidden ? `${align} hatched` : align
  const inside = (
    <>
      {kind === 'same' ? <span className="visually-hidden">{text}</span> : hidden ? <span className="on-paper">{text}</span> : text}
      <Marks of={marks} />
    </>
  )
  return heads && kind !== 'absent' ? (
    <th scope="row" className={className}>
      {inside}
    </th>
  ) : (
    <td className={className}>{inside}</td>
  )
}

function Marks({ of }: { readonly of: readonly string[] }) {
  return of.length === 0 ? null : <sup>{of.join(' ')}</sup>
}

function Notes({ grid: { notes } }: { readonly grid: Grid }) {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  if (notes.length === 0) return null
  return (
    <p className="notes">
      {say('result.note')}
      {notes.map(({ mark, text }, i) => (
        <span key={text}>
          {i > 0 && lang === 'en' && ' '}
          {mark && <sup>{mark}</sup>}
          <WithSymbols>{text}</WithSymbols>
        </span>
      ))}
    </p>
  )
}
