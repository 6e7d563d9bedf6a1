import { useState } from 'react'
import { columnsOf, type MappedUnits } from '../../../analysis/intake/map.ts'
import { formatNumber } from '../../../analysis/render/format.ts'
import { MISSING, type MissingReason } from '../../../analysis/study/missing.ts'
import type { UnitLevel } from '../../../analysis/study/study.ts'
import { LANGS } from '../../../analysis/study/text.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { useGrowing } from '../turns.ts'
import { useAtImport } from './at-import.ts'
import { isWords, mayComeBack, onePlace } from './edit-map.ts'
import { FaultNote } from './fault-note.tsx'
import { Choice, Field, SlowChoice, type Pick } from './fields.tsx'
import { knownPlaces } from './known.ts'
import { guessed, placesIn, textOf } from './make.ts'
import { guideMessages } from './messages.ts'
import { occurs } from './occurs.ts'
import { StepHead } from './step-head.tsx'
import { langName } from './variable-editor.tsx'

const LEVELS: readonly UnitLevel[] = ['city', 'district', 'subdistrict', 'community', 'grid']
const REASONS = Object.keys(MISSING) as readonly MissingReason[]

/** Where people are: a column of places with their spellings, one place for all, or none. */
export function PlacesStep() {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { map, edit, titleOf } = useAtImport()
  const { unit } = map
  const title = unit === null ? say('places.none') : unit.column === null ? say('places.one', { place: unit.units[0]?.name[lang] ?? '' }) : say('places.sentence', { n: unit.units.length, column: titleOf(unit.column) })
  return (
    <>
      <StepHead help={say('places.help')}>{title}</StepHead>
      <div className="desk-body">
        <FaultNote />
        <div className="import-fields">
          <Source />
          {unit && (
            <Choice label={say('places.level')} value={unit.level} of={LEVELS.map((value) => ({ value, label: say(`unitLevel.${value}`) }))} onTake={(value) => edit({ do: 'placeLevel', value })} />
          )}
        </div>
        {unit && (unit.column === null ? <OneName unit={unit} /> : <Places unit={unit} />)}
      </div>
    </>
  )
}

/** Another source puts the column before back among the variables. */
function Source() {
  const say = useTexts(guideMessages)
  const { map, edit, column: ask, titleOf } = useAtImport()
  const [empty, setEmpty] = useState(false)
  const { unit } = map
  const single = map.variables.filter((one) => columnsOf(one).length === 1 && one.kind !== 'number' && !map.kept.some(({ column }) => column === columnsOf(one)[0])).map((one) => columnsOf(one)[0]!)
  const left = map.leftOut.filter(({ why }) => mayComeBack(why)).map(({ column }) => column)
  const columns = [...(unit?.column ? [unit.column] : []), ...single, ...left]
  const of: readonly Pick<string>[] = [
    { value: 'none', label: say('places.source.none') },
    { value: 'one', label: say('places.source.one') },
    ...columns.map((column) => ({ value: `column ${column}`, label: say('places.source.column', { column: titleOf(column) }) })),
  ]
  async function take(source: string): Promise<void> {
    setEmpty(false)
    const before = unit?.column ? await ask(unit.column, null) : null
    const made = before && guessed(before, map.tool)
    const back = before && made ? { text: textOf(before), made } : null
    const next =
      source === 'none' ? null : source === 'one' ? onePlace({ 'zh-CN': '本地', en: 'This place' }, unit?.level ?? 'district') : placesIn(await ask(source.slice('column '.length), null), await knownPlaces())
    if (source.startsWith('column ') && next === null) setEmpty(true)
    else edit({ do: 'places', unit: next, back })
  }
  return (
    <div className="broad">
      <SlowChoice label={say('places.source')} value={unit === null ? 'none' : unit.column === null ? 'one' : `column ${unit.column}`} of={of} onTake={(source) => void take(source)} />
      {empty && (
        <p className="field-fault" role="alert">
          {say('leftOut.cannot')}
        </p>
      )}
    </div>
  )
}

