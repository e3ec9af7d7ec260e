import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { mergeRun } from '../../../state/merges/merge-run.ts'
import { MemberFault } from '../../figures/member-fault.tsx'

/** What the service said of one member of the last question, where that is asked. */
export function FieldFault({ pointer }: { pointer: string }) {
  const problem = useStore(mergeRun, (run) => run.problem)
  return <MemberFault problem={problem} pointer={pointer} name={useMergeWords().fault} />
}
