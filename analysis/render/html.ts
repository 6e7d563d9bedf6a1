import type { TablePart } from '../result/result.ts'
import { styles } from './html-styles.ts'
import { layout, type BodyCell, type Grid, type GridNote, type HeadCell, type Show } from './layout.ts'
import { bibliography, blocksOf, casesWords, provenanceWords, type Drawn, type Page, type Refusing } from './page.ts'
import { symbolRuns } from './symbols.ts'

/**
 * A report as one page that needs nothing else: no script, no font, no other address. `figure` gives a chart as SVG, which goes in as
 * it is; every other word is escaped. Made for the screen and for A4.
 */
export function html(page: Page, show: Drawn): string {
  const { lang, say } = show
  const title = page.title[lang]
  const mark = page.synthetic ? say({ key: 'result.synthetic' }) : null
  const counter = { tables: 0, figures: 0 }
  const sources = bibliography(page.sections.flatMap(({ results }) => results))
  const sections = page.sections.map((section, at) => {
    const results = section.results.map((result, place) => {
      const blocks = blocksOf(result, section.id, place, show).map((block) => {
        switch (block.is) {
          case 'table':
            return gridHtml(layout(block.table, show), { ...show, number: say({ key: 'render.table', values: { place: ++counter.tables } }), mark })
          case 'chart': {
            const svg = show.figure(block.chart, block.result, block.name)
            if (svg === null) return ''
            const number = say({ key: 'render.figure', values: { place: ++counter.figures } })
            const drawn = `<div class="drawing" role="img" aria-label="${escaped(say(block.chart.alt))}">${ownIds(svg, `f${counter.figures}-`)}</div>`
            return `<figure>${drawn}<figcaption>${caption(number, say(block.chart.title), mark)}</figcaption></figure>`
          }
          case 'refusal':
            return refusalHtml(block.refusal, show)
          case 'words':
            return `<p>${prose(block.text)}</p>`
        }
      })
      const places = sources.places(result)
      const cited = places.length > 0 ? [say({ key: 'render.see', values: { places: places.map((one) => `[${one}]`) } })] : []
      const formulas = result.formulas.map((formula) => `<li>${prose(say(formula))}</li>`)
      return [
        `<article>`,
        `<h3>${prose(say(result.title))}</h3>`,
        ...(result.summary ? [`<p class="summary">${prose(say(result.summary))}</p>`] : []),
        ...blocks,
        `<div class="about"><p><b>${escaped(say({ key: 'render.cases' }))}</b> ${prose(casesWords(result, show))}</p>`,
        `<div><b>${escaped(say({ key: 'render.computed' }))}</b><ul>${formulas.join('')}<li class="provenance">${[...provenanceWords(result, show), ...cited].map(escaped).join(' · ')}</li></ul></div></div>`,
        `</article>`,
      ].join('\n')
    })
    return `<section id="${anchor(section.id)}">\n<h2>${at + 1}\u2002${escaped(section.title[lang])}</h2>\n${results.join('\n')}\n</section>`
  })
  const contents = page.sections.map(({ id, title: of }, at) => `<li><a href="#${anchor(id)}">${at + 1}\u2002${escaped(of[lang])}</a></li>`)
  const references = sources.list.map((text) => `<li>${escaped(text)}</li>`)
  return [
    '<!doctype html>',
    `<html lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8">',
    // A report is handed on and opened anywhere: nothing in it runs or is fetched.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${styles({ running: title, mark })}</style>`,
    '</head>',
    '<body>',
    `<header><h1>${escaped(title)}</h1>${mark === null ? '' : `<p class="mark">${escaped(mark)}</p>`}${page.facts.map((fact) => `<p>${escaped(fact)}</p>`).join('')}</header>`,
    `<nav aria-label="${escaped(say({ key: 'render.contents' }))}"><ol>${contents.join('')}</ol></nav>`,
    `<main>\n${sections.join('\n')}`,
    references.length > 0 ? `<section id="references">\n<h2>${escaped(say({ key: 'render.references' }))}</h2>\n<ol class="references">${references.join('')}</ol>\n</section>` : '',
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** One table alone, without number: for a page that has its own style, and for copying. */
export function tableHtml(table: TablePart, show: Show): string {
  return gridHtml(layout(table, show), { ...show, number: null, mark: null })
}

interface Numbered extends Show {
  readonly number: string | null
  readonly mark: string | null
}

function gridHtml(grid: Grid, { number, mark, lang, say }: Numbered): string {
  if (grid.refused !== null) return refusalHtml({ title: grid.caption, reason: grid.refused, help: null }, { say })
  const note = ({ mark: letter, text }: GridNote): string => (letter === null ? prose(text) : `<sup>${letter}</sup>\u2009${prose(text)}`)
  const notes = grid.notes.length > 0 ? `<p class="note">${escaped(say({ key: 'render.note' }))}${grid.notes.map(note).join(lang === 'en' ? ' ' : '')}</p>` : ''
  const rows = grid.body.map((row) => `<tr>${row.map((cell, at) => bodyHtml(cell, grid, at)).join('')}</tr>`)
  const name = escaped(number === null ? grid.caption : `${number} ${grid.caption}`)
  return [
    `<div class="table${grid.small ? ' small' : ''}"><p class="caption">${caption(number, grid.caption, mark)}</p>`,
    // A table wider than the page scrolls by itself, under its caption; with the keyboard too.
    `<div class="scroll" role="region" tabindex="0" aria-label="${name}"><table aria-label="${name}">`,
    `<thead>${grid.head.map((row) => `<tr>${row.map(headHtml).join('')}</tr>`).join('')}</thead>`,
    `<tbody>\n${rows.join('\n')}\n</tbody>`,
    `</table></div>${notes}</div>`,
  ].join('\n')
}

function headHtml({ text, columns, rows, align, marks }: HeadCell): string {
  const over = columns > 1
  const span = `${over ? ` colspan="${columns}" class="over"` : ` class="${align}"`}${rows > 1 ? ` rowspan="${rows}"` : ''}`
  return `<th scope="${over ? 'colgroup' : 'col'}"${span}>${prose(text)}${superscript(marks)}</th>`
}

function bodyHtml({ kind, text, marks }: BodyCell, grid: Grid, at: number): string {
  const said = `${prose(text)}${superscript(marks)}`
  // A repeated label is there for whoever hears the table.
  if (at < grid.labels) return `<th scope="row">${kind === 'same' ? `<span class="same">${said}</span>` : said}</th>`
  const classes = [grid.align[at]!, ...(kind === 'small' || kind === 'complementary' ? ['hatched'] : [])].join(' ')
  return `<td class="${classes}">${classes.endsWith('hatched') ? `<span>${said}</span>` : said}</td>`
}

function refusalHtml({ title, reason, help }: Refusing, { say }: Pick<Show, 'say'>): string {
  const column = (head: string, text: string): string => `<div><dt>${escaped(head)}</dt><dd>${prose(text)}</dd></div>`
  return [
    `<div class="refusal"><div class="what"><strong>${escaped(say({ key: 'render.refused' }))}</strong><span>${prose(title)}</span></div>`,
    `<dl>${column(say({ key: 'render.reason' }), reason)}${help === null ? '' : column(say({ key: 'render.help' }), help)}</dl></div>`,
  ].join('')
}

function caption(number: string | null, text: string, mark: string | null): string {
  return `${number === null ? '' : `<b>${escaped(number)}</b>\u2002`}${prose(text)}${mark === null ? '' : ` <span class="mark">${escaped(mark)}</span>`}`
}

const superscript = (marks: readonly string[]): string => (marks.length > 0 ? `<sup>${marks.join(',')}</sup>` : '')

/** Words with the symbols of statistics in italics; a formula stays on one line. */
function prose(text: string): string {
  const pieces: string[] = []
  let open: number | null = null
  for (const { text: run, symbol, formula } of symbolRuns(text)) {
    if (formula !== open && open !== null) pieces.push('</span>')
    if (formula !== open && formula !== null) pieces.push('<span class="formula">')
    open = formula
    pieces.push(symbol ? `<i lang="en">${escaped(run)}</i>` : escaped(run))
  }
  return pieces.join('') + (open === null ? '' : '</span>')
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** An id from a study's name, safe in an address. */
const anchor = (id: string): string => `s-${id.replace(/[^\w-]/g, '-')}`

/** Drawings number their own ids from zero; on one page each needs its own. */
function ownIds(svg: string, prefix: string): string {
  return svg.replace(/\bid="([^"]+)"/g, `id="${prefix}$1"`).replace(/url\(#([^)]+)\)/g, `url(#${prefix}$1)`).replace(/href="#([^"]+)"/g, `href="#${prefix}$1"`)
}
