import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { sitingRun } from '../../../state/sitings/siting-run.ts'
import { Icon } from '../../controls/icon.tsx'

/** What the service said of one member of the last question, where that is asked; nothing where it was fine. */
export function FieldFault({ pointer }: { pointer: string }) {
  const words = useSitingWords()
  const problem = useStore(sitingRun, (run) => run.problem)
  const faults = problem?.errors?.filter((error) => error.pointer === pointer) ?? []
  if (faults.length === 0) return null
  return (
    <p className="field-fault" role="alert">
      <Icon name="warning" /> {words.fault}:{' '}
      <span className="data-name" lang="en">
        {faults.map(({ detail }) => detail).join('; ')}
      </span>
    </p>
  )
}
