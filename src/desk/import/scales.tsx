import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { MappedVariable } from '../../../analysis/intake/map.ts'
import { formatNumber } from '../../../analysis/render/format.ts'
import type { Bounds, Scale } from '../../../analysis/study/codebook.ts'
import { LANGS, type Text } from '../../../analysis/study/text.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { useGrowing } from '../turns.ts'
import { useAtImport } from './at-import.ts'
import { canBeItem, isWords, itemsFor, scaleNameFault } from './edit-map.ts'
import { Choice, Field, SlowChoice } from './fields.tsx'
import { Fold } from './fold.tsx'
import { guideMessages } from './messages.ts'
import { langName } from './variable-editor.tsx'

/** Items that measure one thing, which of them are reversed, and what a high score means. */
export function Scales() {
  const say = useTexts(guideMessages)
  const { map } = useAtImport()
  const ends = endsOf(map.variables.filter(canBeItem).map(({ bounds }) => bounds)).filter((bounds) => itemsFor(map, bounds).length > 1)
  if (map.scales.length === 0 && ends.length === 0) return null
  return (
    <section aria-labelledby="scales">
      <h2 id="scales">{say('scales.title')}</h2>
      {map.scales.length === 0 && <p className="muted">{say('scales.none')}</p>}
      {map.scales.map((scale, place) => (
        // A scale keeps its place while its name is changed.
        // oxlint-disable-next-line react/no-array-index-key
        <OneScale key={place} scale={scale} />
      ))}
      {ends.length > 0 && <NewScale key={map.scales.length} ends={ends} />}
    </section>
  )
}

/** Each pair of ends once, the one most variables have first. */
function endsOf(all: readonly Bounds[]): readonly Bounds[] {
  const n = new Map<string, number>()
  for (const { min, max } of all) n.set(`${min} ${max}`, (n.get(`${min} ${max}`) ?? 0) + 1)
  return [...n].toSorted((a, b) => b[1] - a[1]).map(([key]) => ({ min: Number(key.split(' ')[0]), max: Number(key.split(' ')[1]) }))
}

function OneScale({ scale }: { readonly scale: Scale }) {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { map, checked } = useAtImport()
  const { name, label, items, bounds } = scale
  const against = new Map((checked?.against ?? []).flatMap((one) => (one.scale === name ? [[one.item, one.r] as const] : [])))
  const byName = new Map(map.variables.map((variable) => [variable.name, variable]))
  const reversed = items.filter((item) => {
    const variable = byName.get(item)
    return variable?.kind === 'coded' && variable.reversed
  })
  const summary = (
    <>
      <strong>{label[lang]}</strong> <code>{name}</code>
      <span className="muted"> {say('scales.summary', { n: items.length, ...bounds })}</span>
      {reversed.length > 0 && <span className="muted"> · {say('scales.reversed', { n: reversed.length })}</span>}
      {against.size > 0 && <span className="scale-against"> · {say('scales.againstN', { n: against.size })}</span>}
    </>
  )
  return (
    <Fold className="fold scale" summary={summary}>
      {() => <ScaleEditor scale={scale} byName={byName} against={against} />}
    </Fold>
  )
}

