import type { Result } from '../../../analysis/result/result.ts'
import type { Codebook } from '../../../analysis/study/codebook.ts'
import type { Filter } from '../../../analysis/study/study.ts'
import type { Lang } from '../../../analysis/study/text.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { deskMessages } from '../messages.ts'
import { useResultWords } from './words.ts'

/** "How this was computed": formulas, sources, version, filter, weight, data. */
export function How({ result: { formulas, references, provenance }, codebook }: { readonly result: Result; readonly codebook: Codebook }) {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const words = useResultWords()
  const filter = (provenance.filter as readonly Filter[]).map((one) => filterWords(one, codebook, lang))
  const facts = [provenance.method, say('result.version', { version: provenance.version }), say('result.dataHash', { hash: provenance.data.slice(0, 8).toUpperCase().replace(/(.{4})/, '$1·') })]
  return (
    <details className="how">
      <summary>
        <strong>{say('result.how')}</strong> <span>{facts.join(' · ')}</span>
      </summary>
      {formulas.length > 0 && (
        <ul>
          {formulas.map((formula) => (
            <li key={formula.key}>{words(formula)}</li>
          ))}
        </ul>
      )}
      <dl className="facts-list">
        <div>
          <dt>{say('result.filter')}</dt>
          <dd>{filter.length === 0 ? say('result.noFilter') : filter.join(lang === 'zh-CN' ? '；' : '; ')}</dd>
        </div>
        <div>
          <dt>{say('result.weight')}</dt>
          <dd>{provenance.weight?.variable ?? say('result.noWeight')}</dd>
        </div>
        <div>
          <dt>{say('data.hash')}</dt>
          <dd>
            <code>{provenance.data}</code>
          </dd>
        </div>
        <div>
          <dt>{say('result.request')}</dt>
          <dd>
            <code>{JSON.stringify(provenance.options)}</code>
          </dd>
        </div>
      </dl>
      {references.length > 0 && (
        <>
          <p className="muted">{say('result.sources')}</p>
          <ul lang="en">
            {references.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  )
}

/** A filter in words: the variable's label and the labels of its codes. */
function filterWords(filter: Filter, codebook: Codebook, lang: Lang): string {
  const variable = codebook.variables.find(({ name }) => name === filter.variable)
  const codes = 'in' in filter ? filter.in : filter.notIn
  const labels = codes.map((code) => (variable?.kind === 'coded' ? variable.options.find((option) => option.code === code)?.label[lang] : undefined) ?? String(code))
  return `${variable?.label[lang] ?? filter.variable} ${'in' in filter ? '=' : '≠'} ${labels.join(lang === 'zh-CN' ? '、' : ', ')}`
}
