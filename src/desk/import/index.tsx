import { Button, MantineProvider } from '@mantine/core'
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { MapCheck } from '../../../analysis/intake/applied.ts'
import type { ColumnSummary } from '../../engines/import-protocol.ts'
import { useTexts } from '../../i18n/lang.tsx'
import type { Store } from '../../store/store.ts'
import { Icon } from '../../ui/icon.tsx'
import { LangSwitch } from '../../ui/lang-switch.tsx'
import { ThemeSwitch } from '../../ui/theme-switch.tsx'
import { Mark } from '../../ui/wordmark.tsx'
import { cssVariables, theme as mantineTheme } from '../theme.tsx'
import { ImportContext, type AtImport } from './at-import.ts'
import { ChooseStep } from './choose.tsx'
import { KeepStep } from './keep.tsx'
import { LeftOutStep } from './left-out.tsx'
import { textOf } from './make.ts'
import { guideMessages } from './messages.ts'
import { withoutTexts } from './occurs.ts'
import { PlacesStep } from './places.tsx'
import { ProblemsStep } from './problems.tsx'
import { ReadingStep } from './reading.tsx'
import { addressOfStep, stepNamed, STEPS, type ImportStep } from './steps.ts'
import { useCheck, useImport, type ImportAtHand, type Work } from './use-import.ts'
import { VariablesStep } from './variables.tsx'
import '../mantine.css'
import '../desk.css'
import './import.css'

export interface ImportProps {
  /** The last part of the address. */
  readonly step: string | null
  readonly go: (fragment: string) => void
  readonly store: Store
  readonly theme: 'light' | 'dark'
  readonly setTheme: (theme: 'light' | 'dark') => void
}

/** A file of any tool becomes a study: seven steps, nothing kept before the last. */
export function ImportRoom({ step: named, go, store, theme, setTheme }: ImportProps) {
  const hand = useImport()
  const { work } = hand
  const step = work ? stepNamed(named) : 'choose'
  const [kept, setKept] = useState<Work['history']['now'] | null>(null)
  const unsaved = work !== null && work.history.past.length > 0 && work.history.now !== kept
  useAskBeforeLeaving(unsaved)
  useArrival(step)
  useNothingDropped()
  return (
    <MantineProvider theme={mantineTheme} cssVariablesResolver={cssVariables} forceColorScheme={theme}>
      {work === null || step === 'choose' ? (
        <Shell step="choose" hand={hand} unsaved={unsaved} theme={theme} setTheme={setTheme} go={go}>
          <ChooseStep hand={hand} store={store} go={go} unsaved={unsaved} gone={work === null && stepNamed(named) !== 'choose'} />
        </Shell>
      ) : (
        <Working work={work} hand={hand} step={step} go={go} store={store} setKept={setKept} unsaved={unsaved} theme={theme} setTheme={setTheme} />
      )}
    </MantineProvider>
  )
}

interface WorkingProps extends Omit<ImportProps, 'step'> {
  readonly work: Work
  readonly hand: ImportAtHand
  readonly step: Exclude<ImportStep, 'choose'>
  readonly unsaved: boolean
  readonly setKept: (map: Work['history']['now']) => void
}
function Working({ work, hand, step, go, store, setKept, unsaved, theme, setTheme }: WorkingProps) {
  const map = work.history.now
  const { checked, checking } = useCheck(map, hand.check)
  const [said, tell] = useState('')
  const [opened, setOpened] = useState<string | null>(null)
  const { edit, adopt, column } = hand
  const { columns: all } = work.summary
  const titles = useMemo(() => new Map(all.map((one) => [one.key, textOf(one)])), [all])
  const columns = usePeopled(all, checked)
  const here = useMemo<AtImport>(
    () => ({ work, map, checked, columns, checking, edit, adopt, column, titleOf: (key) => titles.get(key) ?? key, opened, setOpened, tell }),
    [work, map, checked, columns, checking, edit, adopt, column, titles, opened],
  )
  return (
    <ImportContext value={here}>
      <Shell step={step} hand={hand} unsaved={unsaved} theme={theme} setTheme={setTheme} go={go}>
        <output className="visually-hidden">{said}</output>
        {step === 'reading' ? (
          <ReadingStep hand={hand} />
        ) : step === 'leftOut' ? (
          <LeftOutStep />
        ) : step === 'variables' ? (
          <VariablesStep />
        ) : step === 'places' ? (
          <PlacesStep />
        ) : step === 'problems' ? (
          <ProblemsStep go={go} />
        ) : (
          <KeepStep keep={hand.keep} store={store} go={go} onKept={() => setKept(map)} />
        )}
      </Shell>
    </ImportContext>
  )
}

/** The columns without the rows that are no people; the same until those are others. */
function usePeopled(columns: readonly ColumnSummary[], checked: MapCheck | null): readonly ColumnSummary[] {
  const outside = JSON.stringify(checked?.outside ?? [])
  return useMemo(() => withoutTexts(columns, JSON.parse(outside) as MapCheck['outside']), [columns, outside])
}

/** Closing the tab with unsaved work asks once; the browser has its own words for it. */
function useAskBeforeLeaving(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [unsaved])
}

