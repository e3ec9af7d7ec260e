import { useEffect } from 'react'
import type { NearbyFacility } from '#contract/nearby'
import { type FacilityGroup, facilityGroups, facilityRules } from '#planning/rules/facility-rules'
import { type TravelMode, travelModes } from '#planning/types'
import { decimal, distance } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { askNearby, nearbyRun } from '../../state/places/nearby-run.ts'
import { preferences } from '../../state/preferences.ts'
import { connection } from '../../state/service/connection.ts'
import { Choice } from '../controls/choice.tsx'
import { Skeleton } from '../controls/skeleton.tsx'
import { Tick } from '../controls/tick.tsx'
import { useCategoryName } from '../figures/category-name.ts'
import { Explain } from '../figures/explain.tsx'
import { GroupIcon } from '../figures/group-icon.tsx'
import { ProblemNotice } from '../figures/problem-notice.tsx'
import { NearbyLine } from './nearby-line.tsx'

const groups = Object.keys(facilityGroups) as FacilityGroup[]

/** The nearest facility of each category from a place, grouped as planners do; what no way leads to is said. */
export function NearbyList({ lon, lat }: { lon: number; lat: number }) {
  const words = useWords()
  const nameOf = useCategoryName()
  const language = useStore(preferences, (state) => state.language)
  const returns = useStore(connection, (state) => state.returns)
  const { answer, problem, asking, mode, counted } = useStore(nearbyRun, (run) => run)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another way of moving, or a returned service, asks anew
  useEffect(() => askNearby(lon, lat), [lon, lat, mode, counted, returns])

  const ofGroup = (group: FacilityGroup): NearbyFacility[] =>
    answer?.facilities.filter((each) => facilityRules[each.category].group === group) ?? []
  const missing = (group: FacilityGroup) => answer?.unreached.filter((category) => facilityRules[category].group === group) ?? []
  return (
    <section aria-label={words.places.nearest}>
      <h3>
        <Explain definition={words.places.nearestDefined} source={words.places.nearestSource} mark="D">
          {words.places.nearest}
        </Explain>
      </h3>
      <div className="nearby-how">
        <Choice<TravelMode>
          label={words.coverage.mode}
          value={mode}
          options={travelModes.map((each) => ({ value: each, label: words.modes[each] }))}
          onChange={(next) => nearbyRun.set({ mode: next })}
        />
        <Tick checked={counted === 'planned'} onChange={(next) => nearbyRun.set({ counted: next ? 'planned' : 'now' })}>
          {words.coverage.planned}
        </Tick>
      </div>
      {problem && <ProblemNotice problem={problem} onRetry={() => void askNearby(lon, lat)} />}
      {asking && !answer && !problem && <Skeleton lines={8} />}
      {answer && answer.snapMeters === null && <p className="hint">{words.places.noStreet}</p>}
      {answer && (
        <p className="hint" role="status">
          {words.places.nearestSummary(
            answer.facilities.filter((each) => each.withinRadius === true).length,
            answer.facilities.length,
            answer.unreached.length,
            decimal(answer.speedKmh),
          )}
        </p>
      )}
      {answer &&
        groups
          .filter((group) => ofGroup(group).length + missing(group).length > 0)
          .map((group) => (
            <div key={group} className="nearby-group">
              <h4 className="with-icon">
                <GroupIcon group={group} size={16} /> {facilityGroups[group][language]}
              </h4>
              <ul>
                {ofGroup(group).map((each) => (
                  <NearbyLine key={each.category} facility={each} />
                ))}
                {missing(group).map((category) => (
                  <li key={category} className="nearby-none">
                    <span>{nameOf(category)}</span>
                    <span className="soft">{words.places.unreached}</span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
      {answer && answer.snapMeters !== null && answer.snapMeters > 1 && (
        <p className="hint">{words.places.snapped(distance(answer.snapMeters))}</p>
      )}
    </section>
  )
}
