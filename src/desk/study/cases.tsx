import type { Case, Fact } from '../../../analysis/study/study.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { useDesk } from '../desk-context.ts'
import { deskMessages } from '../messages.ts'
import { Page } from '../page.tsx'
import { Wide } from '../wide.tsx'

/** Cases for comparison as fact cards. */
export function CasesView() {
  const say = useTexts(deskMessages)
  const { study, address } = useDesk()
  return (
    <Page crumbs={[<a key="study" href={address('study')}>{say('room.study')}</a>, say('study.cases')]} title={say('study.cases')}>
      <p className="lead">{say('study.casesLead')}</p>
      {study.cases.map((one) => (
        <CaseCard key={one.id} card={one} />
      ))}
    </Page>
  )
}

function CaseCard({ card }: { readonly card: Case }) {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  return (
    <section className="case" aria-labelledby={`case-${card.id}`}>
      <h2 id={`case-${card.id}`}>
        {card.name[lang]} <small>{card.country[lang]}</small>
      </h2>
      {card.cautions.length > 0 && (
        <div className="cautions">
          <h3>{say('study.cautions')}</h3>
          <ul>
            {card.cautions.map((caution) => (
              <li key={caution.en}>{caution[lang]}</li>
            ))}
          </ul>
        </div>
      )}
      <Wide name={card.name[lang]}>
        <table className="three-line facts">
          <thead>
            <tr>
              <th scope="col">{say('study.fact')}</th>
              <th scope="col">{say('study.value')}</th>
              <th scope="col">{say('study.asOf')}</th>
              <th scope="col">{say('study.definition')}</th>
              <th scope="col">{say('study.confidence')}</th>
            </tr>
          </thead>
          <tbody>
            {card.facts.map((fact) => (
              <FactRow key={fact.field} fact={fact} />
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  )
}

function FactRow({ fact: { label, value, unit, asOf, definition, source, confidence } }: { readonly fact: Fact }) {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const shown = value === null ? say('study.notFound') : typeof value === 'number' ? value.toLocaleString(lang) : value[lang]
  return (
    <tr>
      <th scope="row">{label[lang]}</th>
      <td>
        {shown}
        {unit && value !== null ? ` ${unit[lang]}` : ''}
      </td>
      <td className="nowrap">{asOf ?? '—'}</td>
      <td>
        {definition[lang]}
        {source && <span className="source">{source}</span>}
      </td>
      <td className={`confidence ${confidence}`}>{say(`confidence.${confidence}`)}</td>
    </tr>
  )
}
