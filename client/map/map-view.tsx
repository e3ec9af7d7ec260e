import { useEffect, useRef, useState } from 'react'
import type { Problem } from '#contract/problems'
import { problemOf } from '../api.ts'
import { useWords } from '../i18n/words.ts'
import { PushButton } from '../panels/controls/push-button.tsx'
import { catalogue } from '../state/catalogue.ts'
import { useStore } from '../state/create-store.ts'
import { connection } from '../state/service/connection.ts'
import '../theme/maplibre.css'
import { loadTileMetadata } from './create-map.ts'
import { startMap } from './start-map.ts'
import { tileTrouble } from './tiles/watch-tiles.ts'

/** The map itself; it follows the stores and tells the view where it is. */
export default function MapView() {
  const container = useRef<HTMLDivElement>(null)
  const words = useWords()
  const [failure, setFailure] = useState<Problem | null>(null)
  const [drawn, setDrawn] = useState(false)
  const [turn, setTurn] = useState(0)
  const trouble = useStore(tileTrouble, (state) => state.failed)
  const told = useStore(catalogue, (state) => state.state === 'failed')
  const returns = useStore(connection, (state) => state.returns)

  // A map that could not be made for want of the service is made when that is back.
  const again = failure?.status === 0 ? returns : 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: both try again
  useEffect(() => {
    if (!container.current) return
    let gone = false
    let stop = (): void => {}
    const element = container.current
    setFailure(null)
    loadTileMetadata()
      .then((metadata) => {
        if (gone) return
        stop = startMap(element, metadata)
        setDrawn(true)
      })
      .catch((error) => !gone && setFailure(problemOf(error)))
    return () => {
      gone = true
      stop()
    }
  }, [turn, again])

  useEffect(() => {
    if (!drawn) return
    const canvas = container.current?.querySelector('canvas')
    canvas?.setAttribute('aria-label', words.places.mapKeys)
  }, [words, drawn])

  const noWebgl = failure !== null && /webgl/i.test(failure.detail)
  return (
    <>
      <div className="map-canvas" id="map" ref={container} />
      {failure !== null && !told && (
        <div className="map-notice" role="alert">
          <strong>{words.map.failed}</strong>
          <p>{noWebgl ? words.map.noWebgl : failure.detail}</p>
          {!noWebgl && <PushButton onClick={() => setTurn(turn + 1)}>{words.panel.retry}</PushButton>}
        </div>
      )}
      {trouble && (
        <p className="map-away" role="status">
          {words.places.tilesFailed}
        </p>
      )}
    </>
  )
}
