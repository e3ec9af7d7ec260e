import type { Problem } from '#contract/problems'
import { Icon } from '../controls/icon.tsx'

/** What a problem says of one member of a question; nothing where that was fine. */
export function MemberFault({ problem, pointer, name }: { problem: Problem | null; pointer: string; name: string }) {
  const faults = problem?.errors?.filter((error) => error.pointer === pointer) ?? []
  if (faults.length === 0) return null
  return (
    <p className="field-fault" role="alert">
      <Icon name="warning" /> {name}:{' '}
      <span className="data-name" lang="en">
        {faults.map(({ detail }) => detail).join('; ')}
      </span>
    </p>
  )
}
