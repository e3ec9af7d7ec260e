import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { griddingForm } from '../../../state/griddings/gridding-form.ts'
import { CrossingsField } from './crossings-field.tsx'
import { KindField } from './kind-field.tsx'
import { LockedField } from './locked-field.tsx'
import { SearchField } from './search-field.tsx'
import { SizeField } from './size-field.tsx'
import { WhereField } from './where-field.tsx'
import { WishesField } from './wishes-field.tsx'
import { WorkloadField } from './workload-field.tsx'

/** What to ask, in the order a person decides: where, how large, what matters, and what else. */
export function GriddingQuestion() {
  const words = useGridWords()
  const { divisions, kind } = useStore(griddingForm, (form) => form)
  return (
    <div className="form">
      <KindField />
      <WhereField />
      <SizeField />
      {divisions.length === 1 && kind === 'community' && <LockedField divisionId={divisions[0].id} of="communities" />}
      <WishesField />
      <details className="more">
        <summary>{words.more}</summary>
        <div className="form">
          <SearchField />
          <WorkloadField />
          {divisions.length === 1 && kind === 'grid' && <LockedField divisionId={divisions[0].id} of="grids" />}
          {divisions.length === 1 && (kind === 'grid' || kind === 'community') && <CrossingsField />}
        </div>
      </details>
    </div>
  )
}
