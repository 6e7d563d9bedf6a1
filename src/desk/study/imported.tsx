import { formatNumber } from '../../../analysis/render/format.ts'
import type { Tool } from '../../../analysis/intake/map.ts'
import { TOOLS } from '../../../analysis/intake/map.ts'
import type { Codebook, Variable } from '../../../analysis/study/codebook.ts'
import type { Imported } from '../../../analysis/study/study.ts'
import type { Lang, Text } from '../../../analysis/study/text.ts'
import { importMessages } from '../../exchange/import-messages.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import type { Say } from '../../i18n/texts.ts'
import { useDesk } from '../desk-context.ts'
import { deskMessages } from '../messages.ts'
import { Page } from '../page.tsx'
import { useGrowing } from '../turns.ts'
import { Wide } from '../wide.tsx'
import { Entry } from './entry.tsx'

/** A study that is a file: what the file was, what became of its columns, and what every variable means. */
export function ImportedOverview({ imported }: { readonly imported: Imported }) {
  const say = useTexts(deskMessages)
  const sayImport = useTexts(importMessages)
  const { lang } = useLang()
  const { study, address } = useDesk()
  const codebook = study.codebooks[0]!
  const n = (value: number) => formatNumber(value, 'count', lang)
  const tool: Tool = TOOLS.find((one) => one === imported.tool) ?? 'unknown'
  const lead = say('imported.lead', { rows: n(imported.rows - imported.setAside), variables: codebook.variables.length, scales: codebook.scales.length })
  return (
    <Page crumbs={[say('room.study')]} title={study.title[lang]}>
      <p className="lead">
        {lead} <a href={address('report')}>{say('imported.toReport')}</a>
      </p>
      <dl className="facts-list">
        <Entry name={say('imported.file')}>{sayImport(`kind.${imported.kind}`)}</Entry>
        <Entry name={say('imported.tool')}>{sayImport(`tool.${tool}`)}</Entry>
        <Entry name={say('imported.respondent')}>{say(imported.respondent)}</Entry>
        <Entry name={say('imported.rows')}>{imported.setAside > 0 ? say('imported.rowsAside', { rows: n(imported.rows), aside: n(imported.setAside) }) : n(imported.rows)}</Entry>
        <Entry name={say('imported.lost')}>{n(imported.lostCells)}</Entry>
        {imported.rest.map(({ variable, code, cells, texts }) => (
          <Entry key={variable} name={say('imported.rest', { variable })}>
            {say('imported.restCells', { cells: n(cells), texts: n(texts), label: optionLabel(codebook, variable, code)[lang] })}
          </Entry>
        ))}
        <Entry name={say('imported.sha256')}>
          <span className="hash">
            <code>{imported.sha256}</code>
          </span>
        </Entry>
      </dl>
      <LeftOut imported={imported} />
      <Kept imported={imported} />
      {study.units.length > 0 && (
        <>
          <h2>{say('study.units')}</h2>
          <p>{study.units.map(({ name }) => name[lang]).join(lang === 'zh-CN' ? '、' : ', ')}</p>
        </>
      )}
      <Variables codebook={codebook} lang={lang} />
    </Page>
  )
}

function optionLabel({ variables }: Codebook, name: string, code: number): Text {
  const variable = variables.find((one) => one.name === name)
  return variable?.kind === 'coded' || variable?.kind === 'multi' ? variable.options.find((option) => option.code === code)!.label : { 'zh-CN': name, en: name }
}

function LeftOut({ imported: { leftOut } }: { readonly imported: Imported }) {
  const say = useTexts(deskMessages)
  const sayImport = useTexts(importMessages)
  return (
    <>
      <h2>{say('imported.leftOut')}</h2>
      {leftOut.length === 0 ? (
        <p>{say('imported.leftOutNone')}</p>
      ) : (
        <Wide name={say('imported.leftOut')}>
          <table className="three-line">
            <thead>
              <tr>
                <th scope="col">{say('imported.column')}</th>
                <th scope="col">{say('imported.why')}</th>
              </tr>
            </thead>
            <tbody>
              {leftOut.map(({ column, why }) => (
                <tr key={column}>
                  <th scope="row">{column}</th>
                  <td>{sayImport(`why.${why}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </>
  )
}

/** What is kept in spite of the guard is said wherever the study is opened, with the reason. */
function Kept({ imported: { kept } }: { readonly imported: Imported }) {
  const say = useTexts(deskMessages)
  const sayImport = useTexts(importMessages)
  if (kept.length === 0) return null
  return (
    <>
      <h2>{say('imported.kept')}</h2>
      <Wide name={say('imported.kept')}>
        <table className="three-line">
          <thead>
            <tr>
              <th scope="col">{say('imported.variable')}</th>
              <th scope="col">{say('imported.column')}</th>
              <th scope="col">{say('imported.why')}</th>
              <th scope="col">{say('imported.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {kept.map(({ column, variable, what, reason }) => (
              <tr key={column}>
                <th scope="row">{variable}</th>
                <td>{column}</td>
                <td>{sayImport(`why.${what}`)}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </>
  )
}

function Variables({ codebook, lang }: { readonly codebook: Codebook; readonly lang: Lang }) {
  const say = useTexts(deskMessages)
  const shown = useGrowing(codebook.variables.length, 24)
  const scales = new Map(codebook.scales.flatMap(({ label, items }) => items.map((item) => [item, label[lang]] as const)))
  return (
    <>
      <h2>{say('imported.variables')}</h2>
      <Wide name={say('imported.variables')}>
        <table className="three-line imported-variables">
          <thead>
            <tr>
              <th scope="col">{say('imported.variable')}</th>
              <th scope="col">{say('imported.label')}</th>
              <th scope="col">{say('imported.kind')}</th>
              <th scope="col">{say('imported.answers')}</th>
              <th scope="col">{say('scales')}</th>
            </tr>
          </thead>
          <tbody>
            {codebook.variables.slice(0, shown).map((variable) => (
              <tr key={variable.name}>
                <th scope="row">{variable.name}</th>
                <td>{variable.label[lang]}</td>
                <td>{kindOf(variable, say)}</td>
                <td>{answersOf(variable, lang)}</td>
                <td>{scales.get(variable.name)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </>
  )
}

function kindOf(variable: Variable, say: Say<typeof deskMessages>): string {
  if (variable.kind !== 'coded') return say(`kind.${variable.kind}`)
  return variable.reversed ? say('kind.reversed') : say(`kind.${variable.level}`)
}

/** The answers with their codes; of many the ends, since order is what is looked for. */
function answersOf(variable: Variable, lang: Lang): string {
  if (variable.kind === 'number') return variable.bounds ? `${variable.bounds.min} – ${variable.bounds.max}` : ''
  if (variable.kind === 'text') return ''
  const all = variable.options.map(({ code, label }) => `${code} ${label[lang]}`)
  const some = all.length > 8 ? [...all.slice(0, 2), '…', ...all.slice(-1)] : all
  return some.join(lang === 'zh-CN' ? '；' : '; ')
}
