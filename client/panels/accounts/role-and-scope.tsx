import type { Account } from '#contract/accounts'
import type { Role } from '#contract/session'
import { useWords } from '../../i18n/words.ts'
import { Choice } from '../controls/choice.tsx'
import { DivisionPicker } from '../controls/division-picker.tsx'

const roles = ['viewer', 'planner', 'reviewer', 'administrator'] as const satisfies readonly Role[]

export interface Rights {
  role: Role
  scope: Pick<NonNullable<Account['scope']>, 'id' | 'name'> | null
}

/** What an account may do, and in which part of the tree; an administrator's is always the whole. */
export function RoleAndScope({ value, onChange }: { value: Rights; onChange(next: Rights): void }) {
  const words = useWords()
  const { role, scope } = value
  return (
    <>
      <div className="field">
        <span aria-hidden="true">{words.accounts.role}</span>
        <Choice<Role>
          value={role}
          label={words.accounts.role}
          onChange={(next) => onChange({ role: next, scope: next === 'administrator' ? null : scope })}
          options={roles.map((each) => ({ value: each, label: words.accounts.roles[each] }))}
        />
        <p className="hint">{words.accounts.roleHelp[role]}</p>
      </div>
      {role === 'administrator' ? (
        <p className="hint">{words.accounts.scopeOfAdministrator}</p>
      ) : (
        <fieldset>
          <legend>{words.accounts.scope}</legend>
          <DivisionPicker
            label={words.accounts.scope}
            placeholder={words.accounts.scopePlace}
            value={scope?.name ?? ''}
            whenEmpty="towns"
            onPick={({ id, name }) => onChange({ role, scope: { id, name } })}
            onClear={() => onChange({ role, scope: null })}
          />
        </fieldset>
      )}
    </>
  )
}
