import type { TablePart } from '../result/result.ts'
import { layout, titlesOf, type Grid, type GridNote, type Show } from './layout.ts'
import { bibliography, blocksOf, casesWords, provenanceWords, type Drawn, type Page } from './page.ts'

/** A report in GitHub-flavoured Markdown. `figure` gives the address of a chart's file. */
export function markdown(page: Page, show: Drawn): string {
  const { lang, say } = show
  const results = page.sections.flatMap(({ results: some }) => some)
  const sources = bibliography(results)
  let tables = 0
  let figures = 0
  const lines = [`# ${escaped(page.title[lang])}`, ...(page.synthetic ? [`**${say({ key: 'result.synthetic' })}**`] : []), ...page.facts.map(escaped)]
  for (const section of page.sections) {
    lines.push(`## ${escaped(section.title[lang])}`)
    section.results.forEach((result, place) => {
      lines.push(`### ${escaped(say(result.title))}`)
      if (result.summary) lines.push(escaped(say(result.summary)))
      for (const block of blocksOf(result, section.id, place, show)) {
        switch (block.is) {
          case 'table':
            lines.push(gridMarkdown(layout(block.table, show), say({ key: 'render.table', values: { place: ++tables } }), show))
            break
          case 'chart': {
            const address = show.figure(block.chart, block.result, block.name)
            if (address === null) break
            const caption = `${say({ key: 'render.figure', values: { place: ++figures } })} ${escaped(say(block.chart.title))}`
            lines.push(`![${escaped(say(block.chart.alt))}](${encodeURI(address).replace(/[()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})`, `**${caption}**`)
            break
          }
          case 'refusal':
            lines.push(
              [
                `**${escaped(block.refusal.title)}**: ${say({ key: 'render.refused' })}`,
                `${say({ key: 'render.reason' })}: ${escaped(block.refusal.reason)}`,
                ...(block.refusal.help === null ? [] : [`${say({ key: 'render.help' })}: ${escaped(block.refusal.help)}`]),
              ]
                .map((line) => `> ${line}`)
                .join('\n>\n'),
            )
            break
          case 'words':
            lines.push(escaped(block.text))
        }
      }
      const places = sources.places(result)
      const computed = [...result.formulas.map(say), ...provenanceWords(result, show), ...(places.length > 0 ? [say({ key: 'render.see', values: { places: places.map((at) => `[${at}]`) } })] : [])]
      lines.push(escaped(casesWords(result, show)), `${say({ key: 'render.computed' })}:\n\n${computed.map((line) => `- ${escaped(line)}`).join('\n')}`)
    })
  }
  if (sources.list.length > 0) lines.push(`## ${say({ key: 'render.references' })}`, sources.list.map((text, at) => `${at + 1}. ${escaped(text)}`).join('\n'))
  return `${lines.join('\n\n')}\n`
}

/** One table; a spanner is written before the title under it, for Markdown has one row of headings. */
export function tableMarkdown(table: TablePart, show: Show): string {
  return `${gridMarkdown(layout(table, show), null, show)}\n`
}

function gridMarkdown(grid: Grid, number: string | null, { say, lang }: Show): string {
  const caption = `**${number === null ? '' : `${number} `}${escaped(grid.caption)}**`
  if (grid.refused !== null) return `${caption}\n\n> ${escaped(grid.refused)}`
  const titles = titlesOf(grid.head).map(({ title, under }) => withMarks(under ? `${under.text}: ${title.text}` : title.text, title.marks))
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const lines = [
    row(titles),
    row(grid.align.map((align) => ({ left: ':--', right: '--:', center: ':-:' })[align])),
    ...grid.body.map((cells) => row(cells.map(({ kind, text, marks }) => (kind === 'same' ? '' : withMarks(text, marks))))),
  ]
  const note = ({ mark, text }: GridNote): string => (mark === null ? escaped(text) : `<sup>${mark}</sup> ${escaped(text)}`)
  const notes = grid.notes.length > 0 ? `\n\n${escaped(say({ key: 'render.note' }))}${grid.notes.map(note).join(lang === 'en' ? ' ' : '')}` : ''
  return `${caption}\n\n${lines.join('\n')}${notes}`
}

const withMarks = (text: string, marks: readonly string[]): string => escaped(text) + (marks.length > 0 ? `<sup>${marks.join(',')}</sup>` : '')

/** Words that stay words: no markup, no link, no cell border, no line of its own. */
function escaped(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/[\\`*_{}[\]<>|~]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : `\\${sign}`))
    .replace(/&(?!lt;|gt;)/g, '&amp;')
    .replace(/^(\d*)([#+\-.)])(?=[\s#]|$)/, '$1\\$2')
}
