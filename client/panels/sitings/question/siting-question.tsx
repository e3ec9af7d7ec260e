import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { sitingForm } from '../../../state/sitings/siting-form.ts'
import { WithinField } from '../../coverage/within-field.tsx'
import { CandidatesField } from './candidates-field.tsx'
import { CategoryField } from './category-field.tsx'
import { ExistingField } from './existing-field.tsx'
import { ModelField } from './model-field.tsx'
import { NumbersField } from './numbers-field.tsx'
import { ReachField } from './reach-field.tsx'
import { SearchField } from './search-field.tsx'
import { TiersField } from './tiers-field.tsx'
import { WhoField } from './who-field.tsx'

/** What to ask, in the order a person decides: for what, what matters, how many, for whom, where, how far, and what else. */
export function SitingQuestion() {
  const words = useSitingWords()
  const { within, model } = useStore(sitingForm, (form) => form)
  return (
    <div className="form">
      <CategoryField />
      <ModelField />
      {model === 'tiered' ? <TiersField /> : <NumbersField />}
      <WhoField />
      <WithinField value={within} onChange={(id) => sitingForm.set({ within: id })} />
      <ReachField />
      <CandidatesField />
      <ExistingField />
      <details className="more">
        <summary>{words.more}</summary>
        <div className="form">
          <SearchField />
        </div>
      </details>
    </div>
  )
}
