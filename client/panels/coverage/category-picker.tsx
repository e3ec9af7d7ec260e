import { useEffect, useState } from 'react'
import { type FacilityGroup, facilityGroups, facilityRules } from '#planning/rules/facility-rules'
import { serviceRadius } from '#planning/rules/living-circles'
import { type FacilityCategory, facilityCategories } from '#planning/types'
import { distance } from '../../i18n/numbers.ts'
import { useResultWords } from '../../i18n/result-words.ts'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'
import { Icon } from '../controls/icon.tsx'
import { Tick } from '../controls/tick.tsx'
import { useCategoryName } from '../figures/category-name.ts'
import { GroupIcon } from '../figures/group-icon.tsx'
import { MarkTag } from '../figures/mark-tag.tsx'

const groups = Object.keys(facilityGroups) as FacilityGroup[]
const membersOf = (group: FacilityGroup): FacilityCategory[] =>
  facilityCategories.filter((category) => facilityRules[category].group === group)

const groupsOf = (chosen: readonly FacilityCategory[]): Set<FacilityGroup> =>
  new Set(chosen.map((category) => facilityRules[category].group))

/** The categories by group, each with its service radius and how certain that is. */
export function CategoryPicker({ chosen, onChange }: { chosen: FacilityCategory[]; onChange(next: FacilityCategory[]): void }) {
  const words = useWords()
  const more = useResultWords()
  const language = useStore(preferences, (state) => state.language)
  const nameOf = useCategoryName()
  const [open, setOpen] = useState(() => groupsOf(chosen))
  useEffect(() => setOpen((now) => new Set([...now, ...groupsOf(chosen)])), [chosen])
  const toggleGroup = (group: FacilityGroup): void => {
    const next = new Set(open)
    if (!next.delete(group)) next.add(group)
    setOpen(next)
  }
  const toggle = (category: FacilityCategory): void =>
    onChange(
      chosen.includes(category)
        ? chosen.filter((each) => each !== category)
        : facilityCategories.filter((each) => each === category || chosen.includes(each)),
    )

  return (
    <fieldset className="categories">
      <legend>
        {words.coverage.categories} <span className="soft">{words.coverage.chosen(chosen.length)}</span>
      </legend>
      {groups.map((group) => {
        const members = membersOf(group)
        const count = members.filter((category) => chosen.includes(category)).length
        const name = facilityGroups[group][language]
        const takeAll = (all: boolean): void =>
          onChange(facilityCategories.filter((each) => (facilityRules[each].group === group ? all : chosen.includes(each))))
        return (
          <div key={group} className="category-group">
            <button type="button" className="category-head" aria-expanded={open.has(group)} onClick={() => toggleGroup(group)}>
              <Icon name={open.has(group) ? 'down' : 'right'} size={12} />
              <GroupIcon group={group} />
              <span>{name}</span>
              <span className={count > 0 ? 'count chosen' : 'count'}>
                {count}/{members.length}
              </span>
            </button>
            {open.has(group) && (
              <p className="category-all">
                <button
                  type="button"
                  className="name-button"
                  aria-label={count < members.length ? more.categories.all(name) : more.categories.none(name)}
                  onClick={() => takeAll(count < members.length)}
                >
                  {count < members.length ? more.categories.allShort : more.categories.noneShort}
                </button>
              </p>
            )}
            {open.has(group) &&
              members.map((category) => {
                const { meters, mark, source } = serviceRadius(category)
                return (
                  <div key={category} className="category">
                    <Tick checked={chosen.includes(category)} onChange={() => toggle(category)}>
                      {nameOf(category)}
                    </Tick>
                    <span className="radius">{distance(meters)}</span>
                    <MarkTag mark={mark} source={source[language]} />
                  </div>
                )
              })}
          </div>
        )
      })}
      {chosen.length === 0 ? (
        <p className="hint error">{words.coverage.noCategory}</p>
      ) : (
        <p className="hint">{words.coverage.categoriesHelp}</p>
      )}
    </fieldset>
  )
}
