import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { formatNumber } from '../../../analysis/render/format.ts'
import type { Reading } from '../../../analysis/intake/raw.ts'
import { importMessages } from '../../exchange/import-messages.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { Wide } from '../wide.tsx'
import { useAtImport } from './at-import.ts'
import { ReadingNow, Said } from './choose.tsx'
import { Choice, NumberField, type Pick } from './fields.tsx'
import { guideMessages } from './messages.ts'
import { SavedMap } from './saved-map.tsx'
import { StepHead } from './step-head.tsx'
import type { ImportAtHand } from './use-import.ts'

/** How the file was read, over its first rows; every part of it can be said otherwise. */
export function ReadingStep({ hand }: { readonly hand: ImportAtHand }) {
  const say = useTexts(guideMessages)
  const sayImport = useTexts(importMessages)
  const { lang } = useLang()
  const { work } = useAtImport()
  const { summary } = work
  useArrivalAgain(hand.reading !== null)
  const values = { tool: sayImport(`tool.${summary.map.tool}`), rows: formatNumber(summary.rows, 'count', lang), columns: summary.columns.length }
  return (
    <>
      <StepHead help={say(summary.first.length > 0 ? 'reading.help' : 'reading.helpSav')}>{summary.map.tool === 'unknown' ? say('reading.sentenceUnknown', values) : say('reading.sentence', values)}</StepHead>
      <div className="desk-body">
        {hand.reading ? (
          <ReadingNow file={hand.reading.file} step={hand.reading.step} onCancel={hand.cancel} />
        ) : (
          <>
            <How key={JSON.stringify(summary.reading)} hand={hand} />
            <Said said={hand.said} again />
            {summary.reading.kind === 'text' && summary.columns.length === 1 && <p className="caution-note">{say('reading.oneColumn')}</p>}
            {summary.first.length > 0 && <FirstRows />}
            <BadRows />
            <Notes />
            <SavedMap />
          </>
        )}
      </div>
    </>
  )
}

/** Once a file was read again, whoever asked for it is at the heading, which says what came of it. */
function useArrivalAgain(reading: boolean): void {
  const before = useRef(reading)
  useEffect(() => {
    if (before.current && !reading) document.querySelector<HTMLElement>('.importing h1')?.focus({ preventScroll: true })
    before.current = reading
  }, [reading])
}

/** Labels of the Encoding Standard that surveys come in; whatever was found is among them. */
const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1250', 'windows-1251', 'macintosh', 'shift_jis', 'euc-kr'] as const
const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const

function How({ hand }: { readonly hand: ImportAtHand }) {
  const say = useTexts(guideMessages)
  const { work } = useAtImport()
  const { reading, sheets } = work.summary
  const [wanted, setWanted] = useState<Reading>(reading)
  const set = (change: Partial<Reading>) => setWanted((before) => ({ ...before, ...change }))
  const differs = JSON.stringify(wanted) !== JSON.stringify(reading)
  const encodings = [...new Set([...(reading.encoding === null ? [] : [reading.encoding]), ...ENCODINGS])]
  const delimiters: readonly Pick<string>[] = [
    ...Object.entries(DELIMITERS).map(([value, name]) => ({ value, label: say(`reading.delimiter.${name}`) })),
    ...(reading.delimiter === null || reading.delimiter in DELIMITERS ? [] : [{ value: reading.delimiter, label: reading.delimiter }]),
  ]
  const small = (value: number) => (Number.isInteger(value) && value >= 0 && value <= 20 ? null : '0 – 20')
  return (
    <>
      <div className="import-fields">
        {reading.kind === 'text' && wanted.encoding !== null && (
          <Choice label={say('reading.encoding')} value={wanted.encoding} of={encodings.map((value) => ({ value, label: value.toUpperCase() }))} onTake={(encoding) => set({ encoding })} />
        )}
        {reading.kind === 'text' && wanted.delimiter !== null && <Choice label={say('reading.delimiter')} value={wanted.delimiter} of={delimiters} onTake={(delimiter) => set({ delimiter })} />}
        {sheets.length > 1 && wanted.sheet !== null && (
          <Choice
            label={say('reading.sheet')}
            value={wanted.sheet}
            of={sheets.map((value) => ({ value, label: value }))}
            // Another sheet has headings of its own.
            onTake={(sheet) => set({ sheet })}
          />
        )}
        {reading.kind !== 'sav' && (
          <>
            <NumberField label={say('reading.skip')} value={wanted.skip} faultOf={small} onTake={(skip) => set({ skip })} />
            <Choice
              label={say('reading.headings')}
              value={String(wanted.headings)}
              of={['0', '1', '2', '3'].map((value) => ({ value, label: value }))}
              onTake={(headings) => set({ headings: Number(headings) })}
            />
          </>
        )}
      </div>
      {differs && (
        <p className="actions">
          <Button onClick={() => void hand.readAgain(changeOf(reading, wanted))}>{say('reading.again')}</Button>
          {work.history.past.length > 0 && <span className="muted">{say('reading.againLost')}</span>}
        </p>
      )}
    </>
  )
}

