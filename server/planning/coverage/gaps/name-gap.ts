import { noEdge } from '../../network/network.ts'
import { type DivisionLevel, demandKinds } from '../../types.ts'
import { compareText } from '../place-in-divisions.ts'
import type { GapInput } from './find-gaps.ts'

/** Smaller divisions whose names people use for places, the most telling first. */
const placeLevels: readonly DivisionLevel[] = ['compound', 'group']

/** The key with the most weight; of equal ones the first by text. Null where there is none. */
function heaviest(weights: ReadonlyMap<string, number>): string | null {
  const [top] = [...weights].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
  return top ? top[0] : null
}

/** Adds up the people of the members by the name that each is given; members without one are passed over. */
function peopleByName(
  { demand }: GapInput,
  members: readonly number[],
  nameOf: (point: number) => string | null,
): Map<string, number> {
  const people = new Map<string, number>()
  for (const point of members) {
    const name = nameOf(point)
    if (name) people.set(name, (people.get(name) ?? 0) + demand.population[point])
  }
  return people
}

/** Name of the street that a point on the network is reached from; null where it has none. */
function streetOf({ network, snapped, streetName }: GapInput, point: number): string | null {
  const edge = snapped.places.edge[point]
  if (edge === noEdge) return null
  let shape = network.shapeStart[edge]
  const last = network.shapeStart[edge + 1] - 2
  while (shape < last && network.shapeCost[shape + 1] <= snapped.places.offset[point]) shape++
  return streetName(network.shapeStreet[shape])
}

/** Name of the nearest named street around a point, by junctions; null where none is within a few. */
function streetNear({ network, snapped, streetName }: GapInput, point: number): string | null {
  const edge = snapped.places.edge[point]
  if (edge === noEdge) return null
  const seen = new Set([network.edgeFrom[edge], network.edgeTo[edge]])
  for (const node of seen) {
    if (seen.size > 60) return null
    for (let arc = network.firstArc[node]; arc < network.firstArc[node + 1]; arc++) {
      const { arcEdge, arcNode, shapeStart, shapeStreet } = network
      const name = streetName(shapeStreet[shapeStart[arcEdge[arc]]])
      if (name) return name
      seen.add(arcNode[arc])
    }
  }
  return null
}

/**
 * Names a gap as a person would: by the compound or villagers' group that most of its people live in, else by its largest named
 * settlement, else by its largest named building, else by its division and street; where nothing has a name, by its coordinates.
 */
export function nameGap(input: GapInput, members: readonly number[], middle: number, divisionName: string | null): string {
  const { demand, divisions, placement } = input
  for (const level of placeLevels) {
    const slot = placement.levels.indexOf(level)
    if (slot === -1) continue
    const name = heaviest(
      peopleByName(input, members, (point) => {
        const division = placement.byLevel[slot][point]
        return division === -1 ? null : divisions[division].name
      }),
    )
    if (name) return name
  }
  for (const kind of ['settlement', 'building'] as const) {
    const wanted = demandKinds.indexOf(kind)
    const name = heaviest(peopleByName(input, members, (point) => (demand.kind[point] === wanted ? demand.name[point] : null)))
    if (name) return name
  }
  const street = heaviest(peopleByName(input, members, (point) => streetOf(input, point))) ?? streetNear(input, middle)
  const parts = [divisionName, street].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(' · ') : `${demand.lon[middle].toFixed(4)}, ${demand.lat[middle].toFixed(4)}`
}
