import { type FormEvent, useCallback, useEffect, useState } from 'react'
import type { Problem } from '#contract/problems'
import type { NewToken, Token } from '#contract/session'
import { api, problemOf } from '../../api.ts'
import { day, moment } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { PushButton } from '../controls/push-button.tsx'
import { ProblemNotice } from '../figures/problem-notice.tsx'
import { SecretLine } from './secret-line.tsx'
import { TextField } from './text-field.tsx'

const firstDays = 90
const longestDays = 365

/** One's tokens for scripts: which there are, a new one, and their end. */
export function OwnTokens() {
  const words = useWords()
  const [tokens, setTokens] = useState<Token[] | null>(null)
  const [made, setMade] = useState<NewToken | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [name, setName] = useState('')
  const [days, setDays] = useState(String(firstDays))
  const load = useCallback(async (): Promise<void> => {
    try {
      setTokens((await api.tokens()).tokens)
    } catch (error) {
      setProblem(problemOf(error))
    }
  }, [])
  useEffect(() => void load(), [load])
  const change = async (work: () => Promise<unknown>): Promise<void> => {
    setProblem(null)
    try {
      await work()
      await load()
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void change(async () => {
      setMade(await api.makeToken(name, Number(days)))
      setName('')
    })
  }
  const revoke = (token: Token): void => {
    if (made?.id === token.id) setMade(null)
    void change(() => api.revokeToken(token.id))
  }
  const isWhole = /^\d+$/.test(days) && Number(days) >= 1 && Number(days) <= longestDays
  return (
    <>
      <p className="hint">
        {words.accounts.tokensHelp} <code>Authorization: Bearer …</code>
      </p>
      {tokens?.length === 0 && <p className="empty">{words.accounts.noTokens}</p>}
      {tokens !== null && tokens.length > 0 && (
        <ul className="account-list" aria-label={words.accounts.tokens}>
          {tokens.map((token) => (
            <li key={token.id} className="account-line">
              <span className="account-words">
                <span className="data-name">{token.name}</span>
                <span className="soft">
                  {words.accounts.expires(day(token.expiresAt))} ·{' '}
                  {token.lastUsedAt === null ? words.accounts.neverUsed : words.accounts.lastUsed(moment(token.lastUsedAt))}
                </span>
              </span>
              <PushButton small aria-label={words.accounts.revokeOf(token.name)} onClick={() => revoke(token)}>
                {words.accounts.revoke}
              </PushButton>
            </li>
          ))}
        </ul>
      )}
      {made && <SecretLine key={made.id} says={words.accounts.tokenOnce} secret={made.token} />}
      <form className="form" onSubmit={submit}>
        <TextField label={words.accounts.tokenName} value={name} onChange={setName} maxLength={60} autoComplete="off" required />
        <TextField
          label={words.accounts.tokenDays}
          value={days}
          onChange={setDays}
          inputMode="numeric"
          maxLength={3}
          autoComplete="off"
          required
        />
        {problem && <ProblemNotice problem={problem} />}
        <PushButton look="primary" type="submit" disabled={name.trim() === '' || !isWhole} wide>
          {words.accounts.makeToken}
        </PushButton>
      </form>
    </>
  )
}
