import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../i18n/lang.tsx'
import { Ask } from './ask.tsx'
import { collectMessages } from './messages.ts'

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel', 'touchstart', 'scroll'] as const

/**
 * Clears a kiosk that a person has left: after `idleSeconds` without a sign of them a warning counts down `warnSeconds`, which
 * one touch ends. Deadlines are compared with the clock, so that a device that slept in between wakes up cleared.
 */
export function Idle({ idleSeconds, warnSeconds, now, onLeft }: { readonly idleSeconds: number; readonly warnSeconds: number; readonly now: () => number; readonly onLeft: () => void }) {
  const say = useTexts(collectMessages)
  const seen = useRef(now())
  const [left, setLeft] = useState<number | null>(null)
  const warned = left !== null

  useEffect(() => {
    const sign = () => {
      // While the warning is up only its button counts: a passer-by brushing the screen must not keep another's answers.
      if (!warned) seen.current = now()
    }
    for (const name of SIGNS) window.addEventListener(name, sign, { capture: true, passive: true })
    return () => {
      for (const name of SIGNS) window.removeEventListener(name, sign, { capture: true })
    }
  }, [now, warned])

  useEffect(() => {
    const look = () => {
      const idle = (now() - seen.current) / 1000
      if (idle >= idleSeconds + warnSeconds) onLeft()
      else setLeft(idle >= idleSeconds ? Math.ceil(idleSeconds + warnSeconds - idle) : null)
    }
    const timer = setInterval(look, 500)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [now, idleSeconds, warnSeconds, onLeft])

  if (left === null) return null
  const stay = () => {
    seen.current = now()
    setLeft(null)
  }
  return (
    <Ask title={say('idleTitle')} yes={say('stillHere')} no={say('leave')} onYes={stay} onNo={onLeft} harmless="yes">
      {say('idleText', { n: left })}
    </Ask>
  )
}
