import { describe, expect, it } from 'vitest'
import type { LonLat } from '#planning/types'
import { nearestCrossing } from '../../../client/editing/snap/nearest-crossing.ts'
import { netOfStreets, type StreetLine } from '../../../client/editing/snap/street-net.ts'
import { traceStreet } from '../../../client/editing/snap/trace-street.ts'

/** A place so many meters east and north of a corner in the sample's county. */
const at = (east: number, north: number): LonLat => [
  104.9 + east / (111_320 * Math.cos((30.3 * Math.PI) / 180)),
  30.3 + north / 111_320,
]
const street = (name: string, ...points: [number, number][]): StreetLine => ({
  street: name,
  points: points.map(([east, north]) => at(east, north)),
})
const trace = (lines: StreetLine[], from: LonLat, to: LonLat) => traceStreet(netOfStreets(lines), from, to, 2)?.bends ?? null

/** A road that winds: three bends between its ends. */
const winding = street('清江路', [0, 0], [100, 80], [200, -60], [300, 40], [400, 0])

describe('tracing a street', () => {
  it('follows its bends from one point on it to another, either way', () => {
    const bends = [at(100, 80), at(200, -60), at(300, 40)]
    expect(trace([winding], at(50, 40), at(350, 20))).toEqual(bends)
    expect(trace([winding], at(350, 20), at(50, 40))).toEqual(bends.toReversed())
  })

  it('needs no bends between two points of one straight stretch', () => {
    expect(trace([winding], at(25, 20), at(75, 60))).toEqual([])
  })

  it('goes on over the pieces that tiles cut it into, each a little beyond its edge', () => {
    const west = street('清江路', [0, 0], [100, 80], [210, 80])
    const east = street('清江路', [190, 80], [300, 80], [400, 0])
    const bends = trace([west, east], at(0, 0), at(400, 0))!
    expect(bends.at(0)).toEqual(at(100, 80))
    expect(bends.at(-1)).toEqual(at(300, 80))
  })

  it('bridges a junction where its name stops for a few meters', () => {
    const lines = [
      street('清江路', [0, 0], [100, 50], [200, 0]),
      street('环岛', [200, 0], [210, 10], [220, 0]),
      street('清江路', [220, 0], [400, 60]),
    ]
    expect(trace(lines, at(0, 0), at(400, 60))).toEqual([at(100, 50), at(200, 0), at(210, 10), at(220, 0)])
  })

  it('keeps to its street where another one is shorter', () => {
    const short = street('近路', [0, 0], [400, 0])
    expect(trace([winding, short], at(50, 40), at(350, 20))).toHaveLength(3)
  })

  it('leads straight on between two streets of other names, and where no street connects', () => {
    const other = street('人民路', [400, 0], [400, 300])
    expect(trace([winding, other], at(50, 40), at(400, 200))).toBeNull()
    const far = street('清江路', [900, 0], [1000, 50])
    expect(trace([winding, far], at(50, 40), at(950, 25))).toBeNull()
    expect(trace([winding], at(50, 90), at(350, 20))).toBeNull()
    expect(trace([], at(0, 0), at(400, 0))).toBeNull()
  })

  it('follows connected lines without a name, but no long way round', () => {
    const lines = [street('', [0, 0], [100, 40]), street('', [100, 40], [200, 0])]
    expect(trace(lines, at(0, 0), at(200, 0))).toEqual([at(100, 40)])
    const round = [street('', [0, 0], [0, 300]), street('', [0, 300], [200, 300]), street('', [200, 300], [200, 0])]
    expect(trace(round, at(0, 0), at(200, 0))).toBeNull()
  })

  it('takes the same point for no way at all', () => {
    expect(trace([winding], at(50, 40), at(50, 40))).toBeNull()
  })
})

describe('where a street crosses a border', () => {
  const line = (what: string, ...xy: number[]) => ({ xy, what })

  it('is the nearest crossing within reach', () => {
    const border = [line('border', 0, 0, 100, 0)]
    const streets = [line('east', 60, -50, 60, 50), line('west', 52, -50, 52, 50)]
    expect(nearestCrossing(border, streets, 54, 4, 10)).toMatchObject({ x: 52, y: 0, what: 'west' })
    expect(nearestCrossing(border, streets, 80, 0, 10)).toBeNull()
    expect(nearestCrossing(border, [line('beside', 0, 5, 100, 5)], 50, 2, 10)).toBeNull()
  })
})
