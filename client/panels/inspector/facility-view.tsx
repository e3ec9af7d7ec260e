import { useEffect, useState } from 'react'
import type { FacilityProperties } from '#contract/facilities'
import { facilityRules } from '#planning/rules/facility-rules'
import { serviceRadius } from '#planning/rules/living-circles'
import { api } from '../../api.ts'
import { count, distance } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { coverageRun } from '../../state/coverage/coverage-run.ts'
import { useStore } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'
import type { PickedFacility } from '../../state/selection.ts'
import { useCategoryName } from '../figures/category-name.ts'
import { Explain } from '../figures/explain.tsx'
import { GroupIcon } from '../figures/group-icon.tsx'
import { MarkTag } from '../figures/mark-tag.tsx'

/** Half the side of the box in which a facility is looked up by its point, degrees. */
const nearDegrees = 0.0002

/** One facility: what it is, whether it operates, how far it serves, how many people rely on it. */
export function FacilityView({ facility }: { facility: PickedFacility }) {
  const words = useWords()
  const nameOf = useCategoryName()
  const language = useStore(preferences, (state) => state.language)
  const [details, setDetails] = useState<FacilityProperties | null>(null)
  const load = useStore(coverageRun, (run) => run.result?.facilities.find((row) => row.facilityId === facility.id) ?? null)
  const { id, category, lon, lat } = facility
  const rule = facilityRules[category]
  const radius = serviceRadius(category)

  useEffect(() => {
    const controller = new AbortController()
    setDetails(null)
    const box = [lon - nearDegrees, lat - nearDegrees, lon + nearDegrees, lat + nearDegrees]
      .map((value) => value.toFixed(6))
      .join(',')
    api
      .facilities({ category, bbox: box, limit: 50 }, controller.signal)
      .then(({ features }) => setDetails(features.find((feature) => feature.properties.id === id)?.properties ?? null))
      .catch(() => undefined)
    return () => controller.abort()
  }, [id, category, lon, lat])

  const status = details?.status ?? facility.status
  const capacity = details?.capacity ?? load?.capacity ?? null
  return (
    <section>
      <h2 className="with-icon">
        <GroupIcon group={rule.group} hollow={status === 'planned' || status === 'building'} size={22} />
        <span className="data-name" lang="zh-CN">
          {facility.name || nameOf(category)}
        </span>
      </h2>
      <p className="tags">
        <span className="tag">{nameOf(category)}</span>
        {status && <span className="tag">{words.statuses[status]}</span>}
        {details?.synthetic && <span className="tag tag-synthetic">{words.inspector.synthetic}</span>}
      </p>
      <dl className="facts">
        <dt>
          <Explain definition={words.define.capacity} source={words.define.sourceFacility} mark="S">
            {words.figures.capacity}
          </Explain>
        </dt>
        <dd>{capacity === null ? words.figures.unknown : `${count(capacity)} ${rule.capacityUnit[language]}`}</dd>
        {load && (
          <>
            <dt>
              <Explain definition={words.define.served} source={words.define.sourceResult} mark="D">
                {words.figures.served}
              </Explain>
            </dt>
            <dd>{load.unreachable ? words.drawer.unreachableFacility : count(load.servedPopulation)}</dd>
          </>
        )}
        <dt>{words.inspector.radius}</dt>
        <dd>
          {distance(radius.meters)} <MarkTag mark={radius.mark} source={radius.source[language]} />
        </dd>
        <dt>{words.inspector.position}</dt>
        <dd>
          {lon.toFixed(5)}, {lat.toFixed(5)}
        </dd>
      </dl>
    </section>
  )
}
