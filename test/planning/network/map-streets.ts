import type { StreetTable } from '#planning/network/network'
import { createStreetTableBuilder } from '#planning/network/street-table'
import { type LonLat, type Street, streetClasses } from '#planning/types'

export const everyDirection = 255
export const forwardOnly = 1 + 4 + 16 + 64

/**
 * Streets drawn as text: letters are nodes, 0.001° of longitude a column and of latitude a line apart, and each written street runs
 * straight from letter to letter: "AB" both ways, "A>B" one way, "A.B" with a bend half way.
 */
export function streetsOfMap(drawing: string, streets: string, dataSet = 0, others: Partial<Street> = {}): StreetTable {
  const builder = createStreetTableBuilder()
  const places = new Map<string, LonLat>()
  drawing.split('\n').forEach((line, row) => {
    ;[...line].forEach((letter, column) => {
      if (/\w/.test(letter)) places.set(letter, [104 + column / 1000, 30 - row / 1000])
    })
  })
  for (const text of streets.split(' ')) {
    const [from, to] = [text[0], text[text.length - 1]]
    const [a, b] = [places.get(from)!, places.get(to)!]
    const bend: LonLat = [(a[0] + b[0]) / 2 + 0.0001, (a[1] + b[1]) / 2 + 0.0001]
    builder.add(
      {
        fromNode: from.charCodeAt(0),
        toNode: to.charCodeAt(0),
        coordinates: text.includes('.') ? [a, bend, b] : [a, b],
        streetClass: streetClasses[6],
        name: null,
        access: text.includes('>') ? forwardOnly : everyDirection,
        bridge: false,
        tunnel: false,
        maxSpeedKmh: null,
        sourceKey: null,
        ...others,
      },
      dataSet,
    )
  }
  return builder.finish()
}
