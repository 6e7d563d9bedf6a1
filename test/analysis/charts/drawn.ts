import { textWidth, type VegaLiteSpec } from '../../../analysis/charts/index.ts'

type Datum = { readonly [field: string]: number | string | null }
interface Channel {
  readonly field: string
  readonly scale: { readonly domain: readonly [number, number]; readonly range: readonly [number, number] } | null
}
export interface Layer {
  readonly data: { readonly values: readonly Datum[] }
  readonly mark: { readonly type: string; readonly fontSize?: number; readonly align?: string; readonly aria: boolean }
  readonly encoding: { readonly [channel: string]: Channel }
}

export const layersOf = (spec: VegaLiteSpec): readonly Layer[] => spec.layer as unknown as readonly Layer[]
/** Marks that say a number. */
export const spoken = (spec: VegaLiteSpec, type: string): readonly Layer[] => layersOf(spec).filter(({ mark }) => mark.type === type && mark.aria)

export function place({ field, scale }: Channel, datum: Datum): number {
  const value = datum[field] as number
  if (!scale) return value
  return scale.range[0] + ((value - scale.domain[0]) / (scale.domain[1] - scale.domain[0])) * (scale.range[1] - scale.range[0])
}

export interface Box {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Where every text stands, by the measure that drawing uses too. */
export function boxes(spec: VegaLiteSpec): readonly Box[] {
  return layersOf(spec)
    .filter(({ mark }) => mark.type === 'text')
    .flatMap(({ data, mark, encoding }) =>
      data.values.map((datum) => {
        const x = place(encoding.x!, datum)
        const width = textWidth(String(datum.text), mark.fontSize!)
        const left = mark.align === 'left' ? x : mark.align === 'right' ? x - width : x - width / 2
        const y = datum.y as number
        return { text: String(datum.text), left, right: left + width, top: y - mark.fontSize! / 2, bottom: y + mark.fontSize! / 2 }
      }),
    )
}

/** Pairs of texts of which one lies on the other. */
export function overlaps(all: readonly Box[]): readonly string[] {
  return all.flatMap((a, i) =>
    all
      .slice(i + 1)
      .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
      .map((b) => `${a.text} × ${b.text}`),
  )
}
