import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { expect, test } from 'vitest'
import { writeLayer } from '../../client/map/tiles/write-layer.ts'

test('names keep their rare characters, emoji and marks', () => {
  const names = ['𠮷祥村', '䶮家湾', '👨‍👩‍👧 社区', 'a\u202eb', 'ß', '']
  const drawn = names.map((name, x) => ({ type: 1 as const, properties: { name, rank: x }, geometry: [[{ x, y: 2 }]] }))
  const { names: layer } = new VectorTile(new PbfReader(writeLayer('names', 4096, drawn))).layers
  const read = names.map((_, index) => layer.feature(index))
  expect(read.map(({ properties }) => properties.name)).toEqual(names)
  expect(read.map((feature) => feature.loadGeometry()[0][0].x)).toEqual(names.map((_, x) => x))
})
