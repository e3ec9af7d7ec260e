import { accessBits, type Barrier, type BarrierKind, type LonLat } from '#planning/types'
import type { Tags } from './elements.ts'
import { latOf, lonOf, type OsmStore, type OsmWay } from './store.ts'
import { classRule, streetAccess } from './tables/access.ts'

const waterways = new Set(['river', 'canal']) // a stream or a ditch can be stepped over
const railways = new Set(['rail', 'light_rail', 'narrow_gauge']) // trams run in streets, subways below them
const walls = new Set(['wall', 'city_wall', 'fence', 'retaining_wall', 'hedge'])
const walking = accessBits.walk.forward | accessBits.walk.backward

/** What a line with these tags bars to walkers; null where they may cross it, above all where it runs in a tunnel or on a bridge. */
export function barrierKind(tags: Tags): BarrierKind | null {
  if ((tags.tunnel !== undefined && tags.tunnel !== 'no') || (tags.bridge !== undefined && tags.bridge !== 'no')) return null
  if (tags.location === 'underground') return null
  if (waterways.has(tags.waterway) || isWaterArea(tags) || tags.natural === 'coastline') return 'river'
  if (railways.has(tags.railway)) return 'railway'
  if (walls.has(tags.barrier)) return 'wall'
  return isExpressway(tags) ? 'expressway' : null
}

function isWaterArea(tags: Tags): boolean {
  return tags.natural === 'water' || tags.waterway === 'riverbank' || tags.landuse === 'reservoir'
}

/** Motorways, and trunk roads that nobody may walk along. */
function isExpressway(tags: Tags): boolean {
  const rule = classRule(tags)
  if (rule?.streetClass === 'motorway') return true
  return rule?.streetClass === 'trunk' && (streetAccess(tags, rule) & walking) === 0
}

/**
 * Lines that walkers cannot cross: rivers and canals (lines and water outlines, multipolygons too), railways, walls and fences,
 * expressways. Where the file lacks nodes a line is cut in two.
 */
export function osmBarriers(store: OsmStore): Barrier[] {
  const barriers: Barrier[] = []
  const drawn = new Set<number>()
  for (const way of store.ways) {
    const kind = way.tags ? barrierKind(way.tags) : null
    if (!kind) continue
    drawn.add(way.id)
    addLine(store, way, kind, barriers)
  }
  for (const relation of store.relations) {
    if (relation.tags.type !== 'multipolygon' || barrierKind(relation.tags) !== 'river') continue
    for (const member of relation.members) {
      if (member.type !== 'way' || drawn.has(member.ref)) continue
      drawn.add(member.ref)
      const way = store.wayById(member.ref)
      if (way) addLine(store, way, 'river', barriers)
    }
  }
  return barriers
}

function addLine(store: OsmStore, way: OsmWay, kind: BarrierKind, barriers: Barrier[]): void {
  let coordinates: LonLat[] = []
  const flush = () => {
    if (coordinates.length > 1) barriers.push({ kind, coordinates })
    coordinates = []
  }
  for (let at = way.start; at < way.end; at++) {
    const node = store.nodeIndex(store.refs[at])
    if (node < 0) {
      flush()
      continue
    }
    const [lon, lat] = [lonOf(store, node), latOf(store, node)]
    const last = coordinates[coordinates.length - 1]
    if (!last || last[0] !== lon || last[1] !== lat) coordinates.push([lon, lat])
  }
  flush()
}
