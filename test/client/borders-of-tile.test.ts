import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bordersOfTile, type TilePoint } from '../../client/map/borders/borders-of-tile.ts'

/** Polygons from a map drawn as text: one square of 10 a letter, its outline in unit squares. */
function squares(rows: string[]): { rank: number; rings: TilePoint[][] }[] {
  return rows.flatMap((row, y) =>
    [...row].map((letter, x) => ({
      rank: letter === 'A' ? 1 : 2,
      rings: [
        [
          { x: x * 10, y: y * 10 },
          { x: x * 10 + 10, y: y * 10 },
          { x: x * 10 + 10, y: y * 10 + 10 },
          { x: x * 10, y: y * 10 + 10 },
          { x: x * 10, y: y * 10 },
        ],
      ],
    })),
  )
}

const segmentsOf = (lines: TilePoint[][]): string[] =>
  lines.flatMap((line) =>
    line.slice(1).map((to, index) => {
      const ends = [line[index], to].map(({ x, y }) => `${x},${y}`).sort()
      return ends.join(' ')
    }),
  )

describe('bordersOfTile', () => {
  it('draws a shared border once', () => {
    const [{ rank, lines }] = bordersOfTile(squares(['BB']), 100)
    expect(rank).toBe(2)
    expect(segmentsOf(lines)).toHaveLength(7)
    expect(lines).toHaveLength(3)
  })

  it('gives a border to the largest level that has it', () => {
    const [large, small] = bordersOfTile(squares(['AB']), 100)
    expect(segmentsOf(large.lines)).toHaveLength(4)
    expect(segmentsOf(small.lines)).toHaveLength(3)
  })

  it('leaves out the tile’s cut, and keeps a border that runs along the tile’s very edge', () => {
    const cut = [
      {
        rank: 0,
        rings: [
          [
            { x: -64, y: 10 },
            { x: 50, y: 10 },
            { x: 50, y: 40 },
            { x: -64, y: 40 },
          ],
        ],
      },
    ]
    expect(segmentsOf(bordersOfTile(cut, 100)[0].lines)).not.toContain('-64,10 -64,40')
    const edge = [
      {
        rank: 0,
        rings: [
          [
            { x: 0, y: 10 },
            { x: 50, y: 10 },
            { x: 0, y: 40 },
          ],
        ],
      },
    ]
    expect(segmentsOf(bordersOfTile(edge, 100)[0].lines)).toContain('0,10 0,40')
  })

  it('draws every border of any grid exactly once, whatever the order of its polygons', () => {
    const grids = fc
      .integer({ min: 1, max: 5 })
      .chain((width) => fc.array(fc.stringMatching(new RegExp(`^[AB]{${width}}$`)), { minLength: 1, maxLength: 5 }))
    fc.assert(
      fc.property(grids, fc.boolean(), (rows, turned) => {
        const polygons = squares(rows)
        const drawn = bordersOfTile(turned ? polygons.toReversed() : polygons, 100).flatMap(({ lines }) => segmentsOf(lines))
        const [height, width] = [rows.length, rows[0].length]
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawn).toHaveLength(height * (width + 1) + width * (height + 1))
      }),
    )
  })
})
