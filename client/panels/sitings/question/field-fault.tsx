import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { sitingRun } from '../../../state/sitings/siting-run.ts'
import { MemberFault } from '../../figures/member-fault.tsx'

/** What the service said of one member of the last question, where that is asked. */
export function FieldFault({ pointer }: { pointer: string }) {
  const problem = useStore(sitingRun, (run) => run.problem)
  return <MemberFault problem={problem} pointer={pointer} name={useSitingWords().fault} />
}
