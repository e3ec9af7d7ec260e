import type { Gridding } from '#contract/griddings/gridding-answer'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { count, decimal, distance, percent } from '../../../i18n/numbers.ts'
import { Figure } from '../../figures/figure.tsx'

/** The figures of one division's plan, each with what it means. */
export function GriddingFigures({ metrics }: { metrics: NonNullable<Gridding['metrics']> }) {
  const words = useGridWords()
  const { figures, define } = words
  const share = (value: number | null): string => (value === null ? figures.none : percent(value))
  const pair = (spread: { min: number; mean: number } | null): string =>
    spread === null ? figures.none : figures.minMean(decimal(spread.min), decimal(spread.mean))
  const entries: [keyof typeof define & keyof typeof figures, string][] = [
    ['grids', count(metrics.parts)],
    ['households', figures.range(count(metrics.households.min), count(metrics.households.max))],
    ['deviation', percent(metrics.households.deviationShare)],
    ['population', figures.range(count(metrics.population.min), count(metrics.population.max))],
    ['visible', share(metrics.visibleShare)],
    ['compounds', count(metrics.compoundsCut)],
    ['polsbyPopper', pair(metrics.polsbyPopper)],
    ['reock', pair(metrics.reock)],
    ['border', distance(metrics.cutMeters)],
    ['changed', count(metrics.changedPeople)],
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
