import { useEffect, useState } from 'react'
import type { FacilityCollection } from '#contract/facilities'
import { facilityRules } from '#planning/rules/facility-rules'
import { api, isAbort } from '../../api.ts'
import { count } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { boxInView, flyTo } from '../../map/map-camera.ts'
import { useStore } from '../../state/create-store.ts'
import { pick, selection } from '../../state/selection.ts'
import { view } from '../../state/view.ts'
import { useCategoryName } from '../figures/category-name.ts'
import { GroupIcon } from '../figures/group-icon.tsx'

/** The facilities in view as a list that keeps step with the map. */
export function FacilityList() {
  const words = useWords()
  const nameOf = useCategoryName()
  const map = useStore(view, (state) => state.map)
  const chosen = useStore(selection, (state) => (state.picked?.kind === 'facility' ? state.picked.facility.id : null))
  const [found, setFound] = useState<FacilityCollection | null>(null)

  useEffect(() => {
    const box = map ? boxInView() : null
    if (!box) return
    const controller = new AbortController()
    const timer = setTimeout(() => {
      api
        .facilities({ bbox: box.map((value) => value.toFixed(6)).join(','), limit: 100 }, controller.signal)
        .then(setFound)
        .catch((error) => !isAbort(error) && setFound(null))
    }, 300)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [map])

  if (!found) return <p className="panel-loading">{words.panel.loading}</p>
  const all = found.numberMatched ?? found.features.length
  if (found.features.length === 0) return <p className="hint">{words.browse.facilitiesNone}</p>
  return (
    <>
      <p className="hint">{words.browse.facilitiesCount(count(found.features.length), count(all))}</p>
      <ul className="list">
        {found.features.map(({ properties, geometry }) => (
          <li key={properties.id}>
            <button
              type="button"
              className={properties.id === chosen ? 'list-item chosen' : 'list-item'}
              aria-pressed={properties.id === chosen}
              onClick={() => {
                const [lon, lat] = geometry.coordinates
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
        ))}
      </ul>
    </>
  )
}
