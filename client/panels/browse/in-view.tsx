import { facilityRules } from '#planning/rules/facility-rules'
import { count } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { flyTo } from '../../map/map-camera.ts'
import { useStore } from '../../state/create-store.ts'
import { openDivision } from '../../state/open-division.ts'
import { pick, selection } from '../../state/selection.ts'
import { Skeleton } from '../controls/skeleton.tsx'
import { useCategoryName } from '../figures/category-name.ts'
import { GroupIcon } from '../figures/group-icon.tsx'
import { useInView } from './use-in-view.ts'

/** What the map shows, as a list that keeps step with it: for the keyboard, for screen readers, and where no map can be drawn. */
export function InView() {
  const words = useWords()
  const nameOf = useCategoryName()
  const { found, failed } = useInView()
  const picked = useStore(selection, (state) => state.picked)
  if (failed) return <p className="hint">{words.places.listFailed}</p>
  if (!found) return <Skeleton lines={10} />
  const { level, divisions, facilities } = found
  const allDivisions = divisions.numberMatched ?? divisions.features.length
  const allFacilities = facilities.numberMatched ?? facilities.features.length
  const levelName = level ? words.levels[level] : ''
  const some = (shown: number, all: number): string => (shown < all ? ` · ${words.browse.tooMany(count(shown), count(all))}` : '')
  return (
    <>
      <p className="hint" role="status" aria-live="polite">
        {words.places.inViewCount(levelName, count(allDivisions), count(allFacilities))}
      </p>
      {divisions.features.length > 0 && (
        <>
          <h3>
            {levelName}
            <span className="soft">{some(divisions.features.length, allDivisions)}</span>
          </h3>
          <ul className="list">
            {divisions.features.map(({ properties }) => {
              const chosen = picked?.kind === 'division' && picked.id === properties.id
              return (
                <li key={properties.id}>
                  <button
                    type="button"
                    className={chosen ? 'list-item chosen' : 'list-item'}
                    aria-pressed={chosen}
                    onClick={() => void openDivision(properties.id)}
                  >
                    <span className="list-name data-name" lang="zh-CN">
                      {properties.name}
                    </span>
                    <span className="soft">
                      {properties.population === null ? '' : words.figures.people(count(properties.population))}
                    </span>
                  </button>
                </li>
              )
            })}
          </ul>
        </>
      )}
      {facilities.features.length > 0 && (
        <>
          <h3>
            {words.figures.facilities}
            <span className="soft">{some(facilities.features.length, allFacilities)}</span>
          </h3>
          <ul className="list">
            {facilities.features.map(({ properties, geometry }) => {
              const chosen = picked?.kind === 'facility' && picked.facility.id === properties.id
              const [lon, lat] = geometry.coordinates
              return (
                <li key={properties.id}>
                  <button
                    type="button"
                    className={chosen ? 'list-item chosen' : 'list-item'}
                    aria-pressed={chosen}
                    onClick={() => {
                      pick({ kind: 'facility', facility: { ...properties, lon, lat } })
                      flyTo(lon, lat, 15)
                    }}
                  >
                    <GroupIcon
                      group={facilityRules[properties.category].group}
                      hollow={properties.status === 'planned' || properties.status === 'building'}
                      size={16}
                    />
                    <span className="list-name data-name" lang="zh-CN">
                      {properties.name || nameOf(properties.category)}
                    </span>
                    {properties.status !== 'operating' && <span className="tag">{words.statuses[properties.status]}</span>}
                  </button>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </>
  )
}
