import type { Field, Method } from '../../../analysis/methods/method.ts'
import type { Codebook, Variable } from '../../../analysis/study/codebook.ts'
import type { Study } from '../../../analysis/study/study.ts'
import type { Lang } from '../../../analysis/study/text.ts'
import type { Say } from '../../i18n/texts.ts'
import type { deskMessages } from '../messages.ts'

type Naming = Extract<Field, { type: 'category' | 'measure' | 'scale' }>
export type Choices = readonly { readonly title: string; readonly items: readonly { readonly name: string; readonly label: string }[] }[]

function suits(field: Naming, variable: Variable): boolean {
  if (field.type === 'category') return variable.kind === 'coded' && (!field.ordinal || variable.level === 'ordinal')
  return variable.kind === 'number' || (variable.kind === 'coded' && variable.bounds !== null)
}

/** What an option that names variables may be: those of permitted kind, items under their scale, others under what they are for. */
export function choicesFor(field: Naming, codebook: Codebook, lang: Lang, say: Say<typeof deskMessages>): Choices {
  if (field.type === 'scale') {
    return [{ title: say('scales'), items: codebook.scales.map(({ name, label }) => ({ name, label: `${label[lang]} ${name}` })) }]
  }
  const scaleOf = new Map(codebook.scales.flatMap((scale) => scale.items.map((item) => [item, scale.label[lang]] as const)))
  const groups = new Map<string, { name: string; label: string }[]>()
  for (const variable of codebook.variables) {
    if (!suits(field, variable)) continue
    const title = scaleOf.get(variable.name) ?? say(`role.${variable.role}`)
    groups.set(title, [...(groups.get(title) ?? []), { name: variable.name, label: `${variable.name} ${variable.label[lang]}` }])
  }
  return [...groups].map(([title, items]) => ({ title, items }))
}

const FEW = 4

/**
 * Options to begin with: those of the study's report for that method and table, cut to a few names; else the first names that
 * suit. Null where the table has none that suit.
 */
export function exampleOptions(method: Method, study: Study, codebook: Codebook): { readonly [name: string]: unknown } | null {
  const item = study.report.sections.flatMap(({ items }) => items).find((one) => one.method === method.id && one.table === codebook.id)
  if (item) return Object.fromEntries(Object.entries(item.options).map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, FEW) : value]))
  const options: { [name: string]: unknown } = {}
  for (const [name, field] of Object.entries(method.options)) {
    if (field.type !== 'category' && field.type !== 'measure' && field.type !== 'scale') continue
    const names =
      field.type === 'scale'
        ? codebook.scales.filter(({ kind }) => kind === 'reflective').map((scale) => scale.name)
        : codebook.variables.filter((variable) => suits(field, variable) && (field.type === 'category' || variable.role === 'score')).map((variable) => variable.name)
    const unit = names.includes('UNIT') ? 'UNIT' : null
    if (field.many) {
      const least = Math.max(field.min, 1)
      const some = names.filter((one) => one !== 'UNIT').slice(0, least)
      if (some.length < least) return null
      options[name] = some
    } else if (!field.optional || name === 'by') {
      const one = unit ?? names[0]
      if (one === undefined && !field.optional) return null
      options[name] = one ?? null
    }
  }
  return options
}

/** Options out of an address: whatever is not an object is none. */
export function optionsFromText(text: string | null): { readonly [name: string]: unknown } | null {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { [name: string]: unknown }) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
