import { ProblemError } from '#contract/problems'
import { type BarrierKind, barrierKinds, type DivisionLevel, streetClasses } from '#planning/types'
import type { Database } from '../database/open-pool.ts'
import { type TileAddress, tileBox, writeTile } from '../formats/mvt.ts'
import { revisionOf, type Touched } from '../repositories/revisions.ts'
import { barriersInBox, boundsOfAll, demandInBox, divisionsInBox, facilitiesInBox, streetsInBox } from '../repositories/tiles.ts'

export const tileLayers = ['divisions', 'streets', 'barriers', 'facilities', 'demand'] as const
export type TileLayer = (typeof tileLayers)[number]

const touchedBy: Record<TileLayer, Touched> = {
  divisions: 'divisions',
  streets: 'streets',
  barriers: 'streets',
  facilities: 'facilities',
  demand: 'demand',
}
const firstZoom: Record<TileLayer, number> = { divisions: 0, streets: 8, barriers: 8, facilities: 9, demand: 13 }
export const lastZoom = 16

const mainStreets = ['motorway', 'trunk', 'primary']
const middleStreets = [...mainStreets, 'secondary', 'tertiary', 'ferry']
const footStreets = ['footway', 'path', 'steps', 'track', 'bridleway', 'corridor', 'platform', 'cycleway']

/** Which streets a map of this zoom shows. */
function streetsAt(z: number): readonly string[] {
  if (z < 11) return mainStreets
  if (z < 13) return middleStreets
  return z < 15 ? streetClasses.filter((name) => !footStreets.includes(name)) : streetClasses
}

const barriersAt = (z: number): readonly BarrierKind[] => (z < 14 ? barrierKinds.filter((kind) => kind !== 'wall') : barrierKinds)

/** Which levels of divisions a map of this zoom shows. */
function levelsAt(z: number): readonly DivisionLevel[] {
  if (z < 7) return ['province', 'prefecture']
  if (z < 9) return ['prefecture', 'county']
  if (z < 12) return ['county', 'town']
  if (z < 14) return ['county', 'town', 'village']
  return ['county', 'town', 'village', 'group', 'grid_1', 'grid_2', 'grid_3', 'grid_4', 'compound']
}

/** What a tile's ETag says: it changes when the data of its layer does. */
export async function tileTag(db: Database, layer: TileLayer, { z, x, y }: TileAddress, at: string): Promise<string> {
  return `"${layer}-${z}-${x}-${y}-${layer === 'divisions' ? at : ''}-r${await revisionOf(db, [touchedBy[layer]])}"`
}

/** Draws one vector tile; null where it is empty. */
export async function buildTile(db: Database, layer: TileLayer, address: TileAddress, at: string): Promise<Uint8Array | null> {
  const { z } = address
  if (z < firstZoom[layer]) return null
  const box = tileBox(address)
  switch (layer) {
    case 'streets':
      return writeTile(layer, address, await streetsInBox(db, box, streetsAt(z)), 2)
    case 'barriers':
      return writeTile(layer, address, await barriersInBox(db, box, barriersAt(z)), 2)
    case 'facilities':
      return writeTile(layer, address, await facilitiesInBox(db, box), 0)
    case 'demand':
      return writeTile(layer, address, await demandInBox(db, box), 0)
    case 'divisions':
      // Unsimplified: simplified one by one, neighbours would part.
      return writeTile(layer, address, await divisionsInBox(db, box, levelsAt(z), at), 0)
  }
}

/** TileJSON 3.0 of a layer. */
export async function describeTiles(db: Database, layer: string, base: string) {
  if (!(tileLayers as readonly string[]).includes(layer))
    throw new ProblemError('not-found', `There is no tile layer "${layer}"; there are ${tileLayers.join(', ')}.`)
  const bounds = await boundsOfAll(db)
  return {
    tilejson: '3.0.0',
    name: layer,
    tiles: [`${base}/tiles/${layer}/{z}/{x}/{y}.mvt`],
    minzoom: firstZoom[layer as TileLayer],
    maxzoom: lastZoom,
    ...(bounds ? { bounds } : {}),
    vector_layers: [{ id: layer, fields: {} }],
  }
}
