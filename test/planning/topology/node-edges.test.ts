import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildEdgeGraph, type EdgeGraph } from '#planning/topology/graph/edge-graph'
import { segmentsCross, turn } from '#planning/topology/graph/exact'
import { nodeEdges } from '#planning/topology/graph/node-edges'
import { setMembers } from '#planning/topology/graph/toggle-sets'

/** Closed rings of whole points, however they cross: one outline each. */
const randomRings = (extent: number) =>
  fc.array(
    fc.array(fc.tuple(fc.integer({ min: 0, max: extent }), fc.integer({ min: 0, max: extent })), { minLength: 3, maxLength: 9 }),
    {
      minLength: 1,
      maxLength: 5,
    },
  )

function graphOf(rings: readonly (readonly (readonly [number, number])[])[]): EdgeGraph {
  let length = 0
  return buildEdgeGraph({
    xy: Int32Array.from(rings.flat(2)),
    ringEnds: Uint32Array.from(rings, (ring) => (length += ring.length)),
    outlineOfRing: Uint32Array.from(rings.keys()),
  })
}

interface Edge {
  ax: number
  ay: number
  bx: number
  by: number
  outlines: number[]
}

function edgesOf({ points, edges, setOf, sets }: EdgeGraph): Edge[] {
  return Array.from({ length: edges.count }, (_, edge) => edge)
    .filter((edge) => setOf[edge] !== 0)
    .map((edge) => ({
      ax: points.a[edges.a[edge]],
      ay: points.b[edges.a[edge]],
      bx: points.a[edges.b[edge]],
      by: points.b[edges.b[edge]],
      outlines: [...setMembers(sets, setOf[edge])],
    }))
}

/** Pairs of edges that meet elsewhere than in a common end, by trying all. */
function badMeetings(edges: readonly Edge[]): string[] {
  const found: string[] = []
  const holds = (e: Edge, x: number, y: number): boolean =>
    turn(e.ax, e.ay, e.bx, e.by, x, y) === 0 &&
    (x - e.ax) * (x - e.bx) + (y - e.ay) * (y - e.by) <= 0 &&
    !(x === e.ax && y === e.ay) &&
    !(x === e.bx && y === e.by)
  edges.forEach((e, i) => {
    for (const f of edges.slice(0, i)) {
      const isBad =
        segmentsCross(e.ax, e.ay, e.bx, e.by, f.ax, f.ay, f.bx, f.by) ||
        holds(e, f.ax, f.ay) ||
        holds(e, f.bx, f.by) ||
        holds(f, e.ax, e.ay) ||
        holds(f, e.bx, e.by)
      if (isBad) found.push(`${JSON.stringify(e)} ${JSON.stringify(f)}`)
    }
  })
  return found
}

describe('nodeEdges', () => {
  for (const extent of [6, 40, 100_000, 2_000_000_000]) {
    test(`rings thrown at random on ${extent} steps meet in common ends only, and stay closed`, () => {
      fc.assert(
        fc.property(randomRings(extent), (rings) => {
          const graph = graphOf(rings)
          nodeEdges(graph)
          const edges = edgesOf(graph)
          expect(badMeetings(edges)).toEqual([])
          // Each outline has an even number of edges in every point.
          const odd = new Set<string>()
          for (const { ax, ay, bx, by, outlines } of edges) {
            for (const outline of outlines) {
              for (const key of [`${outline}: ${ax},${ay}`, `${outline}: ${bx},${by}`]) if (!odd.delete(key)) odd.add(key)
            }
          }
          expect([...odd]).toEqual([])
        }),
        { numRuns: 300 },
      )
    })
  }

  test('what meets in ends only already is left as it is', () => {
    const square = [
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
    ] as const
    const graph = graphOf([square, square.map(([x, y]) => [x + 100, y] as const)])
    const before = edgesOf(graph)
    nodeEdges(graph)
    expect(edgesOf(graph)).toEqual(before)
    expect(before).toHaveLength(7)
  })

  test('two edges that cross both pass the lattice point nearest to the crossing', () => {
    const graph = graphOf([
      [
        [0, 0],
        [1000, 3],
        [0, 6],
      ],
      [
        [500, -400],
        [501, 400],
        [300, 400],
      ],
    ])
    nodeEdges(graph)
    const ends = edgesOf(graph).flatMap(({ ax, ay, bx, by }) => [`${ax},${ay}`, `${bx},${by}`])
    // x = 500.5 there; the crossings at y = 1.5 and 4.5.
    expect(ends.filter((end) => /^50[01],[1245]$/.test(end)).length).toBeGreaterThanOrEqual(8)
  })
})