interface ShellProps {
  readonly step: ImportStep
  readonly hand: ImportAtHand
  readonly unsaved: boolean
  readonly theme: 'light' | 'dark'
  readonly setTheme: (theme: 'light' | 'dark') => void
  readonly go: (fragment: string) => void
  readonly children: ReactNode
}

/** The bar above, the steps beside, the way on below. */
function Shell({ step, hand: { work, edit }, unsaved, theme, setTheme, go, children }: ShellProps) {
  const say = useTexts(guideMessages)
  const at = STEPS.indexOf(step)
  useUndoKeys(work !== null, edit)
  useEffect(() => {
    document.title = `${say(`step.${step}`)} · ${say('title')}`
  }, [say, step])
  const history = work?.history
  return (
    <div className="desk importing">
      <header className="desk-banner">
        <div className="desk-top bar">
          <a
            className="import-home"
            href="#/"
            aria-label={say('home')}
            title={say('home')}
            onClick={(event) => {
              // oxlint-disable-next-line no-alert -- the browser's own question, as when a tab is closed
              if (unsaved && !confirm(say('leave'))) event.preventDefault()
            }}
          >
            <Mark />
          </a>
          <p className="desk-title">
            {say('title')}
            {work && <span className="import-file">{work.summary.file}</span>}
          </p>
          {history && (
            <>
              <IconButton icon="undo" label={say('undo')} disabled={history.past.length === 0} onClick={() => edit({ do: 'undo' })} />
              <IconButton icon="redo" label={say('redo')} disabled={history.future.length === 0} onClick={() => edit({ do: 'redo' })} />
            </>
          )}
          <LangSwitch />
          <ThemeSwitch theme={theme} setTheme={setTheme} />
        </div>
      </header>
      <Steps step={step} open={work !== null} />
      <div className="desk-page">
        <main className="desk-main">{children}</main>
        {work && (
          <nav className="import-foot" aria-label={say('stepOf', { n: at + 1, of: STEPS.length })}>
            {at > 0 && (
              <Button variant="default" leftSection={<Icon name="left" />} onClick={() => go(addressOfStep(STEPS[at - 1]!))}>
                {say('back')}
              </Button>
            )}
            {at < STEPS.length - 1 && (
              <Button rightSection={<Icon name="right" />} onClick={() => go(addressOfStep(STEPS[at + 1]!))}>
                {say('nextIs', { step: say(`step.${STEPS[at + 1]!}`) })}
              </Button>
            )}
          </nav>
        )}
      </div>
    </div>
  )
}

function IconButton({ icon, label, disabled, onClick }: { readonly icon: 'undo' | 'redo'; readonly label: string; readonly disabled: boolean; readonly onClick: () => void }) {
  return (
    <button type="button" className="icon-button" title={label} aria-label={label} aria-disabled={disabled} onClick={() => disabled || onClick()}>
      <Icon name={icon} />
    </button>
  )
}

/** A file dropped beside the place for it would be opened by the browser instead of the page. */
function useNothingDropped(): void {
  useEffect(() => {
    const ignore = (event: DragEvent) => event.preventDefault()
    addEventListener('dragover', ignore)
    addEventListener('drop', ignore)
    return () => {
      removeEventListener('dragover', ignore)
      removeEventListener('drop', ignore)
    }
  }, [])
}

/** Who comes to a step begins at its heading, by keyboard and by ear. Not at the first: the page itself has just been opened. */
function useArrival(step: ImportStep): void {
  const before = useRef(step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    scrollTo(0, 0)
    document.querySelector<HTMLElement>('.importing h1')?.focus({ preventScroll: true })
  }, [step])
}

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y anywhere on the page, except in a field in which something is being typed. */
function useUndoKeys(on: boolean, edit: ImportAtHand['edit']): void {
  const key = useCallback(
    (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const pressed = event.key.toLowerCase()
      const step = pressed === 'z' ? (event.shiftKey ? 'redo' : 'undo') : pressed === 'y' ? 'redo' : null
      if (step === null || event.target instanceof HTMLTextAreaElement) return
      event.preventDefault()
      edit({ do: step })
    },
    [edit],
  )
  useEffect(() => {
    if (!on) return
    document.addEventListener('keydown', key)
    return () => document.removeEventListener('keydown', key)
  }, [on, key])
}

/** The way through: what is done, where one is, what comes. Every step is open once a file was read. */
function Steps({ step, open }: { readonly step: ImportStep; readonly open: boolean }) {
  const say = useTexts(guideMessages)
  const at = STEPS.indexOf(step)
  const list = (
    <ol>
      {STEPS.map((one, i) => (
        <li key={one} className={i < at ? 'done' : undefined}>
          {open || one === 'choose' ? (
            <a href={addressOfStep(one)} aria-current={one === step ? 'step' : undefined}>
              <span className="step-number">{i + 1}</span> {say(`step.${one}`)}
            </a>
          ) : (
            <span>
              <span className="step-number">{i + 1}</span> {say(`step.${one}`)}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
  return (
    <nav className="import-steps" aria-label={say('steps')}>
      <p className="import-steps-now">
        {say('stepOf', { n: at + 1, of: STEPS.length })}
        <strong>{say('stepIs', { step: say(`step.${step}`) })}</strong>
      </p>
      {list}
    </nav>
  )
}
