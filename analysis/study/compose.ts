import type { Form } from './form.ts'
import type { Module, Study } from './study.ts'

/** What is published of what a study offers: ids of its forms and modules. */
export interface Choice {
  readonly forms: readonly string[]
  readonly modules: readonly string[]
}

/** What is asked where nobody chooses: every form, no module. */
export function wholeOf(study: Study): Choice {
  return { forms: study.forms.map(({ id }) => id), modules: [] }
}

/**
 * The study with the chosen forms and modules and nothing more on offer. A module's questions join the codebook, its pages every chosen
 * form of that codebook, its requests the report; the version says what was chosen. Whatever is chosen of equal studies in whatever order
 * gives equal studies; forms and modules all unchosen or unknown throw RangeError (a bug of the caller).
 */
export function compose(study: Study, choice: Choice): Study {
  const forms = study.forms.filter(({ id }) => choice.forms.includes(id))
  const modules = study.modules.filter(({ id }) => choice.modules.includes(id))
  if (forms.length === 0 || forms.length !== choice.forms.length || modules.length !== choice.modules.length) throw new RangeError('no such choice')
  const of = (codebook: string): readonly Module[] => modules.filter((one) => one.codebook === codebook)
  const parts = [...(forms.length === study.forms.length ? [] : forms.map(({ id }) => id)), ...modules.map(({ id }) => id)]
  return {
    ...study,
    version: parts.length === 0 ? study.version : `${study.version}+${parts.join('.')}`,
    codebooks: study.codebooks
      .filter(({ id }) => forms.some((form) => form.codebook === id))
      .map((codebook) => ({
        ...codebook,
        variables: [...codebook.variables, ...of(codebook.id).flatMap(({ variables }) => variables)],
        scales: [...codebook.scales, ...of(codebook.id).flatMap(({ scales }) => scales)],
        passages: Object.assign({}, codebook.passages, ...of(codebook.id).map(({ passages }) => passages)) as typeof codebook.passages,
      })),
    forms: forms.map((form) => [...of(form.codebook)].reverse().reduce(withModule, form)),
    modules: [],
    report: {
      filter: Object.fromEntries(Object.entries(study.report.filter).filter(([table]) => forms.some((form) => form.codebook === table))),
      sections: [
        ...study.report.sections.flatMap((section) => {
          const items = section.items.filter(({ table }) => forms.some((form) => form.codebook === table))
          return items.length === 0 ? [] : [{ ...section, items }]
        }),
        ...modules.filter(({ report, codebook }) => report.length > 0 && forms.some((form) => form.codebook === codebook)).map(({ id, title, report }) => ({ id: `module-${id}`, title, items: report })),
      ],
    },
  }
}

/** The pages of a module stand behind the one it names, in the order in which modules are offered. */
function withModule(form: Form, { after, pages, minutes }: Module): Form {
  const at = form.pages.findIndex(({ id }) => id === after) + 1
  return { ...form, minutes: form.minutes + minutes, pages: [...form.pages.slice(0, at), ...pages, ...form.pages.slice(at)] }
}
