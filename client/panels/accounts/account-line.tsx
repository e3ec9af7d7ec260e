import type { Account } from '#contract/accounts'
import { moment } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { Icon } from '../controls/icon.tsx'

/** One account in the list: who, what they may do and where; pressing it opens its form below. */
export function AccountLine({
  account,
  isOwn,
  open,
  onToggle,
}: {
  account: Account
  isOwn: boolean
  open: boolean
  onToggle(): void
}) {
  const words = useWords()
  const { name, role, scope, disabled, lastSignInAt } = account
  return (
    <button type="button" className="account-line" aria-expanded={open} onClick={onToggle}>
      <span className="account-words">
        <span>
          <b className="data-name">{name}</b> {isOwn && <span className="soft">({words.accounts.you})</span>}
          <span className={role === 'administrator' ? 'tag tag-strong' : 'tag'}>{words.accounts.roles[role]}</span>
          {disabled && <span className="tag tag-gap">{words.accounts.disabled}</span>}
        </span>
        <span className="soft">
          {scope ? (
            <span className="data-name" lang="zh-CN">
              {scope.name}
            </span>
          ) : (
            words.accounts.wholeTree
          )}{' '}
          · {lastSignInAt === null ? words.accounts.neverSignedIn : words.accounts.signedInAt(moment(lastSignInAt))}
        </span>
      </span>
      <Icon name={open ? 'up' : 'down'} />
    </button>
  )
}
