import { Checkbox, Segmented, Select } from 'antd'
import type { CoverageResult } from '#contract/coverage'
import type { DivisionLevel, FacilityCategory } from '#planning/types'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { levelsOf, resultLevel } from '../../state/result-level.ts'
import { view } from '../../state/view.ts'
import type { Shading } from '../../state/view-types.ts'
import { useCategoryName } from '../figures/category-name.ts'

/** What of the answer the map shows: travel time or shares, gaps, people; of which category; at which level. */
export function MapChoices({ result }: { result: CoverageResult }) {
  const words = useWords()
  const nameOf = useCategoryName()
  const { shading, showGaps, showDemand, category, level } = useStore(view, (state) => state)
  const levels = levelsOf(result.divisions)
  const { categories } = result.parameters
  return (
    <section className="map-choices">
      <h3>{words.coverage.onMap}</h3>
      <Segmented
        block
        value={shading}
        onChange={(next: Shading) => view.set({ shading: next })}
        options={[
          { value: 'bands', label: words.coverage.bands },
          { value: 'shares', label: words.coverage.shares },
          { value: 'none', label: words.coverage.neither },
        ]}
        aria-label={words.coverage.onMap}
      />
      <div className="choices-line">
        <Checkbox checked={showGaps} onChange={() => view.set({ showGaps: !showGaps })}>
          {words.coverage.gaps}
        </Checkbox>
        <Checkbox checked={showDemand} onChange={() => view.set({ showDemand: !showDemand })}>
          {words.coverage.demand}
        </Checkbox>
      </div>
      {shading === 'shares' && levels.length > 1 && (
        <div className="choices-line">
          <span id="level-label">{words.coverage.level}</span>
          <Select<DivisionLevel>
            size="small"
            className="grow"
            value={level && levels.includes(level) ? level : (resultLevel() ?? undefined)}
            options={levels.map((each) => ({ value: each, label: words.levels[each] }))}
            onChange={(next) => view.set({ level: next })}
            aria-labelledby="level-label"
          />
        </div>
      )}
      {categories.length > 1 && (
        <div className="choices-line">
          <span id="category-label">{words.coverage.category}</span>
          <Select<FacilityCategory | 'all'>
            size="small"
            className="grow"
            value={category ?? 'all'}
            options={[
              { value: 'all', label: words.coverage.allCategories },
              ...categories.map((each) => ({ value: each, label: nameOf(each) })),
            ]}
            onChange={(next) => view.set({ category: next === 'all' ? null : next })}
            aria-labelledby="category-label"
          />
        </div>
      )}
    </section>
  )
}
