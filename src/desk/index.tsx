import { MantineProvider } from '@mantine/core'
import { useCallback, useEffect, useMemo } from 'react'
import type { Study } from '../../analysis/study/study.ts'
import type { Lang } from '../../analysis/study/text.ts'
import type { Store } from '../store/store.ts'
import { useTexts } from '../i18n/lang.tsx'
import { addressOf, isRoom, roomsOf, type Room } from './address.ts'
import { AnalysisRoom } from './analysis/room.tsx'
import { useDataAtHand } from './data-at-hand.ts'
import { DataRoom } from './data-room.tsx'
import { DeskContext, type AtDesk } from './desk-context.ts'
import { FieldworkRoom } from './fieldwork-room.tsx'
import { Frame } from './frame.tsx'
import { deskMessages } from './messages.ts'
import { ReportRoom } from './report-room.tsx'
import { StudyRoom } from './study/room.tsx'
import { cssVariables, theme as mantineTheme } from './theme.tsx'
import './mantine.css'
import './desk.css'

export interface DeskProps {
  readonly study: Study
  /** SHA-256 of the study's file. */
  readonly hash: string
  /** The address names the study file by its hash, and goes on doing so. */
  readonly pinned: boolean
  readonly path: readonly string[]
  readonly query: URLSearchParams
  readonly go: (fragment: string) => void
  readonly store: Store
  readonly lang: Lang
  readonly setLang: (lang: Lang) => void
  readonly theme: 'light' | 'dark'
  readonly setTheme: (theme: 'light' | 'dark') => void
}

const views: { readonly [room in Room]: () => React.JSX.Element } = {
  study: StudyRoom,
  fieldwork: FieldworkRoom,
  data: DataRoom,
  analysis: AnalysisRoom,
  report: ReportRoom,
}

/** The researcher's workbench over one study. */
export function Desk({ study, hash, pinned, path, query, go, store, lang, theme, setTheme }: DeskProps) {
  const say = useTexts(deskMessages)
  const data = useDataAtHand(study, store)
  const room: Room = isRoom(path[0]) && roomsOf(study.imported !== null).includes(path[0]) ? path[0] : 'study'
  const place = useMemo(() => ({ study: study.id, hash: pinned ? hash : null }), [study, hash, pinned])
  const address = useCallback<AtDesk['address']>((to, rest, query) => addressOf(place, to, rest, query), [place])
  const desk = useMemo<AtDesk>(
    () => ({ study, hash, path: path.slice(1), query, theme, store, data, address, go }),
    [study, hash, path, query, theme, store, data, address, go],
  )
  useEffect(() => {
    document.title = `${say(`room.${room}`)} · ${study.title[lang]}`
  }, [say, room, study, lang])
  const View = views[room]

  return (
    <MantineProvider theme={mantineTheme} cssVariablesResolver={cssVariables} forceColorScheme={theme}>
      <DeskContext value={desk}>
        <Frame room={room} setTheme={setTheme}>
          <View key={room} />
        </Frame>
      </DeskContext>
    </MantineProvider>
  )
}
