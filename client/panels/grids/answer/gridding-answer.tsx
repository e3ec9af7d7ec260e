import type { Gridding } from '#contract/griddings/gridding-answer'
import { BlockingList } from './blocking-list.tsx'
import { GriddingFigures } from './gridding-figures.tsx'
import { GriddingFiles } from './gridding-files.tsx'
import { GriddingHeadline } from './gridding-headline.tsx'
import { GriddingQuality } from './gridding-quality.tsx'
import { ReboundFigures } from './rebound-figures.tsx'
import { StaffLines } from './staff-lines.tsx'

/** The answer, as far as it has come: one plain sentence, what stands in the way, figures, and how good it is. */
export function GriddingAnswer({ gridding, isSearching }: { gridding: Gridding; isSearching: boolean }) {
  return (
    <div className="answer">
      <GriddingHeadline gridding={gridding} isSearching={isSearching} />
      {!isSearching && <BlockingList divisions={gridding.divisions} />}
      {gridding.kind === 'community' && <ReboundFigures gridding={gridding} />}
      {gridding.metrics && <GriddingFigures gridding={gridding} metrics={gridding.metrics} />}
      <StaffLines divisions={gridding.divisions} />
      <GriddingQuality gridding={gridding} />
      {!isSearching && gridding.grids.length > 0 && <GriddingFiles id={gridding.id} />}
    </div>
  )
}