/** What a person said; the rest is found anew (another encoding, another sheet may have other headings). */
function changeOf(reading: Reading, wanted: Reading): Partial<Reading> {
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => value !== reading[name as keyof Reading])) as Partial<Reading>
}

/** A look at more columns would be a page of its own. */
const COLUMNS = 40

function FirstRows() {
  const say = useTexts(guideMessages)
  const { work } = useAtImport()
  const { first, reading, columns } = work.summary
  const data = reading.skip + reading.headings
  const many = columns.length > COLUMNS
  const is = (row: number) => (row < reading.skip ? 'isSkipped' : row < data ? 'isHeading' : 'isRow')
  const masked = columns.some(({ guard }) => guard !== null)
  return (
    <div>
      <h2 id="first-rows">{many ? say('reading.firstColumns', { n: COLUMNS, of: columns.length }) : say('reading.first')}</h2>
      <Wide labelledBy="first-rows">
        <table className="first-rows">
          <tbody>
            {first.map((cells, row) => (
              // Rows of a file have no name but their place.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={row} className={is(row)}>
                <th scope="row">
                  {row + 1} <span>{say(`reading.${is(row)}`)}</span>
                </th>
                {cells.slice(0, COLUMNS).map((cell, at) => (
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={at} title={cell.length > 20 ? cell : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {masked && <p className="muted">{say('reading.masked')}</p>}
    </div>
  )
}

/** What no cell says: formulas, lost digits, characters that could not be read. */
function Notes() {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { work, titleOf } = useAtImport()
  return work.summary.notes.map(({ is, column, n, line }) => (
    <p key={`${is} ${column}`} className="caution-note">
      {say(`note.${is}`, { column: titleOf(column), n: formatNumber(n, 'count', lang), line })}
    </p>
  ))
}

/** Of many such rows the first tell enough. */
const BAD = 50

function BadRows() {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { badRows } = useAtImport().work.summary
  if (badRows.length === 0) return null
  return (
    <details className="fold caution-note">
      <summary>{say('reading.bad', { n: formatNumber(badRows.length, 'count', lang) })}</summary>
      <p>{say('reading.badHelp')}</p>
      <table className="three-line narrow">
        <thead>
          <tr>
            <th scope="col" className="number">{say('line')}</th>
            <th scope="col" className="number">{say('reading.cells')}</th>
            <th scope="col" className="number">{say('reading.expected')}</th>
          </tr>
        </thead>
        <tbody>
          {badRows.slice(0, BAD).map(({ line, cells, expected }) => (
            <tr key={line}>
              <td className="number">{line}</td>
              <td className="number">{cells}</td>
              <td className="number">{expected}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {badRows.length > BAD && <p>{say('more', { n: badRows.length - BAD })}</p>}
    </details>
  )
}
