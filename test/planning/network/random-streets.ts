import fc from 'fast-check'
import type { StreetTable } from '#planning/network/network'
import { createStreetTableBuilder } from '#planning/network/street-table'
import { type LonLat, type StreetClass, streetClasses } from '#planning/types'

const allDirections = 255

/** Draws small street tables: any multigraph, with loops, parallel streets, one-way streets, isolated cycles and shape points. */
export const randomStreets: fc.Arbitrary<StreetTable> = fc
  .record({
    nodes: fc.integer({ min: 2, max: 14 }),
    streets: fc.array(
      fc.record({
        from: fc.nat(),
        to: fc.nat(),
        bends: fc.nat({ max: 3 }),
        access: fc.oneof({ weight: 3, arbitrary: fc.constant(allDirections) }, fc.nat({ max: 255 })),
        streetClass: fc.constantFrom<StreetClass>(...streetClasses),
        maxSpeedKmh: fc.constantFrom(null, 20, 60),
      }),
      { minLength: 1, maxLength: 30 },
    ),
    seed: fc.nat({ max: 1000 }),
  })
  .map(({ nodes, streets, seed }) => {
    const builder = createStreetTableBuilder()
    // Every point has a place of its own, so that a test can find it again by its coordinates.
    let points = 0
    const place = (number: number): LonLat => [
      104 + ((number * 7919 + seed) % 10007) * 1e-6,
      30 + ((number * 104729 + seed) % 10009) * 1e-6,
    ]
    for (const { from, to, bends, ...street } of streets) {
      const a = from % nodes
      const b = to % nodes
      const inner = Array.from({ length: a === b ? bends + 2 : bends }, () => place(100 + points++))
      builder.add(
        {
          ...street,
          fromNode: a,
          toNode: b,
          coordinates: [place(a), ...inner, place(b)],
          name: null,
          bridge: false,
          tunnel: false,
          sourceKey: null,
        },
        0,
      )
    }
    return builder.finish()
  })
