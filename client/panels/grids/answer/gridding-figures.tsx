import type { Gridding } from '#contract/griddings/gridding-answer'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import type { GridWords } from '../../../i18n/grids/zh-grids.ts'
import { count, decimal, distance, percent } from '../../../i18n/numbers.ts'
import { Figure } from '../../figures/figure.tsx'

type Key = keyof GridWords['define'] & keyof GridWords['figures']

/** The figures of one division's plan, each with what it means. */
export function GriddingFigures({ gridding, metrics }: { gridding: Gridding; metrics: NonNullable<Gridding['metrics']> }) {
  const words = useGridWords()
  const { figures, define } = words
  const share = (value: number | null): string => (value === null ? figures.none : percent(value))
  const pair = (spread: { min: number; mean: number } | null): string =>
    spread === null ? figures.none : figures.minMean(decimal(spread.min), decimal(spread.mean))
  const meters = (value: number | null): string => (value === null ? figures.none : distance(value))
  // What borders run along, and what they cut, is known where grids are made of houses.
  const isCommunity = gridding.kind === 'community'
  const isGrid = gridding.kind === 'grid' || isCommunity
  const workers = gridding.grids.reduce((sum, grid) => sum + (grid.workers ?? 0), 0)
  const entries: [Key, string][] = [
    ['grids', count(metrics.parts)],
    ['households', figures.range(count(metrics.households.min), count(metrics.households.max))],
    ['deviation', percent(metrics.households.deviationShare)],
    ['population', figures.range(count(metrics.population.min), count(metrics.population.max))],
    ...(isGrid
      ? ([
          ['visible', share(metrics.visibleShare)],
          ['compounds', count(metrics.compoundsCut)],
        ] as [Key, string][])
      : []),
    ...(metrics.buildingsCut === null ? [] : [['buildings', count(metrics.buildingsCut)] as [Key, string]]),
    ['polsbyPopper', pair(metrics.polsbyPopper)],
    ['reock', pair(metrics.reock)],
    ['border', distance(metrics.cutMeters)],
    ...(isGrid ? [[isCommunity ? 'moved' : 'changed', count(metrics.changedPeople)] as [Key, string]] : []),
    ...(metrics.walk
      ? ([
          ['walkMean', meters(metrics.walk.meanMeters)],
          ['walkP95', meters(metrics.walk.p95Meters)],
        ] as [Key, string][])
      : []),
    ...(metrics.workload
      ? [['workload', figures.range(count(metrics.workload.min), count(metrics.workload.max))] as [Key, string]]
      : []),
    ...(workers > 0 ? [['workers', count(workers)] as [Key, string]] : []),
  ]
  return (
    <section>
      <h3>{figures.title}</h3>
      <dl className="figures two">
        {entries.map(([key, value]) => (
          <Figure
            key={key}
            name={figures[key] as string}
            value={value}
            definition={define[key]}
            source={define.source}
            mark="D"
          />
        ))}
      </dl>
    </section>
  )
}
