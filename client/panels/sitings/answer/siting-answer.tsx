import type { Siting } from '#contract/sitings/siting-answer'
import { MovedLine } from './moved-line.tsx'
import { ObstacleList } from './obstacle-list.tsx'
import { SitingFigures } from './siting-figures.tsx'
import { SitingFiles } from './siting-files.tsx'
import { SitingHeadline } from './siting-headline.tsx'
import { SitingNotes } from './siting-notes.tsx'
import { TierResults } from './tier-results.tsx'

/** The answer, as far as it has come: one plain sentence, what stands in the way, figures before and after, and what to know about them. */
export function SitingAnswer({ siting, isSearching }: { siting: Siting; isSearching: boolean }) {
  return (
    <div className="answer">
      <SitingHeadline siting={siting} isSearching={isSearching} />
      {!isSearching && <ObstacleList obstacles={siting.obstacles} />}
      {siting.before && siting.after && <SitingFigures before={siting.before} after={siting.after} />}
      <TierResults siting={siting} />
      {!isSearching && siting.sites.length > 0 && <MovedLine siting={siting} />}
      <SitingNotes siting={siting} />
      {!isSearching && siting.ok && <SitingFiles id={siting.id} />}
    </div>
  )
}
