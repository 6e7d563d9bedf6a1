import { studyMessages, type StudyMessage } from '../../../analysis/study/messages.ts'
import type { StudyError } from '../../../analysis/study/study-error.ts'
import { useTexts } from '../../i18n/lang.tsx'
import { useAtImport } from './at-import.ts'
import { guideMessages } from './messages.ts'
import { addressOfStep } from './steps.ts'
import { keyOf } from './variables-key.ts'

/** What keeps the mapping from being applied, and the way to the place in it. `refused`: what keeping was refused for. */
export function FaultNote({ refused = null }: { readonly refused?: StudyError | null }) {
  const say = useTexts(guideMessages)
  const sayStudy = useTexts(studyMessages)
  const { map, checked, setOpened } = useAtImport()
  const fault = refused ?? checked?.fault ?? null
  if (!fault) return null
  const at = /^variables\[(\d+)\]/.exec(fault.path)
  const variable = at ? map.variables[Number(at[1])] : undefined
  const step = /^unit/.test(fault.path) ? 'places' : /^(variables|scales)/.test(fault.path) ? 'variables' : /^kept/.test(fault.path) ? 'leftOut' : /^notPeople/.test(fault.path) ? 'problems' : null
  return (
    <p className="error-note" role="alert">
      {say('keep.fault', { reason: sayStudy(fault.code as StudyMessage, fault.values) })}{' '}
      {step && (
        <a href={addressOfStep(step)} onClick={() => variable && setOpened(keyOf(variable))}>
          {say('problems.toVariable', { name: variable ? variable.name : say(`step.${step}`) })}
        </a>
      )}
    </p>
  )
}
