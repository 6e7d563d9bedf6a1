import { asksFor, type Asked } from '../study/ethics.ts'
import type { Guarded } from '../study/study.ts'
import type { Draft } from './questions.ts'

/** What a study would be refused for, whole questions and options, as columns that are left out instead. */
export function withoutRefused(drafts: readonly Draft[]): { readonly drafts: readonly Draft[]; readonly left: readonly { readonly column: string; readonly why: Guarded }[] } {
  const kept: Draft[] = []
  const left: { readonly column: string; readonly why: Guarded }[] = []
  for (const draft of drafts) {
    const faults = asksFor(asked(draft.variable))
    if (faults.length === 0) {
      kept.push(draft)
      continue
    }
    const without = faults.every(({ at }) => at.startsWith('options')) ? withoutOptions(draft, new Map(faults.map(({ what, at }) => [Number(/\d+/.exec(at)![0]), what]))) : null
    if (without) {
      kept.push(without.draft)
      left.push(...without.left)
    } else left.push(...columnsIn(draft.variable).map((column) => ({ column, why: faults[0]!.what })))
  }
  return { drafts: kept, left }
}

function asked(variable: Draft['variable']): Asked {
  const { role, text, label } = variable
  const options = variable.kind === 'coded' || variable.kind === 'multi' ? variable.options : []
  return { kind: variable.kind === 'day' ? 'coded' : variable.kind, role, text, label, options, averaged: variable.kind === 'coded' && variable.bounds !== null }
}

/** A question with a column per option, without some of them; null where that leaves no choice, or the options share a column. */
function withoutOptions(draft: Draft, faults: ReadonlyMap<number, Guarded>): { readonly draft: Draft; readonly left: readonly { readonly column: string; readonly why: Guarded }[] } | null {
  const { variable } = draft
  if (variable.kind !== 'multi' || variable.shape.is !== 'columns' || variable.options.length - faults.size < 2) return null
  const gone = new Map([...faults].map(([o, what]) => [variable.options[o]!.code, what]))
  const { columns: all } = variable.shape
  return {
    draft: { ...draft, variable: { ...variable, options: variable.options.filter(({ code }) => !gone.has(code)), shape: { ...variable.shape, columns: all.filter(({ code }) => !gone.has(code)) } } },
    left: all.flatMap(({ column, code }) => (gone.has(code) ? [{ column, why: gone.get(code)! }] : [])),
  }
}

/** The columns of a variable without a name. */
export function columnsIn(variable: Draft['variable']): readonly string[] {
  if (variable.kind !== 'multi') return [variable.column]
  return variable.shape.is === 'joined' ? [variable.shape.column] : variable.shape.columns.map(({ column }) => column)
}
