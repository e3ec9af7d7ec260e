import { type BarrierKind, barrierKinds, type LandKind, type StreetClass, streetClasses } from '#planning/types'
import type { Touched } from '../../repositories/revisions.ts'
import { lastDivisionZoom } from './shown-levels.ts'

export const tileLayers = ['divisions', 'streets', 'barriers', 'land', 'facilities', 'demand'] as const
export type TileLayer = (typeof tileLayers)[number]

/** The greatest zoom that any layer is served at. */
export const lastZoom = 16

/** From which zoom to which a layer has tiles, and whose revisions change them. */
export const layerRules: Readonly<
  Record<TileLayer, { firstZoom: number; lastZoom: number; touchedBy: readonly Touched[]; sourceLayers: readonly string[] }>
> = {
  divisions: {
    firstZoom: 0,
    lastZoom: lastDivisionZoom,
    touchedBy: ['divisions', 'counts'],
    sourceLayers: ['divisions', 'division_labels'],
  },
  streets: { firstZoom: 8, lastZoom, touchedBy: ['streets'], sourceLayers: ['streets'] },
  barriers: { firstZoom: 8, lastZoom, touchedBy: ['streets'], sourceLayers: ['barriers'] },
  land: { firstZoom: 5, lastZoom, touchedBy: ['land'], sourceLayers: ['land'] },
  facilities: { firstZoom: 9, lastZoom, touchedBy: ['facilities'], sourceLayers: ['facilities'] },
  demand: { firstZoom: 13, lastZoom, touchedBy: ['demand'], sourceLayers: ['demand'] },
}

/** From this zoom on every facility has its point; below, points are counted together. */
export const facilityPointZoom = 12

const mainStreets: readonly StreetClass[] = ['motorway', 'trunk', 'primary']
const middleStreets: readonly StreetClass[] = [...mainStreets, 'secondary', 'tertiary', 'ferry']
const footStreets: readonly StreetClass[] = ['footway', 'path', 'steps', 'track', 'bridleway', 'corridor', 'platform', 'cycleway']

/** Which streets a map of this zoom shows. */
export function shownStreets(zoom: number): readonly StreetClass[] {
  if (zoom < 11) return mainStreets
  if (zoom < 13) return middleStreets
  return zoom < 15 ? streetClasses.filter((name) => !footStreets.includes(name)) : streetClasses
}

/** Which barriers a map of this zoom shows. */
export function shownBarriers(zoom: number): readonly BarrierKind[] {
  return zoom < 14 ? barrierKinds.filter((kind) => kind !== 'wall') : barrierKinds
}

/** What covers the ground on a map of this zoom, and how many tile units it must be long to be seen. */
export function shownLand(zoom: number): { kinds: readonly LandKind[]; leastUnits: number } {
  return zoom < 14 ? { kinds: ['water', 'woods'], leastUnits: 16 } : { kinds: ['water', 'woods', 'building'], leastUnits: 8 }
}
