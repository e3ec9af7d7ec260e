import { type CSSProperties, useMemo, useState } from 'react'
import type { CoverageResult } from '#contract/coverage'
import type { Accessibility } from '#contract/sitings/accessibility'
import { accessibilityMethods } from '#planning/siting/accessibility/measure-accessibility'
import type { FacilityCategory } from '#planning/types'
import { useSupplyWords } from '../../../i18n/supply/supply-words.ts'
import { levelsOf } from '../../../state/coverage/result-level.ts'
import { loadSupply, supplyCategory, supplyLevel, supplyRun, supplyShown } from '../../../state/coverage/supply-run.ts'
import { useStore } from '../../../state/create-store.ts'
import { view } from '../../../state/view.ts'
import { Choice } from '../../controls/choice.tsx'
import { Segments } from '../../controls/segments.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { useWidth } from '../../controls/use-width.ts'
import { useCategoryName } from '../../figures/category-name.ts'
import { LevelChoice } from '../tables/table-tools.tsx'
import { SupplyChart } from './supply-chart.tsx'
import { SupplyLinesChoice } from './supply-lines-choice.tsx'
import { SupplyProblem } from './supply-problem.tsx'
import { SupplySentences } from './supply-sentences.tsx'
import { type SupplyFilter, SupplyTable, supplyFilters } from './supply-table.tsx'
import '../../../theme/supply.css'

const wideFrom = 760
const chartWidth = 290
const widestChart = 420
const leastTable = 120

/** Supply beside coverage: how capacity is shared, which divisions are covered and yet poorly supplied, and what it adds up to. */
export function SupplyTab({ result, room }: { result: CoverageResult; room: number }) {
  const words = useSupplyWords()
  const nameOf = useCategoryName()
  const method = useStore(view, (state) => state.supplyMethod)
  const { state, problem, answer } = useStore(supplyRun, (run) => run)
  const category = useStore(view, supplyCategory)
  const { categories } = result.parameters
  return (
    <div className="tab-body supply" style={{ '--room': `${room}px` } as CSSProperties}>
      <div className="tab-tools">
        {categories.length > 1 && category && (
          <Choice<FacilityCategory>
            label={words.category}
            value={category}
            options={categories.map((each) => ({ value: each, label: nameOf(each) }))}
            onChange={(next) => view.set({ category: next })}
          />
        )}
        <Segments
          label={words.methods.label}
          value={method}
          onChange={(next) => view.set({ supplyMethod: next })}
          options={accessibilityMethods.map((each) => ({
            value: each,
            label: words.methods.names[each],
            beside: words.methods.standard[each],
          }))}
        />
        <span className="soft">{words.methods.help[method]}</span>
      </div>
      {state === 'failed' && problem ? (
        <SupplyProblem problem={problem} category={category} onRetry={() => void loadSupply(true)} />
      ) : answer === null ? (
        <>
          <p className="hint">{words.loading}</p>
          <Skeleton lines={4} />
        </>
      ) : (
        <Answer result={result} answer={answer} room={room} />
      )}
    </div>
  )
}

function Answer({ result, answer, room }: { result: CoverageResult; answer: Accessibility; room: number }) {
  const words = useSupplyWords()
  const [filter, setFilter] = useState<SupplyFilter>('all')
  const [width, frame] = useWidth()
  const level = useStore(view, () => supplyLevel(answer))
  const lines = useStore(supplyRun, (run) => run.lines)
  // biome-ignore lint/correctness/useExhaustiveDependencies: supplyShown reads these from the stores
  const rows = useMemo(() => supplyShown(), [result, answer, level, lines])
  if (level === null) return <p className="empty">{words.noDivisions}</p>
  const isWide = width >= wideFrom
  return (
    <div className={isWide ? 'supply-parts wide' : 'supply-parts'} ref={frame}>
      <div>
        <SupplySentences answer={answer} rows={rows} level={level} />
        <div className="tab-tools">
          <LevelChoice levels={levelsOf(answer.divisions)} level={level} />
          <SupplyLinesChoice />
          <Choice<SupplyFilter>
            label={words.filter}
            value={filter}
            options={supplyFilters.map((value) => ({ value, label: words.filters[value] }))}
            onChange={setFilter}
          />
        </div>
        {!isWide && width > 0 && <SupplyChart rows={rows} answer={answer} width={Math.min(width, widestChart)} height={210} />}
        <SupplyTable rows={rows} answer={answer} filter={filter} height={Math.max(leastTable, room - 138)} />
      </div>
      {isWide && <SupplyChart rows={rows} answer={answer} width={chartWidth} height={Math.max(leastTable, room - 52)} />}
    </div>
  )
}
