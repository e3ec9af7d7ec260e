import { seededRandom } from '#planning/random'
import { furnishBlocks } from './blocks/furnish-blocks.ts'
import { subdivideBlocks } from './blocks/subdivide-blocks.ts'
import { blockBorders } from './divisions/block-adjacency.ts'
import { drawDivisions } from './divisions/draw-divisions.ts'
import { districtName, nameDivisions } from './divisions/name-divisions.ts'
import { neighbourhoodsOf } from './facilities/neighbourhoods.ts'
import { placeBusStops } from './facilities/place-bus-stops.ts'
import { placeFacilities } from './facilities/place-facilities.ts'
import { emitBarriers } from './ground/barriers.ts'
import { createFrame } from './ground/frame.ts'
import { planGround } from './ground/ground-plan.ts'
import { layGround } from './ground/lay-ground.ts'
import { layZones } from './ground/zones.ts'
import { createNamePool } from './names/name-pool.ts'
import { countDemand } from './people/count-demand.ts'
import { placeHamlets } from './people/place-hamlets.ts'
import { createPlanarMap, expandRing } from './plane/planar-map.ts'
import { type SampleOptions, sampleScaleRange, type WholeSample } from './sample-content.ts'
import { addInterchange } from './streets/add-interchange.ts'
import { addRiversidePaths } from './streets/add-riverside-paths.ts'
import { closeLanesAtBarriers, closeStrayStreets } from './streets/close-lanes.ts'
import { emitStreets } from './streets/emit-streets.ts'

const centre = { lon: 105, lat: 30.3 }

/**
 * Generates a synthetic county: a county town on a river with its countryside. The same seed and scale give the same content,
 * byte for byte. All coordinates are whole multiples of 1e-7 degree; children tile their parents vertex by vertex.
 */
export function generateCounty({ seed, scale = 1 }: SampleOptions): WholeSample {
  const { least, greatest } = sampleScaleRange.county
  if (!Number.isSafeInteger(seed)) throw new Error(`got seed ${seed} when expected a whole number`)
  if (!(scale >= least && scale <= greatest))
    throw new Error(`got scale ${scale} when expected a number from ${least} to ${greatest}`)
  const size = scale * 10
  const random = seededRandom(seed)
  const names = createNamePool(random)
  const frame = createFrame(random, Math.sqrt(size))
  const plan = planGround(frame, random, names)
  const map = createPlanarMap(centre.lon, centre.lat)
  const faces = layGround(map, plan, frame, random)
  const zones = layZones(frame, plan.railwayV, plan.expresswayU, random)
  const bare = subdivideBlocks(map, faces, plan.lines, frame, zones, names, random)
  closeLanesAtBarriers(map, plan.lines, frame)
  closeStrayStreets(map, plan.lines)
  const { blocks, walls } = furnishBlocks(map, bare, plan.lines, frame, size, names, random)
  const hamlets = placeHamlets(map, blocks, plan.lines, frame, names, random)
  const demand = countDemand(map, blocks, hamlets, random)
  const rings = blocks.map(({ ring }) => expandRing(map, ring))
  const households = blocks.map(() => 0)
  for (const { block, draft } of demand) households[block] += draft.households
  const drawn = drawDivisions(blocks, blockBorders(map, rings, plan.lines), households, random)
  const { divisions, villageOfBlock } = nameDivisions(map, blocks, rings, drawn, demand, names)
  addRiversidePaths(map, plan.lines, frame, plan.expresswayU - 260)
  addInterchange(
    map,
    plan.lines,
    blocks.flatMap(({ lot }) => (lot ? [lot] : [])),
  )
  const streets = emitStreets(map, plan.lines, frame)
  const facilities = [
    ...placeFacilities(map, neighbourhoodsOf(blocks, villageOfBlock, demand, random), divisions, names, random),
    ...placeBusStops(streets, names, random),
  ]
  return {
    name: districtName,
    nameEn: 'Fangyuan sample county',
    divisions: divisions.map((division) => ({ ...division, identity: division.code, validFrom: '2020-01-01', validTo: null })),
    lineage: [],
    land: [],
    streets,
    barriers: emitBarriers(map, plan.lines, frame, plan.polylines[0].points, walls),
    demand: demand.map(({ draft }) => draft),
    facilities,
  }
}
