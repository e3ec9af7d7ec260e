import type { Problem } from '#contract/problems'
import type { FacilityCategory } from '#planning/types'
import { useResultWords } from '../../../i18n/result-words.ts'
import { useSupplyWords } from '../../../i18n/supply/supply-words.ts'
import { computeCoverage } from '../../../state/coverage/coverage-run.ts'
import { view } from '../../../state/view.ts'
import { Icon } from '../../controls/icon.tsx'
import { PushButton } from '../../controls/push-button.tsx'
import { useCategoryName } from '../../figures/category-name.ts'
import { ProblemNotice } from '../../figures/problem-notice.tsx'

interface SupplyProblemProps {
  problem: Problem
  category: FacilityCategory | null
  onRetry(): void
}

/** Why there is no supply to show, and what to do: capacities nobody stated, data that has changed, or what the service says. */
export function SupplyProblem({ problem, category, onRetry }: SupplyProblemProps) {
  const words = useSupplyWords()
  const more = useResultWords()
  const nameOf = useCategoryName()
  if (problem.type.endsWith('/nothing-to-compute'))
    return (
      <div className="empty supply-none">
        <strong>{words.noCapacity}</strong>
        <p>{words.noCapacityAdvice(category ? nameOf(category) : '')}</p>
        <PushButton small icon="upload" onClick={() => view.set({ panel: 'data', panelOpen: true })}>
          {words.toData}
        </PushButton>
      </div>
    )
  if (problem.status === 409)
    return (
      <div className="problem" role="alert">
        <p className="problem-title">
          <Icon name="clock" /> {words.stale}
        </p>
        <p>{words.staleAdvice}</p>
        <PushButton small onClick={() => void computeCoverage()}>
          {more.run.recompute}
        </PushButton>
      </div>
    )
  return <ProblemNotice problem={problem} onRetry={onRetry} />
}
