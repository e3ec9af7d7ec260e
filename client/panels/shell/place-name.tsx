import { useEffect, useState } from 'react'
import type { LocateAnswer } from '#contract/divisions'
import { api } from '../../api.ts'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { view } from '../../state/view.ts'

const shownLevels = new Set(['province', 'prefecture', 'county', 'town'])

/** Names the county and town at the centre of the map. */
export function PlaceName() {
  const words = useWords()
  const map = useStore(view, (state) => state.map)
  const at = useStore(view, (state) => state.at)
  const [divisions, setDivisions] = useState<LocateAnswer['divisions'] | null>(null)
  useEffect(() => {
    if (!map) return
    const controller = new AbortController()
    const timer = setTimeout(() => {
      api
        .locate(map.lon, map.lat, at, controller.signal)
        .then((answer) => setDivisions(answer.divisions))
        .catch(() => undefined)
    }, 350)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [map, at])
  if (!divisions || !map) return <div className="place" />
  const shown = divisions.filter((division) => shownLevels.has(division.level) && (map.zoom > 11 || division.level !== 'town'))
  return (
    <div className="place" title={words.top.here}>
      {shown.length === 0 ? (
        <span className="soft">{words.top.noPlace}</span>
      ) : (
        shown.map((division, index) => (
          <span key={division.id} className="data-name" lang="zh-CN">
            {index > 0 && <i aria-hidden="true">›</i>}
            {division.name}
          </span>
        ))
      )}
    </div>
  )
}
