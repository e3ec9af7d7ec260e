import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { griddingForm } from '../../../state/griddings/gridding-form.ts'
import { CrossingsField } from './crossings-field.tsx'
import { LockedField } from './locked-field.tsx'
import { SearchField } from './search-field.tsx'
import { SizeField } from './size-field.tsx'
import { WhereField } from './where-field.tsx'
import { WishesField } from './wishes-field.tsx'

/** What to ask, in the order a person decides: where, how large, what matters, and what else. */
export function GriddingQuestion() {
  const words = useGridWords()
  const divisions = useStore(griddingForm, (form) => form.divisions)
  return (
    <div className="form">
      <WhereField />
      <SizeField />
      <WishesField />
      <details className="more">
        <summary>{words.more}</summary>
        <div className="form">
          <SearchField />
          {divisions.length === 1 && (
            <>
              <LockedField divisionId={divisions[0].id} />
              <CrossingsField />
            </>
          )}
        </div>
      </details>
    </div>
  )
}
