import type { TablePart } from '../result/result.ts'
import { layout, titlesOf, type BodyCell, type Grid, type GridNote, type HeadCell, type Show } from './layout.ts'
import { symbolRuns } from './symbols.ts'

/** A table for LaTeX with booktabs: \toprule, \midrule, \bottomrule, caption above, notes below. Needs packages booktabs and, for Chinese, ctex. */
export function tableLatex(table: TablePart, show: Show, synthetic = false): string {
  const grid = layout(table, show)
  const caption = words(grid.caption) + (synthetic ? words(show.lang === 'en' ? ` (${show.say({ key: 'result.synthetic' })})` : `（${show.say({ key: 'result.synthetic' })}）`) : '')
  const body =
    grid.refused === null
      ? [
          ...(grid.small ? ['\\small'] : []),
          `\\begin{tabular}{${grid.align.map((align) => align[0]).join('')}}`,
          '\\toprule',
          ...headLines(grid.head),
          '\\midrule',
          ...grid.body.map((row) => `${row.map(cell).join(' & ')} \\\\`),
          '\\bottomrule',
          '\\end{tabular}',
        ]
      : ['\\begin{tabular}{p{.9\\linewidth}}', '\\toprule', `${words(grid.refused)} \\\\`, '\\bottomrule', '\\end{tabular}']
  const note = ({ mark, text }: GridNote): string => (mark === null ? words(text) : `\\textsuperscript{${mark}}\\,${words(text)}`)
  const notes = grid.notes.length > 0 ? ['\\par\\smallskip', `{\\footnotesize ${words(show.say({ key: 'render.note' }))}${grid.notes.map(note).join(' ')}\\par}`] : []
  const label = `tab:${table.id.replace(/[^\w.-]/g, '-')}`
  return ['\\begin{table}[htbp]', '\\centering', `\\caption{${caption}}`, `\\label{${label}}`, ...body, ...notes, '\\end{table}', ''].join('\n')
}

/** Titles over both rows stand in the lower one, beside the titles under spanners. */
function headLines(head: Grid['head']): readonly string[] {
  const titles = `${titlesOf(head).map(({ title }) => headCell({ ...title, columns: 1 })).join(' & ')} \\\\`
  if (head.length < 2) return [titles]
  let at = 1
  const rules = head[0]!.flatMap(({ columns, rows }) => {
    const from = at
    at += columns
    return rows > 1 ? [] : [`\\cmidrule(lr){${from}-${at - 1}}`]
  })
  return [`${head[0]!.map((cell) => (cell.rows > 1 ? '' : headCell(cell))).join(' & ')} \\\\`, rules.join(' '), titles]
}

function headCell({ text, columns, align, marks }: HeadCell): string {
  const said = words(text) + superscript(marks)
  return columns > 1 ? `\\multicolumn{${columns}}{c}{${said}}` : align === 'left' ? said : `\\multicolumn{1}{${align[0]}}{${said}}`
}
const cell = ({ kind, text, marks }: BodyCell): string => (kind === 'same' ? '' : words(text) + superscript(marks))
const superscript = (marks: readonly string[]): string => (marks.length > 0 ? `\\textsuperscript{${marks.join(',')}}` : '')

const SIGNS: { readonly [sign: string]: string } = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '$<$',
  '>': '$>$',
  '\u2212': '$-$',
  '\u2009': '\\,',
  '\u202F': '\\,',
  '—': '---',
  α: '$\\alpha$',
  χ: '$\\chi$',
  η: '$\\eta$',
  ω: '$\\omega$',
  '²': '$^2$',
  '\n': ' ',
  '\r': ' ',
}
const signs = (text: string): string => text.replace(/./gsu, (sign) => SIGNS[sign] ?? sign)

/** Words that LaTeX prints as they are; symbols of statistics in italics (Greek ones are already mathematics). A cell may not begin with a bracket after \\. */
function words(text: string): string {
  const said = symbolRuns(text).map(({ text: run, symbol }) => (symbol && /^[A-Za-z]/.test(run) ? `\\textit{${signs(run)}}` : signs(run)))
  return said.join('').replace(/^\[/, '{[}')
}
