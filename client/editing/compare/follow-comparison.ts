import { Map as MapLibreMap, type StyleSpecification } from 'maplibre-gl'
import { tileAddress } from '../../map/style/map-style.ts'
import { onChange } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'
import { palettes } from '../../theme/tokens.ts'
import { borderFeatures, borderSource } from '../draw/border-source.ts'
import { nameSource } from '../draw/name-source.ts'
import { dimPublished, layPlan, planLayerNames } from '../draw/plan-layers.ts'
import { editor } from '../editor.ts'
import { endCoverageSides } from './coverage-comparison.ts'
import { comparison, endComparison, isDay } from './plan-comparison.ts'

/** Shows the map that the plan is compared with beside it or under its left part, moving along with it; answers what ends that. */
export function followComparison(map: MapLibreMap): () => void {
  let other: { map: MapLibreMap; element: HTMLElement } | null = null
  const follow = (): void => {
    other?.map.jumpTo({ center: map.getCenter(), zoom: map.getZoom() })
  }
  const close = (): void => {
    if (!other) return
    map.off('move', follow)
    other.map.remove()
    other.element.remove()
    other = null
    map.setPadding({ left: 0, right: 0, top: 0, bottom: 0 })
  }
  const place = (): void => {
    const { mode, share } = comparison.get()
    if (!other) return
    const width = map.getContainer().clientWidth
    other.element.style.width = mode === 'side' ? '50%' : '100%'
    other.element.style.clipPath = mode === 'swipe' ? `inset(0 ${(1 - share) * 100}% 0 0)` : ''
    map.setPadding({ left: mode === 'side' ? width / 2 : 0, right: 0, top: 0, bottom: 0 })
    other.map.resize()
    follow()
  }
  const open = (): void => {
    close()
    const { mode } = comparison.get()
    if (mode !== 'swipe' && mode !== 'side') return
    const element = document.createElement('div')
    element.className = 'edit-before'
    map.getContainer().append(element)
    const made = new MapLibreMap({
      container: element,
      style: styleBefore(map),
      center: map.getCenter(),
      zoom: map.getZoom(),
      interactive: false,
      attributionControl: false,
      fadeDuration: 0,
    })
    made.getCanvas().tabIndex = -1
    made.getCanvas().setAttribute('aria-hidden', 'true')
    other = { map: made, element }
    made.on('style.load', () => {
      const { before } = comparison.get()
      const { level } = editor.get()
      if (!before || !level) return
      dimPublished(made, true)
      layPlan(made, palettes[preferences.get().appearance], level)
      made.getSource<import('maplibre-gl').GeoJSONSource>(borderSource)?.setData({
        type: 'FeatureCollection',
        features: borderFeatures(before),
      })
    })
    map.on('move', follow)
    place()
  }
  const onResize = (): void => place()
  map.on('resize', onResize)
  const stops = [
    onChange(comparison, ['mode', 'from', 'before'], open),
    onChange(comparison, ['share'], place),
    onChange(preferences, ['appearance'], open),
  ]
  return () => {
    for (const stop of stops) stop()
    map.off('resize', onResize)
    endComparison()
    endCoverageSides()
    close()
  }
}

/** The map's own style without the plan: published borders of the day that is compared with. */
function styleBefore(map: MapLibreMap): StyleSpecification {
  const style = map.getStyle()
  const { from } = comparison.get()
  const at = isDay(from) ? from : null
  const { [borderSource]: _borders, [nameSource]: _names, ...sources } = style.sources
  const divisions = sources.divisions
  if (divisions?.type === 'vector') sources.divisions = { ...divisions, tiles: [tileAddress('divisions', at, null)] }
  const layers = style.layers
    .filter(({ id }) => !planLayerNames.includes(id))
    .map((layer) => {
      if (layer.id.startsWith('border-') && layer.type === 'line')
        return {
          ...layer,
          layout: { ...layer.layout, visibility: 'visible' as const },
          paint: { ...layer.paint, 'line-opacity': layer.id.startsWith('border-band-') ? 0.28 : 1 },
        }
      return layer.id.startsWith('name-') ? { ...layer, layout: { ...layer.layout, visibility: 'visible' as const } } : layer
    })
  return { ...style, sources, layers: layers as StyleSpecification['layers'] }
}
