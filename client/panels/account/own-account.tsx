import { useState } from 'react'
import { useWords } from '../../i18n/words.ts'
import { signOut } from '../../state/service/keep-session.ts'
import { session, type Who } from '../../state/service/session.ts'
import { PushButton } from '../controls/push-button.tsx'
import { Tabs } from '../controls/tabs.tsx'
import { OwnPassword } from './own-password.tsx'
import { OwnTokens } from './own-tokens.tsx'

type Part = 'overview' | 'password' | 'tokens'

/** Who one is to the service and what one may do where; one's password and tokens. */
export function OwnAccount({ who }: { who: Who }) {
  const words = useWords()
  const [part, setPart] = useState<Part>('overview')
  const leave = async (): Promise<void> => {
    await signOut()
    session.set({ dialogOpen: false })
  }
  return (
    <Tabs<Part>
      label={words.accounts.account}
      value={part}
      onChange={setPart}
      tabs={[
        { key: 'overview', label: words.accounts.overview },
        { key: 'password', label: words.accounts.ownPassword },
        { key: 'tokens', label: words.accounts.tokens },
      ]}
    >
      {part === 'overview' ? (
        <>
          <dl className="facts">
            <dt>{words.accounts.name}</dt>
            <dd className="data-name">{who.name}</dd>
            <dt>{words.accounts.role}</dt>
            <dd>
              {words.accounts.roles[who.role]}
              <p className="hint">{words.accounts.roleHelp[who.role]}</p>
            </dd>
            <dt>{words.accounts.scope}</dt>
            <dd>
              {who.scope ? (
                <>
                  <span className="data-name" lang="zh-CN">
                    {who.scope.name}
                  </span>{' '}
                  <code className="soft">{who.scope.code}</code>
                </>
              ) : (
                words.accounts.wholeTree
              )}
            </dd>
          </dl>
          <PushButton wide onClick={() => void leave()}>
            {words.data.signOut}
          </PushButton>
        </>
      ) : part === 'password' ? (
        <OwnPassword name={who.name} />
      ) : (
        <OwnTokens />
      )}
    </Tabs>
  )
}
