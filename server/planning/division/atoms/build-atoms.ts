import { pointInPolygons } from '../../coverage/point-in-polygons.ts'
import { interiorPoint } from '../../geodesy/interior-point.ts'
import { metersPerDegree } from '../../geodesy/lengths.ts'
import { toLattice } from '../../topology/lattice.ts'
import { arrangeLines, type LineArrangement } from '../../topology/lines/arrange-lines.ts'
import { facesInside } from '../../topology/lines/faces-inside.ts'
import { locateFaces } from '../../topology/lines/locate-faces.ts'
import type { LonLat, MultiPolygonCoordinates } from '../../types.ts'
import { edgesBetween } from './edges-between.ts'
import type { AtomMap, Ground, GroundAtom, GroundBuilding } from './ground-types.ts'
import { joinFaces } from './join-faces.ts'
import { boxOf, linesOfGround, type MarkedLine } from './lines-of-ground.ts'
import { partOutlines } from './part-outlines.ts'
import { sampleOutline } from './sample-outline.ts'
import { surroundings } from './surroundings.ts'

/**
 * Cuts ground into atoms that tile it exactly: blocks between roads, barriers and the outlines of compounds; in each block the surroundings of its
 * buildings (what lies nearest to each), and blocks without buildings whole, the smaller ones as part of a neighbour. A building belongs to
 * the block in which its place lies; one that lies off the ground is left out. Outlines of locked grids part blocks too, and nothing reaches across them.
 * O(n log n).
 */
export function buildAtoms(ground: Ground): AtomMap {
  const cuts = linesOfGround(ground)
  const perDegree = metersPerDegree(ground.geometry[0][0][0][1])
  const lonShare = perDegree.lon / perDegree.lat
  const places = ground.buildings.map((building) => {
    const [lon, lat] = placeOf(building, ground.geometry)
    return [toLattice(lon), toLattice(lat)] as const
  })
  const blocks = arrangeLines(cuts.map(({ xy }) => xy))
  const blockAt = locateFaces(blocks)
  const blockOfBuilding = places.map(([x, y]) => blockAt(x, y))
  const borders = bordersInBlocks(ground, places, blocks, blockOfBuilding, lonShare)

  const lines: MarkedLine[] = [...cuts, ...borders.map(({ xy }) => ({ xy, mark: 'border' as const }))]
  const arrangement = arrangeLines(lines.map(({ xy }) => xy))
  const partsBuildingsOf = Int32Array.from(arrangement.from, (_, edge) => {
    const along = Array.from(arrangement.linesAlong(edge))
    return along.some((line) => line < cuts.length) ? -1 : borders[along[0] - cuts.length].block
  })
  const faceAt = locateFaces(arrangement)
  const { atomOf, buildingsOf } = joinFaces({
    arrangement,
    isInside: facesInside(arrangement, (line) => lines[line].mark === 'ground'),
    partsBuildingsOf,
    mayJoin: (edge) => !Array.from(arrangement.linesAlong(edge)).some((line) => lines[line].mark === 'locked'),
    faceOfBuilding: places.map(([x, y]) => faceAt(x, y)),
    blockOfBuilding,
    lonShare,
  })
  const edges = edgesBetween(arrangement, lines, atomOf, ground.ways)
  const outlines = partOutlines(edges, (atom) => atom, buildingsOf.length)
  return { atoms: describe(ground, buildingsOf, outlines), edges }
}

/** Where a building is taken to stand: well inside its outline, but on the ground where its own place is, even where it reaches beyond. */
function placeOf({ at, outline }: GroundBuilding, ground: MultiPolygonCoordinates): LonLat {
  const inside = outline === null ? at : interiorPoint(outline)
  return pointInPolygons(ground, ...inside) ? inside : at
}

/** Borders between the surroundings of buildings, block by block; they run on to the ends of the block's box. */
function bordersInBlocks(
  { buildings }: Ground,
  places: readonly (readonly [number, number])[],
  blocks: LineArrangement,
  blockOfBuilding: readonly number[],
  lonShare: number,
): { xy: number[]; block: number }[] {
  const inBlock = new Map<number, number[]>()
  blockOfBuilding.forEach((block, building) => {
    const list = inBlock.get(block)
    if (list) list.push(building)
    else if (block !== blocks.outside) inBlock.set(block, [building])
  })
  const edgesOf = new Map<number, number[][]>()
  blocks.from.forEach((p, edge) => {
    const q = blocks.to[edge]
    for (const block of [blocks.leftOf[edge], blocks.rightOf[edge]]) {
      const xy = [blocks.x[p], blocks.y[p], blocks.x[q], blocks.y[q]]
      const list = edgesOf.get(block)
      if (list) list.push(xy)
      else edgesOf.set(block, [xy])
    }
  })
  return [...inBlock].flatMap(([block, members]) => {
    if (members.length < 2) return []
    const outlines = members.map((building) => {
      const { outline } = buildings[building]
      return outline === null ? [...places[building]] : sampleOutline(outline, lonShare)
    })
    return surroundings(outlines, boxOf(edgesOf.get(block)!, 10), lonShare).map((xy) => ({ xy, block }))
  })
}

/** What each atom holds, and the compound and grid that it lies in. */
function describe(
  { buildings, compounds, grids, lockedGridIds }: Ground,
  buildingsOf: readonly number[][],
  outlines: readonly MultiPolygonCoordinates[],
): GroundAtom[] {
  const locked = grids.filter(({ id }) => lockedGridIds.includes(id))
  const free = grids.filter((grid) => !locked.includes(grid))
  return buildingsOf.map((own, atom) => {
    const place = interiorPoint(outlines[atom])
    const holds =
      ([lon, lat]: LonLat) =>
      ({ geometry }: { geometry: MultiPolygonCoordinates }) =>
        pointInPolygons(geometry, lon, lat)
    const largest = own.reduce((most, each) => (buildings[each].households > buildings[most].households ? each : most), own[0])
    return {
      buildings: own,
      households: own.reduce((sum, building) => sum + buildings[building].households, 0),
      population: own.reduce((sum, building) => sum + buildings[building].population, 0),
      compoundId: compounds.find(holds(place))?.id ?? null,
      gridId: (locked.find(holds(place)) ?? free.find(holds(largest === undefined ? place : buildings[largest].at)))?.id ?? null,
      geometry: outlines[atom],
    }
  })
}
