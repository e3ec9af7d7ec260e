import type { Gridding } from '#contract/griddings/gridding-answer'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { count, percent } from '../../../i18n/numbers.ts'
import { stayingIn } from '../../../state/griddings/gridding-parameters.ts'

/** The answer in plain words: what was divided into what, and how good that is. */
export function GriddingHeadline({ gridding, isSearching }: { gridding: Gridding; isSearching: boolean }) {
  const words = useGridWords()
  const { divisions, totals, grids, gap, ensemble, ok } = gridding
  const staying = stayingIn(gridding)
  const sizes = grids.filter(({ gridId }) => gridId === null || !staying.has(gridId)).map(({ households }) => households)
  const isOne = totals.divisions === 1
  const isProven = divisions[0]?.blocking?.every((each) => each.isProven) ?? false
  const sentence = !isOne
    ? words.headline.several(totals.divided, totals.divisions, count(totals.grids))
    : ok
      ? words.headline.one(words.kinds.names[gridding.kind], sizes.length, count(Math.min(...sizes)), count(Math.max(...sizes)))
      : isProven
        ? words.headline.none
        : words.headline.noneYet
  // A bound of nothing proves nothing.
  const isKnown = gap !== null && gap < 1
  return (
    <div className="headline">
      <p className={ok || totals.divided > 0 ? 'sentence' : 'sentence missing'} role="status">
        {isOne && (
          <span className="data-name" lang="zh-CN">
            {divisions[0]?.name}
          </span>
        )}
        {sentence}
      </p>
      {totals.divided > 0 && (
        <p className="quality-words">
          {gap === 0 ? words.headline.optimal : isKnown ? words.headline.gap(percent(gap)) : words.headline.unknown}
          {ensemble && ` ${words.headline.percentile(count(ensemble.plans), percent(ensemble.percentile / 100))}`}
        </p>
      )}
      {isSearching && <p className="hint">{words.headline.searching}</p>}
      {gridding.synthetic && <p className="synthetic-line">{words.synthetic}</p>}
    </div>
  )
}
