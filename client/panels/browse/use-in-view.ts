import { useEffect, useState } from 'react'
import type { DivisionCollection } from '#contract/divisions'
import type { FacilityCollection } from '#contract/facilities'
import type { DivisionLevel } from '#planning/types'
import { api, isAbort } from '../../api.ts'
import { boxInView } from '../../map/map-camera.ts'
import { catalogue } from '../../state/catalogue.ts'
import { useStore } from '../../state/create-store.ts'
import { levelAt } from '../../state/places/level-in-view.ts'
import { connection } from '../../state/service/connection.ts'
import { view } from '../../state/view.ts'

export interface InView {
  level: DivisionLevel | null
  divisions: DivisionCollection
  facilities: FacilityCollection
}

const mostRows = 100

/** What lies in the map's view: divisions of the level that the map names, and facilities; a moment after the map stands still. */
export function useInView(): { found: InView | null; failed: boolean } {
  const map = useStore(view, (state) => state.map)
  const at = useStore(view, (state) => state.at)
  const levels = useStore(catalogue, (state) => state.levels)
  const returns = useStore(connection, (state) => state.returns)
  const [found, setFound] = useState<InView | null>(null)
  const [failed, setFailed] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a return of the service asks again
  useEffect(() => {
    const box = map ? boxInView() : null
    if (!box || !map) return
    const controller = new AbortController()
    const timer = setTimeout(() => {
      const bbox = box.map((value) => value.toFixed(6)).join(',')
      const level = levelAt(map.zoom, levels)
      const none: DivisionCollection = { type: 'FeatureCollection', features: [] } as unknown as DivisionCollection
      Promise.all([
        level ? api.divisions({ level, bbox, at, limit: mostRows }, controller.signal) : none,
        api.facilities({ bbox, limit: mostRows }, controller.signal),
      ])
        .then(([divisions, facilities]) => {
          setFailed(false)
          setFound({ level, divisions, facilities })
        })
        .catch((error) => !isAbort(error) && setFailed(true))
    }, 400)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [map, at, levels, returns])
  return { found, failed }
}
