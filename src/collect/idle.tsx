import { useEffect, useState } from 'react'
import { useTexts } from '../i18n/lang.tsx'
import { Ask } from './ask.tsx'
import { idleClock } from './idle-clock.ts'
import { collectMessages } from './messages.ts'

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel', 'touchstart', 'scroll'] as const

/**
 * Clears a kiosk that a person has left: after `idleSeconds` without a sign of them a warning counts down `warnSeconds`, which
 * one touch ends. Deadlines are compared with clocks, so that a device that slept in between wakes up cleared.
 */
export function Idle({ idleSeconds, warnSeconds, onLeft }: { readonly idleSeconds: number; readonly warnSeconds: number; readonly onLeft: () => void }) {
  const say = useTexts(collectMessages)
  const [clock] = useState(() => idleClock([() => performance.now(), () => Date.now()]))
  const [left, setLeft] = useState<number | null>(null)
  const warned = left !== null

  useEffect(() => {
    const sign = () => {
      // While the warning is up, or ought to be (a device just woken), only its button counts: a passer-by must not keep another's answers.
      if (!warned && clock.idle() < idleSeconds) clock.seen()
    }
    for (const name of SIGNS) window.addEventListener(name, sign, { capture: true, passive: true })
    return () => {
      for (const name of SIGNS) window.removeEventListener(name, sign, { capture: true })
    }
  }, [clock, warned, idleSeconds])

  useEffect(() => {
    const look = () => {
      const idle = clock.idle()
      if (idle >= idleSeconds + warnSeconds) onLeft()
      else setLeft(idle >= idleSeconds ? Math.ceil(idleSeconds + warnSeconds - idle) : null)
    }
    const timer = setInterval(look, 500)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [clock, idleSeconds, warnSeconds, onLeft])

  if (left === null) return null
  const stay = () => {
    clock.seen()
    setLeft(null)
  }
  return (
    <Ask title={say('idleTitle')} yes={say('stillHere')} no={say('leave')} onYes={stay} onNo={onLeft} harmless="yes">
      {say('idleText', { n: left })}
    </Ask>
  )
}