interface EditorProps {
  readonly scale: Scale
  readonly byName: ReadonlyMap<string, MappedVariable>
  /** Items that run against the others, with their correlation. */
  readonly against: ReadonlyMap<string, number>
}
function ScaleEditor({ scale, byName, against }: EditorProps) {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { map, edit } = useAtImport()
  const { name, label, items, bounds } = scale
  const more = itemsFor(map, bounds).filter((variable) => !items.includes(variable.name))
  return (
    <>
      <div className="import-fields wide">
        {LANGS.map((one) => (
          <Field
            key={one}
            label={say('scales.label', { lang: langName(one, say) })}
            value={label[one]}
            faultOf={(typed) => (isWords(typed) ? null : say('fault.words'))}
            onTake={(value) => edit({ do: 'scaleLabel', scale: name, lang: one, value })}
          />
        ))}
        <Field
          label={say('variable.name')}
          value={name}
          faultOf={(typed) => {
            const fault = scaleNameFault(map, name, typed)
            return fault && say(`fault.${fault}`)
          }}
          onTake={(value) => edit({ do: 'scaleName', scale: name, value })}
        />
        <Choice label={say('scales.high')} value={scale.high} of={(['good', 'bad'] as const).map((value) => ({ value, label: say(`high.${value}`) }))} onTake={(value) => edit({ do: 'scaleHigh', scale: name, value })} />
        <Choice
          label={say('scales.kind')}
          value={scale.kind}
          of={(['reflective', 'formative'] as const).map((value) => ({ value, label: say(`kindOf.${value}`) }))}
          onTake={(value) => edit({ do: 'scaleKind', scale: name, value })}
        />
      </div>
      <ul className="scale-items" aria-label={say('scales.items')}>
        {items.map((item) => {
          const variable = byName.get(item)
          if (variable?.kind !== 'coded') return null
          return (
            <li key={item}>
              <code>{item}</code>
              <span className="scale-item">
                {variable.label[lang]}
                {against.has(item) && (
                  <span className="scale-against">
                    {' '}
                    {say('scales.against', { r: formatNumber(against.get(item)!, 'coefficient', lang) })}
                  </span>
                )}
              </span>
              <Checkbox
                label={
                  <>
                    {say('kind.reversed')}
                    <span className="visually-hidden">: {variable.label[lang]}</span>
                  </>
                }
                checked={variable.reversed}
                onChange={({ currentTarget }) => edit({ do: 'reversed', variable: item, value: currentTarget.checked })}
              />
              <button type="button" className="link" onClick={() => edit({ do: 'scaleItem', scale: name, variable: item, in: false })}>
                {say('scales.takeOut')}
                <span className="visually-hidden"> {variable.label[lang]}</span>
              </button>
            </li>
          )
        })}
      </ul>
      <div className="import-fields wide">
        {more.length > 0 && (
          <SlowChoice
            label={say('scales.add')}
            value=""
            of={[{ value: '', label: say('scales.addChoose') }, ...more.map((variable) => ({ value: variable.name, label: `${variable.name} ${variable.label[lang]}` }))]}
            onTake={(variable) => variable !== '' && edit({ do: 'scaleItem', scale: name, variable, in: true })}
          />
        )}
      </div>
      <p className="actions">
        <Button variant="default" onClick={() => edit({ do: 'scaleRemove', scale: name })}>
          {say('scales.remove')}
        </Button>
      </p>
    </>
  )
}

function NewScale({ ends }: { readonly ends: readonly Bounds[] }) {
  const say = useTexts(guideMessages)
  return (
    <Fold className="fold scale" summary={say('scales.new')}>
      {() => <NewScaleForm ends={ends} />}
    </Fold>
  )
}

function NewScaleForm({ ends }: { readonly ends: readonly Bounds[] }) {
  const say = useTexts(guideMessages)
  const { lang } = useLang()
  const { map, edit } = useAtImport()
  const [at, setAt] = useState(0)
  const [label, setLabel] = useState<Text>({ 'zh-CN': '', en: '' })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const items = itemsFor(map, ends[at] ?? ends[0]!)
  const taken = new Set(map.scales.flatMap((scale) => scale.items))
  const shown = useGrowing(items.length, 24)
  const names = chosen.filter((name) => items.some((item) => item.name === name))
  // A name in one language will do at first.
  const called: Text = { 'zh-CN': label['zh-CN'] || label.en, en: label.en || label['zh-CN'] }
  const ready = names.length > 1 && names.length <= 50 && isWords(called[lang])
  return (
    <>
      <div className="import-fields wide">
        {LANGS.map((one) => (
          <Field
            key={one}
            label={say('scales.label', { lang: langName(one, say) })}
            value={label[one]}
            faultOf={(typed) => (isWords(typed) ? null : say('fault.words'))}
            onTake={(value) => setLabel((before) => ({ ...before, [one]: value }))}
          />
        ))}
        {ends.length > 1 && (
          <Choice label={say('scales.newEnds')} value={String(at)} of={ends.map(({ min, max }, i) => ({ value: String(i), label: `${min} – ${max}` }))} onTake={(value) => setAt(Number(value))} />
        )}
      </div>
      <fieldset className="scale-choose">
        <legend>{say('scales.newItems')}</legend>
        {items
          .toSorted((a, b) => Number(taken.has(a.name)) - Number(taken.has(b.name)))
          .slice(0, shown)
          .map(({ name, label: words }) => (
            <Checkbox
              key={name}
              label={`${name} ${words[lang]}`}
              checked={chosen.includes(name)}
              onChange={({ currentTarget }) => setChosen((before) => (currentTarget.checked ? [...before, name] : before.filter((one) => one !== name)))}
            />
          ))}
      </fieldset>
      <p className="actions">
        <Button disabled={!ready} onClick={() => edit({ do: 'scale', label: called, items: names })}>
          {say('scales.make')}
        </Button>
      </p>
    </>
  )
}
