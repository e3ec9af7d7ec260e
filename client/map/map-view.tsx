import { useEffect, useRef, useState } from 'react'
import { problemOf } from '../api.ts'
import { useWords } from '../i18n/words.ts'
import { catalogue } from '../state/catalogue.ts'
import { useStore } from '../state/create-store.ts'
import 'maplibre-gl/dist/maplibre-gl.css'
import { loadTileMetadata } from './create-map.ts'
import { startMap } from './start-map.ts'

/** The map itself; it follows the stores and tells the view where it is. */
export default function MapView() {
  const container = useRef<HTMLDivElement>(null)
  const words = useWords()
  const [failure, setFailure] = useState<string | null>(null)
  const [drawn, setDrawn] = useState(false)
  const ready = useStore(catalogue, (state) => state.state === 'ready')

  useEffect(() => {
    if (!ready || !container.current) return
    let gone = false
    let stop = (): void => {}
    const element = container.current
    loadTileMetadata()
      .then((metadata) => {
        if (gone) return
        stop = startMap(element, metadata)
        setDrawn(true)
      })
      .catch((error) => setFailure(problemOf(error).detail))
    return () => {
      gone = true
      stop()
    }
  }, [ready])

  useEffect(() => {
    if (!drawn) return
    const canvas = container.current?.querySelector('canvas')
    canvas?.setAttribute('aria-label', words.map.canvas)
  }, [words, drawn])

  return (
    <>
      <section className="map-canvas" ref={container} aria-label={words.map.label} />
      {failure !== null && (
        <div className="map-notice" role="alert">
          <strong>{words.map.failed}</strong>
          <p>{/webgl/i.test(failure) ? words.map.noWebgl : failure}</p>
        </div>
      )}
    </>
  )
}
