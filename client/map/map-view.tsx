import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import { problemOf, type TileMetadata } from '../api.ts'
import { useWords } from '../i18n/words.ts'
import { catalogue, homeBox } from '../state/catalogue.ts'
import { coverageRun } from '../state/coverage-run.ts'
import { useStore } from '../state/create-store.ts'
import { preferences } from '../state/preferences.ts'
import { selection } from '../state/selection.ts'
import { view } from '../state/view.ts'
import { palettes } from '../theme/tokens.ts'
import 'maplibre-gl/dist/maplibre-gl.css'
import { createMap, loadTileMetadata } from './create-map.ts'
import { drawCoverage } from './draw-coverage.ts'
import { drawLabels } from './draw-labels.ts'
import { drawFacilities, drawSelection } from './draw-selection.ts'
import { followClicks } from './follow-clicks.ts'
import { setCameraMap, showBox } from './map-camera.ts'
import { mapStyle, type TileLayer } from './style/map-style.ts'

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

function startMap(element: HTMLElement, metadata: Record<TileLayer, TileMetadata>): () => void {
  const map = createMap(element, metadata)
  setCameraMap(map)
  Object.assign(element, { map })
  followClicks(map)
  let styled = false
  const drawAll = (): void => {
    if (!styled) return
    drawCoverage(map)
    drawSelection(map)
    drawFacilities(map)
    void drawLabels(map)
  }
  map.on('style.load', () => {
    styled = true
    drawAll()
  })
  map.on('moveend', () => {
    const { lng, lat } = map.getCenter()
    view.set({ map: { lon: lng, lat, zoom: map.getZoom() } })
    if (styled) void drawLabels(map)
  })
  const home = homeBox(catalogue.get())
  if (home && !view.get().map) showBox(home, false)
  if (home) keepWhole(map, home)
  const stops = [
    coverageRun.subscribe(drawAll),
    selection.subscribe(() => styled && drawSelection(map)),
    followView(drawAll),
    followAppearance(map, metadata, () => {
      styled = false
    }),
    followLoads(map),
  ]
  return () => {
    for (const stop of stops) stop()
    setCameraMap(null)
    map.remove()
  }
}

/** Where all of the data was in view, it stays so when the map's room changes (the drawer opens, the window shrinks). */
function keepWhole(map: MapLibreMap, home: readonly number[]): void {
  const whole = (): boolean => {
    const bounds = map.getBounds()
    return bounds.contains([home[0], home[1]]) && bounds.contains([home[2], home[3]])
  }
  let was = whole()
  map.on('moveend', () => {
    was = whole()
  })
  map.on('resize', () => was && !whole() && showBox(home, false))
}

/** Redraws when something of the view but the map's own place has changed. */
function followView(drawAll: () => void): () => void {
  let before = view.get()
  return view.subscribe(() => {
    const { map: _, ...now } = view.get()
    const changed = (Object.keys(now) as (keyof typeof now)[]).some((key) => now[key] !== before[key])
    before = view.get()
    if (changed) drawAll()
  })
}

function followAppearance(map: MapLibreMap, metadata: Record<TileLayer, TileMetadata>, onChange: () => void): () => void {
  let before = preferences.get().appearance
  return preferences.subscribe(() => {
    const { appearance } = preferences.get()
    if (appearance === before) return
    before = appearance
    onChange()
    map.setStyle(mapStyle(palettes[appearance], metadata), { diff: false })
  })
}

/** After an import the tiles are fetched anew. */
function followLoads(map: MapLibreMap): () => void {
  let before = catalogue.get().loads
  return catalogue.subscribe(() => {
    const { loads } = catalogue.get()
    if (loads === before) return
    before = loads
    for (const id of ['divisions', 'streets', 'facilities', 'demand', 'barriers', 'borders']) map.refreshTiles(id)
  })
}
