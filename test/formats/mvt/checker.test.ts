import { expect, test } from 'vitest'
import { createGeometryWriter, geometryTypes } from '../../../server/formats/mvt/geometry-commands.ts'
import { type TileFeature, writeTile } from '../../../server/formats/mvt/write-tile.ts'
import { checkDivisionTiles, type ZoomFindings } from '../../helpers/tiles/check-division-tiles.ts'

interface Drawn {
  id: string
  level: string
  parentId: string | null
  rings: number[][]
  labels: number[][]
}

const west: Drawn = {
  id: 'west',
  level: 'town',
  parentId: 'county',
  rings: [[100, 100, 500, 100, 510, 300, 500, 900, 100, 900]],
  labels: [[300, 500]],
}
const east: Drawn = {
  id: 'east',
  level: 'town',
  parentId: 'county',
  rings: [[500, 100, 900, 100, 900, 900, 500, 900, 510, 300]],
  labels: [[700, 500]],
}
const county: Drawn = {
  id: 'county',
  level: 'county',
  parentId: null,
  rings: [[100, 100, 500, 100, 900, 100, 900, 900, 500, 900, 100, 900]],
  labels: [[500, 500]],
}

async function faultsOf(drawn: readonly Drawn[]): Promise<Partial<ZoomFindings>> {
  const write = createGeometryWriter()
  const feature = (type: number, { id, level, parentId }: Drawn): TileFeature => ({
    type,
    geometry: write.take(),
    properties: { id, level, ...(parentId ? { parentId } : {}) },
  })
  const divisions = drawn.map((division) => {
    for (const ring of division.rings) write.ring(ring)
    return feature(geometryTypes.polygon, division)
  })
  const labels = drawn.flatMap((division) =>
    division.labels.map((label) => {
      write.points(label)
      return feature(geometryTypes.point, division)
    }),
  )
  const bytes = writeTile({ divisions, division_labels: labels })!
  const tiles = async function* () {
    yield { bytes }
  }
  const expected = [county, west, east].map(({ id, level, parentId }) => ({
    id,
    level,
    parentId,
    tilesParent: parentId !== null,
  }))
  const {
    zoom: _zoom,
    tiles: _tiles,
    divisions: _divisions,
    edges: _edges,
    ...found
  } = await checkDivisionTiles(8, tiles(), expected)
  return Object.fromEntries(Object.entries(found).filter(([, count]) => count !== 0))
}

const withRing = (division: Drawn, ring: number[]): Drawn => ({ ...division, rings: [ring] })

test('the check of tiles finds nothing where towns share their border', async () => {
  expect(await faultsOf([county, west, east])).toEqual({})
})

test('it finds a gap, an overlap, and a corner that one neighbour lacks', async () => {
  const gap = await faultsOf([county, withRing(west, [100, 100, 500, 100, 509, 300, 500, 900, 100, 900]), east])
  expect(gap).toMatchObject({ unmatched: 4, sliverArea: 400 })
  const overlap = await faultsOf([county, withRing(west, [100, 100, 500, 100, 511, 300, 500, 900, 100, 900]), east])
  expect(overlap).toMatchObject({ unmatched: 4, sliverArea: 400 })
  const lacking = await faultsOf([county, withRing(west, [100, 100, 500, 100, 500, 900, 100, 900]), east])
  expect(lacking).toMatchObject({ unmatched: 3, sliverArea: 4000 })
  expect(await faultsOf([county, west, west])).toMatchObject({ overlapping: 5, missing: 1 })
})

test('it finds borders that cross or touch', async () => {
  const over = withRing(east, [500, 100, 900, 100, 900, 900, 500, 900, 90, 300])
  expect((await faultsOf([county, west, over])).crossings).toBe(2)
})

test('it finds divisions, names and points that are missing, doubled or outside', async () => {
  expect(await faultsOf([county, west])).toMatchObject({ missing: 1, unlabelled: 1, sliverArea: 800 * 400 - 4000 })
  expect(await faultsOf([county, west, { ...east, labels: [] }])).toEqual({ unlabelled: 1 })
  expect(
    await faultsOf([
      county,
      west,
      {
        ...east,
        labels: [
          [700, 500],
          [701, 500],
        ],
      },
    ]),
  ).toEqual({ labelledTwice: 1 })
  expect(await faultsOf([county, west, { ...east, labels: [[300, 500]] }])).toEqual({ labelsOutside: 1 })
})
