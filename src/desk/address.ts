/** The five rooms of the desk, in the order of work. */
export const ROOMS = ['study', 'fieldwork', 'data', 'analysis', 'report'] as const
export type Room = (typeof ROOMS)[number]

/** The rooms a study has: one that is a file has no fieldwork. */
export function roomsOf(imported: boolean): readonly Room[] {
  return imported ? ROOMS.filter((room) => room !== 'fieldwork') : ROOMS
}

export function isRoom(name: string | undefined): name is Room {
  return (ROOMS as readonly (string | undefined)[]).includes(name)
}

/** What every address of one open study has in common. `hash` is named where the study is not the one beside the app. */
export interface Place {
  readonly study: string
  readonly hash: string | null
}

/** The fragment of a view: `#/desk/<study>/<room>/<rest>?<query>`. Empty values of the query are left out. */
export function addressOf(place: Place, room: Room, rest: readonly string[] = [], query: { readonly [name: string]: string | null } = {}): string {
  const search = new URLSearchParams()
  if (place.hash !== null) search.set('h', place.hash)
  for (const [name, value] of Object.entries(query)) if (value !== null && value !== '') search.set(name, value)
  const text = search.toString()
  return `#/desk/${[place.study, room, ...rest].map(encodeURIComponent).join('/')}${text ? `?${text}` : ''}`
}