function OneName({ unit }: { readonly unit: MappedUnits }) {
  const say = useTexts(guideMessages)
  const place = unit.units[0]
  return (
    <fieldset className="import-fields ends">
      <legend>{say('places.oneName')}</legend>
      {place && <Names place={place} quiet={false} />}
    </fieldset>
  )
}

function Names({ place, quiet }: { readonly place: MappedUnits['units'][number]; readonly quiet: boolean }) {
  const say = useTexts(guideMessages)
  const { edit } = useAtImport()
  return LANGS.map((lang) => (
    <Field
      key={lang}
      quiet={quiet}
      label={say('places.name', { lang: langName(lang, say) })}
      value={place.name[lang]}
      faultOf={(typed) => (isWords(typed, 200) ? null : say('fault.words'))}
      onTake={(value) => edit({ do: 'placeName', id: place.id, lang, value })}
    />
  ))
}

function Places({ unit }: { readonly unit: MappedUnits }) {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { checked, columns } = useAtImport()
  const noPlace = unit.missing.filter(({ value }) => unit.column !== null && occurs(value, [unit.column], columns))
  const n = new Map((checked?.units ?? []).map((one) => [one.id, one.n]))
  const shown = useGrowing(unit.units.length, 24)
  const head = (
    <thead>
      <tr>
        {LANGS.map((one) => (
          <th key={one} scope="col">
            {say('places.name', { lang: langName(one, say) })}
          </th>
        ))}
        <th scope="col" className="number">{say('options.n')}</th>
        <th scope="col">{say('places.belongsHead')}</th>
      </tr>
    </thead>
  )
  return (
    <>
      <table className="three-line places-table">
        {head}
        <tbody>
          {unit.units.slice(0, shown).map((place) => (
            <tr key={place.id}>
              <PlaceNames place={place} />
              <td className="number">
                <span className="quiet-label" aria-hidden="true">{`${say('options.n')} `}</span>
                {n.has(place.id) ? formatNumber(n.get(place.id)!, 'count', lang) : ''}
              </td>
              <td>
                {place.values.map((value) => (
                  <Spelling key={value} unit={unit} value={value} of={place.id} />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {noPlace.length > 0 && (
        <>
          <h2>{say('places.noPlace')}</h2>
          {noPlace.map(({ value, reason }) => (
            <Spelling key={value} unit={unit} value={value} of={`missing ${reason}`} />
          ))}
        </>
      )}
    </>
  )
}

function PlaceNames({ place }: { readonly place: MappedUnits['units'][number] }) {
  const say = useTexts(guideMessages)
  const { edit } = useAtImport()
  return LANGS.map((lang) => (
    <td key={lang} className="option-label">
      <Field
        quiet
        label={say('whatOf', { what: say('places.name', { lang: langName(lang, say) }), of: place.name[lang] })}
        value={place.name[lang]}
        faultOf={(typed) => (isWords(typed, 200) ? null : say('fault.words'))}
        onTake={(value) => edit({ do: 'placeName', id: place.id, lang, value })}
      />
    </td>
  ))
}

/** One spelling and where it belongs: another place, one of its own, or no place. */
function Spelling({ unit, value, of: now }: { readonly unit: MappedUnits; readonly value: string; readonly of: string }) {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { edit } = useAtImport()
  const words = value === '' ? say('emptyCell') : value
  const places: readonly Pick<string>[] = value === '' ? [] : [...unit.units.map((place) => ({ value: place.id, label: place.name[lang] })), { value: 'own', label: say('places.own') }]
  const of = [...places, ...REASONS.map((reason) => ({ value: `missing ${reason}`, label: say(`missing.${reason}`) }))]
  function take(to: string): void {
    if (to.startsWith('missing ')) edit({ do: 'placeMissing', value, reason: to.slice(8) as MissingReason })
    else edit({ do: 'placeOf', value, to: to === 'own' ? null : to })
  }
  return (
    <div className="place-spelling">
      <span>{words}</span>
      <SlowChoice quiet label={say('places.belongs', { value: words })} value={now} of={of} onTake={take} />
    </div>
  )
}
