import { lazy, Suspense, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Lang } from '../../analysis/study/text.ts'
import { LangProvider } from '../i18n/lang.tsx'
import { openStore, type Store } from '../store/store.ts'
import { Answer } from './answer.tsx'
import { Boundary } from './boundary.tsx'
import { Calm } from './calm.tsx'
import { LoadError, loadStudy, type Loaded, type LoadFault } from './load.ts'
import { go, readRoute, useFragment, type DeskRoute } from './routes.ts'
import { useLangPreference, useThemePreference, type Theme } from './settings.ts'
import '../ui/base.css'
import './app.css'

const First = lazy(() => import('./first.tsx').then((room) => ({ default: room.First })))
/** What a first page needs is fetched beside its study, not after it; a failure shows where the page asks for it. */
const fetchAhead = { answer: () => import('../collect/index.tsx'), desk: () => import('../desk/index.tsx') }
const ImportRoom = lazy(() => import('../desk/import/index.tsx').then((room) => ({ default: room.ImportRoom })))
const Desk = lazy(() => import('../desk/index.tsx').then((room) => ({ default: room.Desk })))

/** The whole app: reads the address and shows what it names. */
export function App() {
  const fragment = useFragment()
  const route = useMemo(() => readRoute(fragment), [fragment])
  const [store] = useState(openStore)
  const [lang, setLang] = useLangPreference()
  const [theme, setTheme] = useThemePreference()
  // Respondents' pages hold their own language and are light; the rest follows what was chosen here.
  const answers = route.at === 'answer'
  const named = route.at === 'desk' ? route : route.at === 'answer' ? route.link : null
  const [id, hash] = [named?.study ?? null, named?.hash ?? null]
  const [loadOf] = useState(() => onceInARow((id, hash) => (id === null ? null : load(id, hash, store))))
  const loading = useMemo(() => loadOf(id, hash), [id, hash, loadOf])
  const asked = answers ? (route.link.lang ?? lang) : lang
  useEffect(() => {
    if (!answers) document.documentElement.lang = lang
    document.documentElement.dataset.theme = answers ? 'light' : theme
  }, [answers, lang, theme])
  const { at } = route
  useEffect(() => {
    if (at === 'answer' || at === 'desk') void fetchAhead[at]().catch(() => undefined)
  }, [at])
  const settings = { lang, setLang, theme, setTheme }

  return (
    <LangProvider lang={asked} setLang={setLang}>
      {/* A new address gets a boundary of its own: going elsewhere leaves a broken page behind. */}
      <Boundary key={answers ? fragment : route.at}>
        <Suspense fallback={<Opening />}>
          {route.at === 'first' ? (
            <First theme={theme} setTheme={setTheme} />
          ) : route.at === 'answer' ? (
            <WithStudy loading={loading!}>
              {(loaded) => <Answer link={route.link} loaded={loaded} lang={asked} store={store} />}
            </WithStudy>
          ) : route.at === 'desk' ? (
            <WithStudy loading={loading!}>
              {/* Another study is another desk: no data of one under the name of another. */}
              {(loaded) => <DeskOf key={loaded.hash} route={route} loaded={loaded} store={store} {...settings} />}
            </WithStudy>
          ) : route.at === 'import' ? (
            <ImportRoom step={route.step} go={go} store={store} theme={theme} setTheme={setTheme} />
          ) : (
            <Calm page="unknown" />
          )}
        </Suspense>
      </Boundary>
    </LangProvider>
  )
}

interface DeskProps {
  readonly route: DeskRoute
  readonly loaded: Loaded
  readonly store: Store
  readonly lang: Lang
  readonly setLang: (lang: Lang) => void
  readonly theme: Theme
  readonly setTheme: (theme: Theme) => void
}
function DeskOf({ route, loaded, ...rest }: DeskProps) {
  return <Desk study={loaded.study} hash={loaded.hash} pinned={route.hash !== null} path={route.path} query={route.query} go={go} {...rest} />
}

/**
 * Loads again only when another study is asked for. A new view is prepared beside the old one and may be begun many times;
 * begun anew, it must wait for the same load and not for a new one.
 */
function onceInARow<T>(work: (id: string | null, hash: string | null) => T): typeof work {
  let last: { readonly id: string | null; readonly hash: string | null; readonly done: T } | null = null
  return (id, hash) => {
    if (last === null || last.id !== id || last.hash !== hash) last = { id, hash, done: work(id, hash) }
    return last.done
  }
}

/** A fault that has a page is a value; everything else is ours and reaches the boundary. */
async function load(id: string, hash: string | null, store: Store): Promise<Loaded | LoadFault> {
  try {
    return await loadStudy(id, hash, store)
  } catch (error) {
    if (error instanceof LoadError) return error.fault
    throw error
  }
}

function WithStudy({ loading, children }: { readonly loading: Promise<Loaded | LoadFault>; readonly children: (loaded: Loaded) => ReactNode }) {
  const loaded = use(loading)
  return typeof loaded === 'string' ? <Calm page={loaded} /> : children(loaded)
}

function Opening() {
  return (
    <output className="opening">
      正在打开…… <span lang="en">Opening …</span>
    </output>
  )
}
