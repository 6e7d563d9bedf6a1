import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { compose, wholeOf, type Choice as Chosen } from '../../../analysis/study/compose.ts'
import type { Study } from '../../../analysis/study/study.ts'
import { publishedFile, readPublishedFile } from '../../exchange/published.ts'
import { useLang, useTexts } from '../../i18n/lang.tsx'
import { Icon } from '../../ui/icon.tsx'
import { addressOf } from '../address.ts'
import { useDesk } from '../desk-context.ts'
import { formTitle } from '../form-title.ts'
import { deskMessages } from '../messages.ts'
import { Checksum, downloadStudy } from './checksum.tsx'

const toggled = (list: readonly string[], id: string): readonly string[] => (list.includes(id) ? list.filter((one) => one !== id) : [...list, id])

/** What is published of what the study offers: its forms, long or short, and the optional modules of the forms chosen. */
export function Choice() {
  const say = useTexts(deskMessages)
  const { lang } = useLang()
  const { study, store, go } = useDesk()
  const [choice, setChoice] = useState<Chosen>(() => wholeOf(study))
  const modules = study.modules.filter(({ codebook }) => study.forms.some((form) => form.codebook === codebook && choice.forms.includes(form.id)))
  const chosen = { ...choice, modules: choice.modules.filter((id) => modules.some((module) => module.id === id)) }
  // Everything and nothing more is the study at hand, whose links are made here.
  const whole = chosen.forms.length === study.forms.length && chosen.modules.length === 0
  const published = chosen.forms.length === 0 ? null : whole ? study : compose(study, chosen)

  async function openHere(composed: Study): Promise<void> {
    const file = publishedFile(composed)
    const { study: read, hash } = readPublishedFile(file.bytes)
    await store.studies.put(file.bytes)
    go(addressOf({ study: read.id, hash }, 'study'))
    scrollTo(0, 0)
  }

  return (
    <>
      <p>{say('study.choice')}</p>
      <fieldset className="choice">
        <legend>{say('study.forms')}</legend>
        {study.forms.map((form) => (
          <Checkbox
            key={form.id}
            label={`${formTitle(study, form, lang, say)} · ${say('study.aboutMinutes', { minutes: form.minutes })}`}
            checked={choice.forms.includes(form.id)}
            onChange={() => setChoice({ ...choice, forms: toggled(choice.forms, form.id) })}
          />
        ))}
      </fieldset>
      {modules.length > 0 && (
        <fieldset className="choice">
          <legend>{say('study.modules')}</legend>
          {modules.map((module) => (
            <Checkbox
              key={module.id}
              label={`${module.title[lang]} · ${respondentsOf(study, module.codebook).map((who) => say(who)).join('')} · ${say('study.moreMinutes', { minutes: module.minutes })}`}
              description={module.note[lang]}
              checked={choice.modules.includes(module.id)}
              onChange={() => setChoice({ ...choice, modules: toggled(choice.modules, module.id) })}
            />
          ))}
        </fieldset>
      )}
      {published === null ? (
        <p className="error-note" role="alert">
          {say('study.choiceNone')}
        </p>
      ) : (
        <Checksum of={published} />
      )}
      <p className="actions">
        <Button disabled={published === null} leftSection={<Icon name="download" />} onClick={() => published && downloadStudy(published)}>
          {say('study.publishDownload', { file: `${study.id}.json` })}
        </Button>
        {!whole && (
          <Button disabled={published === null} variant="default" onClick={() => published && void openHere(published)}>
            {say('study.choiceOpen')}
          </Button>
        )}
      </p>
    </>
  )
}

const respondentsOf = (study: Study, codebook: string) => [...new Set(study.forms.filter((form) => form.codebook === codebook).map(({ respondent }) => respondent))]
