import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBarrierTableBuilder } from '#planning/network/barrier-table'
import { buildNetwork, type NetworkBuild } from '#planning/network/build-network'
import type { Network } from '#planning/network/network'
import { createStreetTableBuilder } from '#planning/network/street-table'
import { travelModes } from '#planning/types'
import { streetsOfMap } from './map-streets.ts'
import { plainGraph } from './plain-dijkstra.ts'
import { randomStreets } from './random-streets.ts'

const noBarriers = createBarrierTableBuilder().finish()

function built(build: NetworkBuild): Extract<NetworkBuild, { ok: true }> {
  if (!build.ok) throw new Error(build.reason)
  return build
}

/** Nodes and edges kept, and the directions of the edges. */
function sizes({ network }: { network: Network }) {
  return { nodes: network.nodeCount, edges: network.edgeCount, directions: [...network.edgeDirections].sort() }
}

describe('buildNetwork', () => {
  it('joins a chain into one edge and keeps its length, bends and streets', () => {
    const { network, report } = built(buildNetwork(streetsOfMap('ABCD', 'AB B.C CD'), noBarriers, 'walk'))
    expect(sizes({ network })).toEqual({ nodes: 2, edges: 1, directions: [3] })
    expect(report).toMatchObject({ segments: 4, parts: 1, leftOutStreets: 0, leftOutMeters: 0 })
    expect(network.shapeStart).toEqual(Uint32Array.of(0, 5))
    expect(network.shapeCost[4]).toBe(network.edgeCost[0])
    expect([...network.shapeStreet]).toEqual(network.shapeLonLat[0] < network.shapeLonLat[8] ? [0, 1, 1, 2, 2] : [2, 1, 1, 0, 0])
  })

  it('keeps the crossing of a T as a node', () => {
    expect(sizes(built(buildNetwork(streetsOfMap('ABC\n D ', 'AB BC BD'), noBarriers, 'walk')))).toEqual({
      nodes: 4,
      edges: 3,
      directions: [3, 3, 3],
    })
  })

  it('keeps one node of a ring that touches nothing else', () => {
    const { network } = built(buildNetwork(streetsOfMap('AB\nDC', 'AB BC CD DA'), noBarriers, 'walk'))
    expect(sizes({ network })).toEqual({ nodes: 1, edges: 1, directions: [3] })
    expect(network.edgeFrom[0]).toBe(network.edgeTo[0])
    expect(network.arcNode.length).toBe(0)
  })

  it('keeps a loop at the end of a street, and parallel streets', () => {
    expect(sizes(built(buildNetwork(streetsOfMap('AB C\n  D', 'AB BC CD DB'), noBarriers, 'walk')))).toMatchObject({
      nodes: 2,
      edges: 2,
    })
    expect(sizes(built(buildNetwork(streetsOfMap('ABCD', 'AB BC B.C CD'), noBarriers, 'walk')))).toMatchObject({
      nodes: 4,
      edges: 4,
    })
  })

  it('does not join a one-way street with a two-way one, and joins one-way streets that follow each other', () => {
    const table = streetsOfMap('ABC\nFED', 'A>B B>C C>D D>E EF F>A')
    expect(sizes(built(buildNetwork(table, noBarriers, 'drive')))).toMatchObject({ nodes: 2, edges: 2 })
  })

  it('leaves out what cannot be reached and left again, and says so', () => {
    const { report } = built(buildNetwork(streetsOfMap('ABC\nED', 'AB BD DE EA B>C'), noBarriers, 'drive'))
    expect(report).toMatchObject({ leftOutStreets: 1, edges: 1 })
    expect(report.leftOutMeters).toBeGreaterThan(90)
  })

  it('chooses the largest part within each data set, whose equal keys are different nodes', () => {
    const builder = createStreetTableBuilder()
    const street = (fromNode: number, toNode: number, lon: number, length: number) => ({
      fromNode,
      toNode,
      lonLat: [lon, 30, lon + length, 30],
      streetClass: 'residential' as const,
      access: 255,
      bridge: false,
      tunnel: false,
      maxSpeedKmh: null,
    })
    builder.addFlat(street(1, 2, 104, 0.02), 0)
    builder.addFlat(street(3, 4, 104.1, 0.01), 0)
    builder.addFlat(street(1, 2, 105, 0.001), 1)
    const { network, report } = built(buildNetwork(builder.finish(), noBarriers, 'walk'))
    expect(report).toMatchObject({ parts: 3, leftOutStreets: 1, edges: 2 })
    expect(
      [...network.nodeLonLat]
        .filter((_, i) => i % 2 === 0)
        .map((lon) => Number(lon.toFixed(3)))
        .sort(),
    ).toEqual([104, 104.02, 105, 105.001])
  })

  it('says when no street is for the mode', () => {
    expect(buildNetwork(streetsOfMap('AB', 'AB', 0, { access: 3 }), noBarriers, 'drive')).toEqual({
      ok: false,
      reason: 'no_streets',
      mode: 'drive',
    })
    expect(buildNetwork(createStreetTableBuilder().finish(), noBarriers, 'walk')).toMatchObject({
      ok: false,
      reason: 'no_streets',
    })
  })

  it('walks every class at one speed, and takes the old twice as long on steps', () => {
    const steps = streetsOfMap('AB', 'AB', 0, { streetClass: 'steps' })
    const { network: walk } = built(buildNetwork(steps, noBarriers, 'walk'))
    const { network: slow } = built(buildNetwork(steps, noBarriers, 'slow_walk'))
    expect(walk.edgeCost[0]).toBe(walk.shapeMillimeters[1])
    expect(slow.edgeCost[0]).toBe(2 * slow.shapeMillimeters[1])
  })

  it('keeps every segment of the connected part once, with its cost, whatever the streets', () => {
    fc.assert(
      fc.property(randomStreets, fc.constantFrom(...travelModes), (table, mode) => {
        const build = buildNetwork(table, noBarriers, mode)
        if (!build.ok) return
        const { network, report } = build
        const graph = plainGraph(table, mode)
        const costs: number[] = []
        const streets = new Set<number>()
        for (let edge = 0; edge < network.edgeCount; edge++) {
          const [first, last] = [network.shapeStart[edge], network.shapeStart[edge + 1] - 1]
          expect(network.shapeCost[first]).toBe(0)
          expect(network.shapeCost[last]).toBe(network.edgeCost[edge])
          expect([...network.shapeLonLat.subarray(2 * first, 2 * first + 2)]).toEqual([
            ...network.nodeLonLat.subarray(2 * network.edgeFrom[edge], 2 * network.edgeFrom[edge] + 2),
          ])
          for (let k = first; k < last; k++) {
            costs.push(network.shapeCost[k + 1] - network.shapeCost[k])
            streets.add(network.shapeStreet[k])
          }
        }
        const expected: number[] = []
        for (const street of streets) {
          for (let k = table.pointStart[street]; k < table.pointStart[street + 1] - 1; k++) expected.push(graph.segmentCost[k])
        }
        expect(costs.sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b))
        expect(report.segments).toBe(costs.length)
        expect(report.nodes).toBe(network.nodeCount)
      }),
      { numRuns: 300 },
    )
  })
})
