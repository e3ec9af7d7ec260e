import { useCallback, useEffect, useState } from 'react'
import type { Account } from '#contract/accounts'
import type { Problem } from '#contract/problems'
import { api, problemOf } from '../../api.ts'
import { count } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { PushButton } from '../controls/push-button.tsx'
import { Skeleton } from '../controls/skeleton.tsx'
import { ProblemNotice } from '../figures/problem-notice.tsx'
import { AccountLine } from './account-line.tsx'
import { EditAccount } from './edit-account.tsx'
import { NewAccount } from './new-account.tsx'
import '../../theme/account.css'

const accountsAPage = 200

/** All accounts; one is edited at a time, in its place in the list. */
export default function ManageAccounts({ ownName }: { ownName: string }) {
  const words = useWords()
  const [accounts, setAccounts] = useState<Account[] | null>(null)
  const [matched, setMatched] = useState(0)
  const [problem, setProblem] = useState<Problem | null>(null)
  /** The id of the account that is edited; `new`: one that is to be made. */
  const [edited, setEdited] = useState<string | null>(null)
  const [told, setTold] = useState('')
  const load = useCallback(async (offset: number): Promise<void> => {
    setProblem(null)
    try {
      const page = await api.accounts({ limit: accountsAPage, offset })
      setAccounts((before) => [...(offset === 0 ? [] : (before ?? [])), ...page.accounts])
      setMatched(page.numberMatched)
    } catch (error) {
      setProblem(problemOf(error))
    }
  }, [])
  useEffect(() => void load(0), [load])

  const onCreated = (account: Account): void => {
    setTold(words.accounts.created(account.name))
    void load(0)
  }
  const onSaved = (account: Account): void => {
    setTold(words.accounts.saved(account.name))
    setAccounts((before) => before?.map((each) => (each.id === account.id ? account : each)) ?? null)
  }
  const stop = (): void => setEdited(null)
  return (
    <div className="accounts">
      <p className="hint">{words.accounts.manageHelp}</p>
      {problem && <ProblemNotice problem={problem} onRetry={() => void load(0)} />}
      {accounts === null && problem === null && <Skeleton lines={4} />}
      {accounts !== null && (
        <>
          <ul className="account-list" aria-label={words.accounts.all(count(matched))}>
            {accounts.map((account) => (
              <li key={account.id}>
                <AccountLine
                  account={account}
                  isOwn={account.name === ownName}
                  open={edited === account.id}
                  onToggle={() => setEdited(edited === account.id ? null : account.id)}
                />
                {edited === account.id && <EditAccount account={account} onSaved={onSaved} onClose={stop} />}
              </li>
            ))}
          </ul>
          {accounts.length < matched && (
            <PushButton wide small onClick={() => void load(accounts.length)}>
              {words.accounts.all(count(matched))}
            </PushButton>
          )}
          {edited === 'new' ? (
            <NewAccount onCreated={onCreated} onClose={stop} />
          ) : (
            <PushButton icon="plus" wide onClick={() => setEdited('new')}>
              {words.accounts.add}
            </PushButton>
          )}
        </>
      )}
      <p role="status" className={told === '' ? 'unseen' : 'hint'}>
        {told}
      </p>
    </div>
  )
}
