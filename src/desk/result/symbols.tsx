import { symbolRuns, type Run } from '../../../analysis/render/symbols.ts'

/** A sentence with the symbols of statistics in italics, and formulas kept on one line. */
export function WithSymbols({ children }: { readonly children: string }) {
  const runs = symbolRuns(children)
  const pieces: { readonly formula: number | null; readonly runs: Run[] }[] = []
  for (const run of runs) {
    const last = pieces.at(-1)
    if (last && run.formula !== null && last.formula === run.formula) last.runs.push(run)
    else pieces.push({ formula: run.formula, runs: [run] })
  }
  // A sentence is split the same way every time: places are names.
  /* oxlint-disable react/no-array-index-key */
  return pieces.map((piece, i) =>
    piece.formula === null ? (
      piece.runs.map(toElement)
    ) : (
      <span key={i} className="nowrap">
        {piece.runs.map(toElement)}
      </span>
    ),
  )
}

function toElement({ text, symbol }: Run, i: number) {
  return symbol ? (
    <span key={i} className="symbol">
      {text}
    </span>
  ) : (
    text
  )
}
