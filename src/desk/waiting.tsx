import { Button } from '@mantine/core'
import { useTexts } from '../i18n/lang.tsx'
import { useDesk } from './desk-context.ts'
import { deskMessages } from './messages.ts'
import { Page } from './page.tsx'

/** In the place of a room that needs data while there are none to be had. */
export function Waiting({ crumbs }: { readonly crumbs: readonly string[] }) {
  const say = useTexts(deskMessages)
  const { data, address } = useDesk()
  if (data.state.is === 'loading') {
    return (
      <Page crumbs={crumbs} title={crumbs[0]}>
        <output className="working">{say('loading')}</output>
      </Page>
    )
  }
  const broken = data.state.is === 'broken'
  return (
    <Page crumbs={crumbs} title={say(broken ? 'broken' : 'data.fault')}>
      {broken && <p className="lead">{say('brokenHelp')}</p>}
      <p className="actions">
        {broken ? <Button onClick={() => location.reload()}>{say('reload')}</Button> : <Button component="a" href={address('data')}>{say('analysis.toData')}</Button>}
      </p>
    </Page>
  )
}
