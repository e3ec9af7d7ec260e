import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildArcs } from '#planning/topology/build-arcs'
import { generaliseOutlines } from '#planning/topology/generalise-outlines'
import { flatOutline } from '#planning/topology/outline-types'
import { sharedBorders } from '#planning/topology/shared-borders'
import type { MultiPolygonCoordinates } from '#planning/types'
import { missingRealData, realDataFolder } from '../../helpers/real-data.ts'
import { meetingsOf, overlapsOf, repeatedEdgesOf, unsoundRingsOf } from './check-outlines.ts'

const files = ['villages-2018-03', 'villages-2018-04', 'xinying-statistical-areas'].map((name) => `tainan/${name}.geojson`)

type Geometry =
  | { type: 'Polygon'; coordinates: MultiPolygonCoordinates[number] }
  | { type: 'MultiPolygon'; coordinates: MultiPolygonCoordinates }

function outlinesOf(file: string) {
  const { features } = JSON.parse(readFileSync(join(realDataFolder, file), 'utf8')) as {
    features: { geometry: Geometry | null }[]
  }
  return features
    .flatMap(({ geometry }) => geometry ?? [])
    .map((geometry) => flatOutline(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates))
}

describe.skipIf(missingRealData(...files))('villages and statistical areas of Tainan', () => {
  for (const file of files) {
    test(`${file} has no gap, overlap or crossing at any zoom`, () => {
      const outlines = outlinesOf(file)
      const levels = outlines.map(() => 'village')
      for (const zoom of [4, 6, 8, 10, 12, 14, 16, 18]) {
        const result = generaliseOutlines(outlines, zoom, { levels })
        expect(unsoundRingsOf(result)).toEqual([])
        expect(meetingsOf(result)).toEqual([])
        expect(repeatedEdgesOf(result)).toEqual([])
        expect(overlapsOf(result)).toEqual([])
      }
    })
  }

  test('every village has a neighbour', () => {
    const outlines = outlinesOf(files[0])
    const borders = sharedBorders(
      buildArcs(outlines),
      outlines.map(() => 'village'),
    )
    expect(new Set(borders.flatMap(({ a, b }) => [a, b])).size).toBe(outlines.length)
    // 44 villages of two towns: each borders about four others along some kilometers.
    expect(borders.length).toBe(96)
    expect(borders.reduce((sum, { meters }) => sum + meters, 0)).toBeCloseTo(114_041, -1)
  })
})
