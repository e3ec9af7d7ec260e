import { seededRandom } from '#planning/random'
import { furnishBlocks } from './blocks/furnish-blocks.ts'
import { subdivideBlocks } from './blocks/subdivide-blocks.ts'
import { blockBorders } from './divisions/block-adjacency.ts'
import { presentDay } from './divisions/division-tree.ts'
import { drawDivisions } from './divisions/draw-divisions.ts'
import { countyName, nameDivisions } from './divisions/name-divisions.ts'
import { outlineDivisions } from './divisions/outline-divisions.ts'
import { neighbourhoodsOf } from './facilities/neighbourhoods.ts'
import { placeBusStops } from './facilities/place-bus-stops.ts'
import { placeFacilities } from './facilities/place-facilities.ts'
import { emitBarriers } from './ground/barriers.ts'
import { createFrame } from './ground/frame.ts'
import { planGround } from './ground/ground-plan.ts'
import { layGround } from './ground/lay-ground.ts'
import { layMainLines } from './ground/main-lines.ts'
import { layZones } from './ground/zones.ts'
import { recordHistory } from './history/record-history.ts'
import { layLand } from './land/lay-land.ts'
import { createNamePool } from './names/name-pool.ts'
import { countDemand } from './people/count-demand.ts'
import { placeHamlets } from './people/place-hamlets.ts'
import { createPlanarMap, expandRing } from './plane/planar-map.ts'
import { createRelief } from './relief/relief.ts'
import { type SampleOptions, sampleScaleRange, type WholeSample } from './sample-content.ts'
import { addInterchanges } from './streets/add-interchanges.ts'
import { addRiversidePaths } from './streets/add-riverside-paths.ts'
import { closeLanesAtBarriers, closeStrayStreets } from './streets/close-lanes.ts'
import { emitStreets } from './streets/emit-streets.ts'

const centre = { lon: 105, lat: 30.3 }
const peopleInAll = 500_000
const peoplePerHousehold = 2.55

/**
 * Generates a synthetic county: a county town on a river, market towns in the valleys, villages on plain, hills and mountains. The
 * same seed and scale give the same content, byte for byte. All coordinates are whole multiples of 1e-7 degree; on every day the
 * children of a division tile it vertex by vertex.
 */
export function generateCounty({ seed, scale = 1 }: SampleOptions): WholeSample {
  const { least, greatest } = sampleScaleRange.county
  if (!Number.isSafeInteger(seed)) throw new Error(`got seed ${seed} when expected a whole number`)
  if (!(scale >= least && scale <= greatest))
    throw new Error(`got scale ${scale} when expected a number from ${least} to ${greatest}`)
  const random = seededRandom(seed)
  const names = createNamePool(random)
  // A small county's town is relatively larger, as in life.
  const townScale = scale ** 0.75
  const frame = createFrame(random, Math.sqrt(scale), 1.15 * Math.sqrt(townScale))
  const relief = createRelief(frame, random)
  const main = layMainLines(frame, relief, random)
  const plan = planGround(frame, relief, main, Math.max(2, Math.round(20 * scale)), names, random)
  const { seats } = plan
  const map = createPlanarMap(centre.lon, centre.lat)
  const faces = layGround(map, plan, frame, random)
  const zones = layZones(frame, main, seats, random)
  const bare = subdivideBlocks(map, faces, plan.lines, frame, relief, zones, names, random)
  closeLanesAtBarriers(map, plan.lines, frame, relief)
  closeStrayStreets(map, plan.lines)
  const { blocks, walls } = furnishBlocks(map, bare, plan.lines, frame, relief, townScale, seats, names, random)
  const housed = blocks.reduce((sum, { houses }) => sum + houses.reduce((own, { households }) => own + households, 0), 0)
  const ruralHouseholds = (peopleInAll * scale) / peoplePerHousehold - housed
  const hamlets = placeHamlets(map, blocks, plan.lines, frame, relief, ruralHouseholds, names, random)
  const demand = countDemand(map, blocks, hamlets, random)
  const rings = blocks.map(({ ring }) => expandRing(map, ring))
  const households = blocks.map(() => 0)
  for (const { block, draft } of demand) households[block] += draft.households
  const borders = blockBorders(map, rings, plan.lines)
  const subdistricts = scale < 0.3 ? 2 : scale < 0.7 ? 3 : 4
  const county = nameDivisions(blocks, drawDivisions(blocks, borders, households, seats, subdistricts, random), names)
  const lineage = recordHistory(county, borders, households, names)
  const divisions = outlineDivisions(map, blocks, rings, county, demand)
  const today = divisions.filter(
    ({ validFrom, validTo }) => validFrom <= presentDay && (validTo === null || presentDay < validTo),
  )
  addRiversidePaths(map, plan.lines, frame, relief, main.expresswayU(0) - 260)
  addInterchanges(map, plan.lines, [
    ...blocks.flatMap(({ lot }) => (lot ? [lot] : [])),
    ...hamlets.flatMap(({ houses }) => houses),
  ])
  const streets = emitStreets(map, plan.lines, frame)
  const facilities = [
    ...placeFacilities(map, neighbourhoodsOf(blocks, today, county, demand, random), today, names, random),
    ...placeBusStops(streets, hamlets, map, names, random),
  ]
  return {
    name: countyName,
    nameEn: 'Fangyuan sample county',
    divisions,
    lineage,
    land: layLand(map, blocks, rings, frame, relief, plan.polylines[0].points, demand, hamlets, random),
    streets,
    barriers: emitBarriers(map, plan.lines, frame, plan.polylines[0].points, walls),
    demand: demand.map(({ draft }) => draft),
    facilities,
  }
}
