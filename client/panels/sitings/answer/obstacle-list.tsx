import type { SitingObstacleAnswer } from '#contract/sitings/siting-answer'
import { count, percent } from '../../../i18n/numbers.ts'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { flyTo } from '../../../map/map-camera.ts'
import { useStore } from '../../../state/create-store.ts'
import { preferences } from '../../../state/preferences.ts'
import { chooseSitesWith } from '../../../state/sitings/choose-sites.ts'
import { Icon } from '../../controls/icon.tsx'
import { PushButton } from '../../controls/push-button.tsx'

const mostPlaces = 5

/** Why there are no sites, what would help, and where a press does that. */
export function ObstacleList({ obstacles }: { obstacles: readonly SitingObstacleAnswer[] }) {
  if (obstacles.length === 0) return null
  return (
    <ul className="obstacles">
      {obstacles.map((obstacle) => (
        <li key={obstacle.text.en}>
          <Obstacle obstacle={obstacle} />
        </li>
      ))}
    </ul>
  )
}

function Obstacle({ obstacle }: { obstacle: SitingObstacleAnswer }) {
  const { obstacle: words } = useSitingWords()
  const language = useStore(preferences, (state) => state.language)
  const { reason, text, remedy, reachableShare, isOfDivision, places } = obstacle
  const percentage = reachableShare === null ? 0 : Math.floor(reachableShare * 1000) / 10
  return (
    <>
      <p className="blocking-line">
        <Icon name="warning" />
        <span className="data-name">{text[language]}</span>
      </p>
      {remedy && <p className="data-name">{remedy[language]}</p>}
      {reason === 'demand_unreachable' && (
        <PushButton small onClick={() => chooseSitesWith({ unreachable: 'leave-out' })}>
          {words.leaveOut}
        </PushButton>
      )}
      {reachableShare !== null && percentage > 0 && (
        <PushButton
          small
          onClick={() => chooseSitesWith(isOfDivision ? { leastPercent: percentage } : { targetPercent: percentage })}
        >
          {words.take(percent(reachableShare))}
        </PushButton>
      )}
      {places.length > 0 && (
        <>
          <h3>{words.places}</h3>
          <ul>
            {places.slice(0, mostPlaces).map(({ lon, lat, name, people }) => (
              <li key={`${lon} ${lat}`} className="blocking-line">
                <span className="data-name" lang={name === null ? undefined : 'zh-CN'}>
                  {name ?? words.unnamed} · {words.people(count(people))}
                </span>
                <PushButton small onClick={() => flyTo(lon, lat, 15)}>
                  {words.zoom}
                </PushButton>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
