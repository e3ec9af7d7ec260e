import { type FacilityGroup, facilityGroups, facilityRules } from '#planning/rules/facility-rules'
import { serviceRadius } from '#planning/rules/living-circles'
import { type FacilityCategory, facilityCategories } from '#planning/types'
import { distance } from '../../../i18n/numbers.ts'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { preferences } from '../../../state/preferences.ts'
import { chooseCategory, sitingForm } from '../../../state/sitings/siting-form.ts'
import { useCategoryName } from '../../figures/category-name.ts'
import { GroupIcon } from '../../figures/group-icon.tsx'
import { MarkTag } from '../../figures/mark-tag.tsx'

const groups = Object.keys(facilityGroups) as FacilityGroup[]

/** Which facility sites are chosen for, by group, with its service radius and how certain that is. */
export function CategoryField() {
  const words = useSitingWords()
  const language = useStore(preferences, (state) => state.language)
  const category = useStore(sitingForm, (form) => form.category)
  const nameOf = useCategoryName()
  const { meters, mark, source } = serviceRadius(category)
  return (
    <fieldset>
      <legend>{words.category.title}</legend>
      <div className="range-line">
        <GroupIcon group={facilityRules[category].group} />
        <select
          className="choice"
          aria-label={words.category.title}
          value={category}
          onChange={(event) => chooseCategory(event.target.value as FacilityCategory)}
        >
          {groups.map((group) => (
            <optgroup key={group} label={facilityGroups[group][language]}>
              {facilityCategories
                .filter((each) => facilityRules[each].group === group)
                .map((each) => (
                  <option key={each} value={each}>
                    {nameOf(each)}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </div>
      <p className="hint">
        {words.category.radius(distance(meters))} <MarkTag mark={mark} source={source[language]} />
      </p>
    </fieldset>
  )
}
