import { fromPlane, localPlane } from '#planning/geodesy/lengths'
import { createBarrierTableBuilder } from '#planning/network/barrier-table'
import { buildNetwork } from '#planning/network/build-network'
import type { Network } from '#planning/network/network'
import { createSnapper, type Snapper } from '#planning/network/snap'
import { createStreetTableBuilder } from '#planning/network/street-table'
import type { LonLat, TravelMode } from '#planning/types'

export interface DrawnArea {
  network: Network
  snapper: Snapper
  /** Where the n-th (0-based) such letter stands. */
  at: (letter: string, n?: number) => LonLat
  /** A point by column and row of the drawing, fractions too. */
  point: (column: number, row: number) => LonLat
  streetName: (street: number) => string | null
}

/**
 * A small area drawn as text, one character every `spacing` meters: letters and `+-|` are street, joined where they stand side by side or
 * one above the other (`-` only sideways, `|` only up and down); `~` is a river, joined the same way; `=` is a bridge over it,
 * from west to east. Dots are off the streets; digits too, to be asked for as places.
 */
export function drawArea(text: string, { spacing = 50, mode = 'walk' as TravelMode } = {}): DrawnArea {
  const rows = text.split('\n').filter((row) => row.trim() !== '')
  const indent = Math.min(...rows.map((row) => row.length - row.trimStart().length))
  const grid = rows.map((row) => [...row.slice(indent)])
  const plane = localPlane(104.06, 30.67)
  const point = (column: number, row: number): LonLat => fromPlane(plane, column * spacing, -row * spacing)
  const charAt = (column: number, row: number): string => grid[row]?.[column] ?? '.'
  const isStreet = (char: string): boolean => /[A-Za-z+|=-]/.test(char)
  const streets = createStreetTableBuilder()
  const barriers = createBarrierTableBuilder()
  grid.forEach((line, row) => {
    line.forEach((char, column) => {
      for (const [right, down] of [
        [1, 0],
        [0, 1],
      ]) {
        const other = charAt(column + right, row + down)
        const ends: [LonLat, LonLat] = [point(column, row), point(column + right, row + down)]
        if (/[~=]/.test(char) && /[~=]/.test(other) && (char === '~' || other === '~'))
          barriers.add({ kind: 'river', coordinates: ends })
        if (!isStreet(char) || !isStreet(other)) continue
        if (right === 1 ? /[|]/.test(char + other) : /[-=]/.test(char + other)) continue
        streets.add(
          {
            fromNode: row * 1000 + column,
            toNode: (row + down) * 1000 + column + right,
            coordinates: ends,
            streetClass: 'residential',
            name: null,
            access: 255,
            bridge: char === '=' || other === '=',
            tunnel: false,
            maxSpeedKmh: null,
            sourceKey: null,
          },
          0,
        )
      }
    })
  })
  const built = buildNetwork(streets.finish(), barriers.finish(), mode)
  if (!built.ok) throw new Error(`got no network: ${built.reason}`)
  return {
    network: built.network,
    snapper: createSnapper(built.network),
    point,
    at: (letter, n = 0) => {
      const found = grid.flatMap((line, row) => line.flatMap((char, column) => (char === letter ? [point(column, row)] : [])))
      if (!found[n]) throw new Error(`got ${found.length} letters ${letter} when asked for number ${n}`)
      return found[n]
    },
    streetName: () => null,
  }
}
