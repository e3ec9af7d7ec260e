import type { NearbyFacility } from '#contract/nearby'
import { distance, minutesOf } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { showBox } from '../../map/map-camera.ts'
import { useStore } from '../../state/create-store.ts'
import { nearbyRun } from '../../state/places/nearby-run.ts'
import { Icon } from '../controls/icon.tsx'
import { useCategoryName } from '../figures/category-name.ts'

/** One nearest facility: how far, within its radius or not; pointing at it brings its way out on the map, pressing keeps it. */
export function NearbyLine({ facility }: { facility: NearbyFacility }) {
  const words = useWords()
  const nameOf = useCategoryName()
  const chosen = useStore(nearbyRun, (run) => run.chosenId === facility.facilityId)
  const { facilityId, category, name, status, meters, seconds, withinRadius, radiusMeters, route } = facility
  const point = (id: string | null) => (): void => nearbyRun.set({ pointedId: id })
  const choose = (): void => {
    nearbyRun.set({ chosenId: chosen ? null : facilityId })
    if (chosen) return
    const [lons, lats] = [0, 1].map((axis) => route.coordinates.map((each) => each[axis]))
    showBox([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)])
  }
  return (
    <li>
      <button
        type="button"
        className={chosen ? 'nearby chosen' : 'nearby'}
        aria-pressed={chosen}
        onClick={choose}
        onMouseEnter={point(facilityId)}
        onMouseLeave={point(null)}
        onFocus={point(facilityId)}
        onBlur={point(null)}
      >
        <span className="nearby-what">
          <span>
            {nameOf(category)}
            {status !== 'operating' && <span className="tag">{words.statuses[status]}</span>}
          </span>
          <span className="nearby-place soft data-name" lang="zh-CN">
            {name}
          </span>
        </span>
        <span className="nearby-far">
          <b>
            {minutesOf(seconds)} {words.units.minutes}
          </b>
          <span className="nearby-meters soft">{distance(meters)}</span>
        </span>
        {withinRadius === null ? (
          <span className="within none" title={words.places.noRadius} />
        ) : (
          <span
            className={withinRadius ? 'within yes' : 'within no'}
            title={words.places[withinRadius ? 'withinRadius' : 'beyondRadius'](distance(radiusMeters ?? 0))}
          >
            <Icon name={withinRadius ? 'check' : 'close'} size={14} />
            <span className="unseen">
              {words.places[withinRadius ? 'withinRadius' : 'beyondRadius'](distance(radiusMeters ?? 0))}
            </span>
          </span>
        )}
      </button>
    </li>
  )
}
