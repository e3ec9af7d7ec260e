import type { CoverageResult } from '#contract/coverage'
import type { DivisionLevel, FacilityCategory } from '#planning/types'
import { useResultWords } from '../../i18n/result-words.ts'
import { useSupplyWords } from '../../i18n/supply/supply-words.ts'
import { useWords } from '../../i18n/words.ts'
import { coverageRun } from '../../state/coverage/coverage-run.ts'
import { levelsOf, resultLevel } from '../../state/coverage/result-level.ts'
import { supplyCategory } from '../../state/coverage/supply-run.ts'
import { useStore } from '../../state/create-store.ts'
import { view } from '../../state/view.ts'
import type { Shading } from '../../state/view-types.ts'
import { Choice } from '../controls/choice.tsx'
import { Segments } from '../controls/segments.tsx'
import { Tick } from '../controls/tick.tsx'
import { useCategoryName } from '../figures/category-name.ts'

/** What of the answer the map shows: travel time, shares or supply, gaps, people; of which category; at which level. */
export function MapChoices({ result }: { result: CoverageResult }) {
  const words = useWords()
  const more = useResultWords()
  const supply = useSupplyWords()
  const nameOf = useCategoryName()
  const { shading, showGaps, showDemand, category, level, compareId } = useStore(view, (state) => state)
  const { isochrones, partProblem } = useStore(coverageRun, (state) => state)
  const levels = levelsOf(result.divisions)
  const shownLevel = level && levels.includes(level) ? level : resultLevel()
  const { categories } = result.parameters
  return (
    <section className="map-choices">
      <h3>{words.coverage.onMap}</h3>
      <Segments<Shading>
        value={shading}
        onChange={(next) => view.set({ shading: next })}
        options={[
          { value: 'bands', label: words.coverage.bands },
          { value: 'shares', label: words.coverage.shares },
          ...(compareId === null ? [] : [{ value: 'change' as const, label: more.answer.change }]),
          { value: 'supply', label: supply.shading },
          { value: 'none', label: words.coverage.neither },
        ]}
        label={words.coverage.onMap}
      />
      <div className="choices-line">
        <Tick checked={showGaps} onChange={(next) => view.set({ showGaps: next })}>
          {words.coverage.gaps}
        </Tick>
        <Tick checked={showDemand} onChange={(next) => view.set({ showDemand: next })}>
          {words.coverage.demand}
        </Tick>
      </div>
      {(shading === 'shares' || shading === 'change' || shading === 'supply') && shownLevel && levels.length > 1 && (
        <div className="choices-line">
          <span aria-hidden="true">{words.coverage.level}</span>
          <Choice<DivisionLevel>
            label={words.coverage.level}
            value={shownLevel}
            options={levels.map((each) => ({ value: each, label: words.levels[each] }))}
            onChange={(next) => view.set({ level: next })}
          />
        </div>
      )}
      {categories.length > 1 && (
        <div className="choices-line">
          <span aria-hidden="true">{words.coverage.category}</span>
          <Choice<FacilityCategory | 'all'>
            label={words.coverage.category}
            value={(shading === 'supply' ? supplyCategory() : category) ?? 'all'}
            options={[
              ...(shading === 'supply' ? [] : [{ value: 'all' as const, label: words.coverage.allCategories }]),
              ...categories.map((each) => ({ value: each, label: nameOf(each) })),
            ]}
            onChange={(next) => view.set({ category: next === 'all' ? null : next })}
          />
        </div>
      )}
      {shading === 'bands' && isochrones === null && (
        <p className={partProblem ? 'hint' : 'hint drawing-bands'} role="status">
          {partProblem ? more.answer.bandsMissing : more.answer.drawingBands}
        </p>
      )}
      {category !== null && shading === 'bands' && <p className="hint">{words.coverage.bandsOfAll}</p>}
    </section>
  )
}
