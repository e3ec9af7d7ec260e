import type { GapProperties } from '#contract/coverage'
import { count, distance, minutesOf } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { useCategoryName } from '../figures/category-name.ts'
import { Explain } from '../figures/explain.tsx'

/** One gap: who lives there, and how far the nearest facility is. */
export function GapView({ gap }: { gap: GapProperties }) {
  const words = useWords()
  const nameOf = useCategoryName()
  return (
    <section>
      <h2 className="data-name" lang="zh-CN">
        {gap.name}
      </h2>
      <p className="tags">
        <span className="tag tag-gap">{words.inspector.gap}</span>
        <span className="tag">{nameOf(gap.category)}</span>
      </p>
      <dl className="facts">
        <dt>
          <Explain definition={words.define.gaps} source={words.define.sourceResult} mark="D">
            {words.figures.uncovered}
          </Explain>
        </dt>
        <dd>
          <b>{words.figures.people(count(gap.population))}</b>
        </dd>
        <dt>{words.figures.households}</dt>
        <dd>{count(gap.households)}</dd>
        <dt>
          <Explain definition={words.define.buildings} source={words.define.sourceDemand} mark="D">
            {words.figures.buildings}
          </Explain>
        </dt>
        <dd>{count(gap.points)}</dd>
        <dt>{words.drawer.division}</dt>
        <dd className="data-name" lang="zh-CN">
          {gap.divisionName ?? words.figures.none}
        </dd>
        <dt>{words.drawer.nearest}</dt>
        <dd className="data-name" lang="zh-CN">
          {gap.nearestFacilityName ?? words.figures.none}
        </dd>
        <dt>{words.drawer.way}</dt>
        <dd>
          {gap.nearestMeters === null || gap.nearestSeconds === null
            ? words.drawer.noWay
            : `${distance(gap.nearestMeters)} · ${minutesOf(gap.nearestSeconds)} ${words.units.minutes}`}
        </dd>
      </dl>
    </section>
  )
}
