import type { Siting } from '#contract/sitings/siting-answer'
import { count, distance, percent } from '../../../i18n/numbers.ts'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import type { SitingWords } from '../../../i18n/sitings/zh-sitings.ts'
import { askedOf } from '../../../state/sitings/take-siting-question.ts'

/** The answer in plain words: how many sites, what they bring, and how good that is. */
export function SitingHeadline({ siting, isSearching }: { siting: Siting; isSearching: boolean }) {
  const words = useSitingWords()
  const { ok, gap, proven, obstacles } = siting
  const { headline } = words
  const sentence = ok ? gainOf(siting, words) : obstacles.length > 0 ? headline.none : headline.noneYet
  // A bound of nothing proves nothing.
  const isKnown = gap !== null && gap < 1
  return (
    <div className="headline">
      <p className={ok ? 'sentence' : 'sentence missing'} role="status">
        {sentence}
      </p>
      {ok && (
        <p className="quality-words">
          {proven || gap === 0 ? headline.optimal : isKnown ? headline.gap(percent(gap)) : headline.unknown}
        </p>
      )}
      {isSearching && <p className="hint">{headline.searching}</p>}
      {siting.synthetic && <p className="synthetic-line">{words.synthetic}</p>}
    </div>
  )
}

/** What the sites bring, in the terms of what was asked. */
function gainOf(siting: Siting, { headline, who, figures }: SitingWords): string {
  const { sites, closed, before, after, model } = siting
  const enlarged = sites.filter(({ origin }) => origin === 'extension').length
  const said =
    closed.length > 0
      ? headline.openClose(String(sites.length), String(closed.length))
      : enlarged > 0
        ? headline.openEnlarge(String(sites.length - enlarged), String(enlarged))
        : sites.length === 0
          ? headline.nothingNew
          : headline.open(String(sites.length))
  if (!before || !after) return said
  const share = (value: number | null): string => (value === null ? figures.none : percent(value))
  const way = (meters: number | null): string => (meters === null ? headline.noWay : distance(meters))
  if (model === 'set-cover') return headline.target(said, share(after.coveredShare), share(before.coveredShare))
  if (model === 'p-center') return headline.worst(said, way(before.maxMeters), way(after.maxMeters))
  if (model === 'max-cover' || model === 'capacitated-cover') {
    const more = count(after.covered - before.covered)
    return headline.cover(said, more, who.units[askedOf(siting).demand], share(before.coveredShare), share(after.coveredShare))
  }
  return headline.mean(said, way(before.meanMeters), way(after.meanMeters))
}
