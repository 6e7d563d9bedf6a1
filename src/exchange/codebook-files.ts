import type { ColumnVariable } from '../../analysis/dataset/dataset.ts'
import type { DeriveRule, TextVariable } from '../../analysis/study/codebook.ts'
import { missingReason, MISSING_CODES } from '../../analysis/study/missing.ts'
import { csvOfRows, textCell } from './csv.ts'
import type { Layout } from './layout.ts'
import { exportMessages as say } from './messages.ts'

const HEADINGS = [
  'name', 'file', 'kind', 'level', 'role', 'label_zh', 'label_en', 'text_zh', 'text_en', 'min', 'max', 'reversed', 'right', 'sensitive', 'scale', 'computed', 'rule', 'note_zh', 'note_en',
] as const
type Row = { readonly [heading in (typeof HEADINGS)[number]]?: string }

const condition = (when: DeriveRule['when'][number]): string => ('in' in when ? `${when.variable} in (${when.in.join(', ')})` : `${when.variable} is ${when.right ? 'right' : 'wrong'}`)

/** How a computed column follows from the others, in the names of the file. */
function ruleOf(layout: Layout, variable: ColumnVariable): string {
  const told = layout.rules?.get(variable.name)
  if (told !== undefined) return told
  const derived = layout.asked.derived.find(({ name }) => name === variable.name)
  if (derived) {
    const rules = derived.rules.map(({ code, when }) => `${code} if ${when.map(condition).join(' and ')}`)
    return [...rules, derived.otherwise === null ? 'else -7' : `else ${derived.otherwise}`].join('; ')
  }
  if (variable.kind === 'coded' || !variable.score) return variable.name === 'UNIT' && layout.computed.has('UNIT') ? 'from unit_id' : variable.name === 'LANGUAGE' ? 'first of languages' : ''
  const { scale: name, as } = variable.score
  const { items, atLeast, bounds } = layout.asked.scales.find((scale) => scale.name === name)!
  const turned = items.map((item) => {
    const one = layout.meaning.variables.find((other) => other.name === item)
    return one && 'reversed' in one && one.reversed ? `${bounds.min + bounds.max} - ${item}` : item
  })
  const mean = `mean(${turned.join(', ')}) if at least ${atLeast} answered`
  return as === 'mean' ? mean : `(${mean} - ${bounds.min}) / ${bounds.max - bounds.min} * 100`
}

function described(layout: Layout, variable: ColumnVariable | TextVariable): Row {
  const scales = layout.asked.scales.filter(({ items }) => items.includes(variable.name)).map(({ name }) => name)
  const common: Row = {
    name: variable.name,
    role: variable.role,
    label_zh: textCell(variable.label['zh-CN']),
    label_en: textCell(variable.label.en),
    text_zh: textCell(variable.text['zh-CN']),
    text_en: textCell(variable.text.en),
    sensitive: variable.sensitive ? '1' : '0',
    note_zh: textCell(variable.note?.['zh-CN'] ?? ''),
    note_en: textCell(variable.note?.en ?? ''),
  }
  if (variable.kind === 'text') return { ...common, file: 'text', kind: 'text' }
  return {
    ...common,
    file: 'codes',
    kind: variable.kind,
    level: variable.kind === 'coded' ? variable.level : 'interval',
    min: String(variable.bounds?.min ?? ''),
    max: String(variable.bounds?.max ?? ''),
    reversed: variable.reversed ? '1' : '0',
    right: String((variable.kind === 'coded' ? variable.right : null) ?? ''),
    scale: scales.join(' '),
    computed: layout.computed.has(variable.name) ? '1' : '0',
    rule: textCell(ruleOf(layout, variable)),
  }
}

/** `codebook`: a row per column of the codes file and per free text. `values`: a row per code, the missing codes included, for joining. */
export function codebookFiles(layout: Layout): { readonly codebook: Uint8Array; readonly values: Uint8Array } {
  const lead = layout.lead.map((name): Row => ({ name, file: 'codes', kind: 'text', role: 'collection', label_zh: textCell(say[name]['zh-CN']), label_en: textCell(say[name].en), computed: '0' }))
  const texts = layout.asked.variables.filter((variable) => variable.kind === 'text')
  const rows = [...lead, ...[...layout.variables, ...texts].map((variable) => described(layout, variable))]
  const values = layout.variables.flatMap((variable) => [
    ...(variable.kind === 'coded' ? variable.options.map(({ code, label }) => [variable.name, String(code), textCell(label['zh-CN']), textCell(label.en), '0']) : []),
    ...MISSING_CODES.map((code) => [variable.name, String(code), say[missingReason(code)]['zh-CN'], textCell(say[missingReason(code)].en), '1']),
  ])
  return {
    codebook: csvOfRows(
      HEADINGS,
      rows.map((row) => HEADINGS.map((heading) => row[heading] ?? '')),
    ),
    values: csvOfRows(['name', 'code', 'label_zh', 'label_en', 'missing'], values),
  }
}
