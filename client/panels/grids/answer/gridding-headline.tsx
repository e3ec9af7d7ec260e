import type { Gridding } from '#contract/griddings/gridding-answer'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { count, percent } from '../../../i18n/numbers.ts'

/** The answer in plain words: what was divided into what, and how good that is. */
export function GriddingHeadline({ gridding, isSearching }: { gridding: Gridding; isSearching: boolean }) {
  const words = useGridWords()
  const { divisions, totals, grids, gap, ensemble, ok } = gridding
  const sizes = grids.map(({ households }) => households)
  const name = divisions[0]?.name ?? ''
  const isProven = divisions[0]?.blocking?.every((each) => each.isProven) ?? false
  const sentence =
    totals.divisions > 1
      ? words.headline.several(totals.divided, totals.divisions, count(totals.grids))
      : ok
        ? words.headline.one(
            name,
            words.kinds.names[gridding.kind],
            grids.length,
            count(Math.min(...sizes)),
            count(Math.max(...sizes)),
          )
        : isProven
          ? words.headline.none(name)
          : words.headline.noneYet(name)
  return (
    <div className="headline">
      <p className={ok || totals.divided > 0 ? 'sentence' : 'sentence missing'} role="status">
        {sentence}
      </p>
      {totals.divided > 0 && (
        <p className="quality-words">
          {gap === 0 ? words.headline.optimal : gap === null ? words.headline.unknown : words.headline.gap(percent(gap))}
          {ensemble && ` ${words.headline.percentile(count(ensemble.plans), percent(ensemble.percentile / 100))}`}
        </p>
      )}
      {isSearching && <p className="hint">{words.headline.searching}</p>}
      {gridding.synthetic && <p className="synthetic-line">{words.synthetic}</p>}
    </div>
  )
}
