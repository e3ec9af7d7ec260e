import type { SitingBody } from '#contract/sitings/siting-body'
import { ageGroupKeys } from '#planning/types'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { sitingForm } from '../../../state/sitings/siting-form.ts'
import { Choice } from '../../controls/choice.tsx'

const groups: readonly SitingBody['demand'][] = ['population', 'households', ...ageGroupKeys]

/** Whom the sites are for. */
export function WhoField() {
  const { who } = useSitingWords()
  const demand = useStore(sitingForm, (form) => form.demand)
  return (
    <fieldset>
      <legend>{who.title}</legend>
      <div className="range-line">
        <Choice<SitingBody['demand']>
          label={who.title}
          value={demand}
          options={groups.map((value) => ({ value, label: who.names[value] }))}
          onChange={(value) => sitingForm.set({ demand: value })}
        />
      </div>
    </fieldset>
  )
}
