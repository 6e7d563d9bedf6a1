/** What stands at the head of every printed page. */
export interface Running {
  readonly running: string
  readonly mark: string | null
}

/**
 * Style of a report: quiet on the screen, set in 宋体 and Times for A4. Three-line tables with rules of 2, 1 and 2 px; a table that
 * breaks over pages repeats its headings.
 */
export function styles({ running, mark }: Running): string {
  const head = cssString(running)
  return `
:root { color-scheme: light; --ink: #1F2933; --muted: #55606B; --accent: #0F6B5C; --caution: #A34A12; --hairline: #C9C5BA; --paper: #FBFAF7;
  --sans: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; --symbols: "Times New Roman", "Liberation Serif", serif }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 24px 16px 64px; max-width: 932px; color: var(--ink); background: var(--paper); font: 15px/1.6 var(--sans);
  font-variant-numeric: tabular-nums lining-nums; line-break: strict; text-autospace: normal; text-spacing-trim: trim-start; overflow-wrap: break-word }
h1 { font-size: 21px; line-height: 31px; font-weight: 600; margin: 0 0 4px; text-wrap: balance }
h2 { font-size: 18px; line-height: 28px; font-weight: 600; margin: 40px 0 8px; padding-top: 12px; border-top: 1px solid var(--hairline) }
h3 { font-size: 15px; line-height: 24px; font-weight: 600; margin: 28px 0 4px }
p, ul, ol, dl { margin: 0 0 8px }
header p { margin: 0; color: var(--muted); font-size: 13px; line-height: 19px }
nav { margin: 20px 0 } nav ol { list-style: none; padding: 0 } a { color: var(--accent) }
.mark { color: var(--muted); font-weight: 400; white-space: nowrap } header .mark { color: var(--caution); font-weight: 600 }
.summary { text-wrap: pretty }
i { font-family: var(--symbols); font-style: italic; font-size: 1.08em } .formula { white-space: nowrap }
.table, figure, .refusal { margin: 16px 0 20px }
.scroll { overflow-x: auto } .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
table { border-collapse: collapse; width: 100%; font-size: 14px; line-height: 20px }
.caption { margin: 0 0 6px; font-size: 13px; line-height: 19px; text-wrap: pretty }
thead { border-top: 2px solid var(--ink); border-bottom: 1px solid var(--ink) } tbody { border-bottom: 2px solid var(--ink) }
th, td { padding: 3px 8px; text-align: left; vertical-align: baseline; font-weight: 400 }
th:first-child { padding-left: 0 } thead th { vertical-align: bottom }
td { white-space: nowrap } td.left { white-space: normal } tbody th { min-width: 6em }
.right { text-align: right } .center { text-align: center } .over { text-align: center; border-bottom: 1px solid var(--hairline) }
.same { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.hatched { background: repeating-linear-gradient(135deg, transparent 0 5px, #7A838B 5px 6px) } .hatched span { background: var(--paper); padding: 0 4px }
sup { font-size: .75em; line-height: 0 } td sup { margin-right: -.7em } .note { font-size: 13px; line-height: 19px; color: var(--muted); margin: 6px 0 0 }
figure { margin-inline: 0 } .drawing { overflow-x: auto } .drawing svg { display: block; max-width: 100%; height: auto } figcaption { font-size: 13px; line-height: 19px; margin-top: 6px }
.refusal { display: grid; grid-template-columns: minmax(9em, 1fr) 3fr; gap: 8px 24px; padding: 12px 0; border-block: 2px solid var(--ink) }
.what strong { display: block; color: var(--caution); font-weight: 600 } .what span { color: var(--muted); font-size: 13px }
.refusal dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(14em, 1fr)); gap: 8px 24px; margin: 0 } dt { color: var(--muted); font-size: 13px } dd { margin: 0; text-wrap: pretty }
.about { font-size: 13px; line-height: 19px; color: var(--muted); border-top: 1px solid var(--hairline); padding-top: 8px; margin-top: 12px }
.about b { font-weight: 600; color: var(--ink) } .about ul { margin: 0; padding-left: 18px } .provenance { overflow-wrap: anywhere }
.references { padding-left: 2.2em; font-size: 14px }
@media (max-width: 560px) { .refusal { grid-template-columns: 1fr } }
@page { size: A4; margin: 25mm; @top-left { content: ${head}; font: 12px "Times New Roman", SimSun, serif }
  @top-right { content: ${mark === null ? '""' : cssString(mark)}; font: 12px "Times New Roman", SimSun, serif } @bottom-center { content: counter(page); font: 12px "Times New Roman", serif } }
@media print {
  :root { --ink: #000; --muted: #333; --paper: #fff; --caution: #000; --accent: #000; --sans: "Times New Roman", "Liberation Serif", SimSun, "Songti SC", "Noto Serif CJK SC", serif }
  body { max-width: none; padding: 0; font-size: 12pt; line-height: 26px; orphans: 2; widows: 2 }
  h1, h2, h3, figcaption, .caption { font-family: Arial, SimHei, "Heiti SC", "Noto Sans CJK SC", sans-serif } h1, h2, h3 { break-after: avoid }
  h1 { font-size: 16pt } h2 { font-size: 14pt; border: 0; padding: 0 } h3 { font-size: 12pt }
  table, .references { font-size: 10.5pt; line-height: 20px } .caption, figcaption { text-align: center; font-size: 10.5pt; font-weight: 600 } .note, .about, header p { font-size: 9pt; line-height: 18px }
  .small table { font-size: 9pt; line-height: 18px } .small th, .small td { padding-inline: 4px } .small th:first-child { padding-left: 0 } tbody th { min-width: 5em }
  thead { display: table-header-group } tr, figure, .refusal { break-inside: avoid } .caption { break-after: avoid } .note { break-before: avoid }
  .scroll, .drawing { overflow: visible } a { text-decoration: none } i { font-size: 1em } .hatched { print-color-adjust: exact }
}
`
}

/** A string of a style sheet: whatever is not a plain letter, digit or space goes in as its number, so that nothing ends the string or the sheet. */
function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `)}"`
}
