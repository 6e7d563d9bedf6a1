import { memo } from 'react'
import type { MapCheck, RowProblem } from '../../../analysis/intake/applied.ts'
import { columnsOf } from '../../../analysis/intake/map.ts'
import { formatNumber } from '../../../analysis/render/format.ts'
import { importMessages } from '../../exchange/import-messages.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { useGrowing } from '../turns.ts'
import { Wide } from '../wide.tsx'
import { useAtImport } from './at-import.ts'
import { FaultNote } from './fault-note.tsx'
import { guideMessages } from './messages.ts'
import { NotPeople } from './not-people.tsx'
import { notFitting } from './occurs.ts'
import { StepHead } from './step-head.tsx'
import { addressOfStep } from './steps.ts'
import { keyOf } from './variables-key.ts'

/** Rows that are no people, and every cell that is not what the mapping says, with its line, column and value: these count as missing, and their rows stay. */
export function ProblemsStep({ go }: { readonly go: (fragment: string) => void }) {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { checked, work } = useAtImport()
  if (!checked) return <StepHead>{say('problems.checking')}</StepHead>
  const { problemCount } = checked
  const { cells, rows } = notFitting({ work, checked })
  const n = (value: number) => formatNumber(value, 'count', lang)
  const sentence = cells === 0 ? say('problems.rows', { rows: n(rows) }) : rows === 0 ? say('problems.sentence', { n: n(cells) }) : say('problems.both', { n: n(cells), rows: n(rows) })
  return (
    <>
      <StepHead help={problemCount === 0 ? say('problems.noneHelp') : cells > 0 && say('problems.help')}>
        {problemCount === 0 ? say('problems.none') : sentence}
      </StepHead>
      <div className="desk-body">
        <FaultNote />
        <NotPeople />
        {problemCount > 0 && (
          <>
            <ByVariable checked={checked} go={go} />
            <OneByOne problems={checked.problems} count={problemCount} />
          </>
        )}
      </div>
    </>
  )
}

function ByVariable({ checked, go }: { readonly checked: MapCheck; readonly go: (fragment: string) => void }) {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { map, setOpened } = useAtImport()
  const lost = checked.variables.filter((one) => one.lost > 0)
  const inPlaces = checked.problems.filter(({ column }) => column !== null && column === map.unit?.column).length
  if (lost.length === 0 && inPlaces === 0) return null
  return (
    <section aria-labelledby="problems-by">
      <h2 id="problems-by">{say('problems.by')}</h2>
      <ul className="plain problems-by">
        {lost.map(({ name, lost: n }) => {
          const variable = map.variables.find((one) => one.name === name)
          return (
            variable && (
              <li key={name}>
                <span>
                  <code>{name}</code> {variable.label[lang]}
                </span>
                <span className="number">{formatNumber(n, 'count', lang)}</span>
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    setOpened(keyOf(variable))
                    go(addressOfStep('variables'))
                  }}
                >
                  {say('problems.toVariable', { name })}
                </button>
              </li>
            )
          )
        })}
        {inPlaces > 0 && (
          <li>
            <span>{say('problems.places')}</span>
            <span className="number">{formatNumber(inPlaces, 'count', lang)}</span>
            <a href={addressOfStep('places')}>{say('problems.toVariable', { name: say('step.places') })}</a>
          </li>
        )}
      </ul>
    </section>
  )
}

function OneByOne({ problems, count }: { readonly problems: readonly RowProblem[]; readonly count: number }) {
  const say = useTexts(guideMessages)
  const { map, work } = useAtImport()
  const shown = useGrowing(problems.length, 24)
  const names = new Map(map.variables.flatMap((variable) => columnsOf(variable).map((column) => [column, variable.name] as const)))
  const guarded = new Set(work.summary.columns.filter(({ guard }) => guard !== null).map(({ key }) => key))
  return (
    <div className="problems-list">
      <h2 id="problems-list">{say('problems.list')}</h2>
      {problems.length < count && <p className="muted">{say('problems.first', { n: problems.length })}</p>}
      <Wide labelledBy="problems-list">
        <table className="three-line">
          <thead>
            <tr>
              <th scope="col" className="number">{say('line')}</th>
              <th scope="col">{say('column')}</th>
              <th scope="col">{say('problems.value')}</th>
              <th scope="col">{say('leftOut.why')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, shown).map((problem) => (
              <Problem
                key={`${problem.line} ${problem.column} ${problem.why}`}
                problem={problem}
                name={problem.column === null ? null : (names.get(problem.column) ?? null)}
                hidden={problem.column !== null && problem.value === '' && (guarded.has(problem.column) || names.has(problem.column))}
              />
            ))}
          </tbody>
        </table>
      </Wide>
    </div>
  )
}

const Problem = memo(function Problem({ problem: { line, column, value, why }, name, hidden }: { readonly problem: RowProblem; readonly name: string | null; readonly hidden: boolean }) {
  const say = useTexts(guideMessages)
  const sayImport = useTexts(importMessages)
  return (
    <tr>
      <td className="number">{line}</td>
      <td>{column === null ? say('problems.wholeRow') : name === null ? column : <code title={column}>{name}</code>}</td>
      <td className="problem-value">{value !== '' ? value : hidden ? <span className="muted">{say('problems.hidden')}</span> : ''}</td>
      <td>{sayImport(`problem.${why}`)}</td>
    </tr>
  )
})
