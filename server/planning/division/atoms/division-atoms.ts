import { polygonSquareMeters } from '../../geodesy/areas.ts'
import { convexHull } from '../../geodesy/convex-hull.ts'
import { interiorPoint } from '../../geodesy/interior-point.ts'
import { localPlane, segmentMeters, toPlane } from '../../geodesy/lengths.ts'
import { fromLattice } from '../../topology/lattice.ts'
import type { LonLat } from '../../types.ts'
import { createUnionFind } from '../../union-find.ts'
import type { Atom, AtomBorder, BorderKind } from '../division-types.ts'
import type { AtomEdge, AtomMap } from './ground-types.ts'

/**
 * Atoms and borders of a map of ground as the solver takes them, measured in meters on a plane that touches the ground. Neighbours that nobody gets across to are
 * none; but ground where nobody lives and that nobody gets to goes with the neighbour that it shares most border with.
 */
export function divisionAtoms({ atoms, edges }: AtomMap): { atoms: Atom[]; borders: AtomBorder[] } {
  const plane = localPlane(...atoms[0].geometry[0][0][0])
  const onPlane = ([lon, lat]: LonLat) => toPlane(plane, lon, lat)
  const rim = new Float64Array(atoms.length)
  const pairs = new Map<string, Pair>()
  for (const edge of edges) {
    const meters = lengthOf(edge)
    if (edge.left === -1 || edge.right === -1) rim[Math.max(edge.left, edge.right)] += meters
    else addTo(pairs, edge, meters)
  }
  reachEmptyGround(atoms, [...pairs.values()])
  for (const { from, to, isPassable, meters } of pairs.values())
    if (!isPassable) for (const atom of [from, to]) rim[atom] += meters
  return {
    atoms: atoms.map(({ households, population, compoundId, gridId, geometry }, number): Atom => {
      const [x, y] = onPlane(interiorPoint(geometry))
      return {
        id: String(number),
        households,
        population,
        areaSquareMeters: polygonSquareMeters(geometry),
        x,
        y,
        rimMeters: rim[number],
        compoundId,
        gridId,
        corners: convexHull(geometry.flatMap(([outer]) => outer.map(onPlane))),
      }
    }),
    borders: [...pairs.values()]
      .filter(({ isPassable }) => isPassable)
      .map(({ from, to, meters, byKind }) => ({ from, to, meters, kind: mostOf(byKind) })),
  }

  function addTo(known: Map<string, Pair>, { left, right, line, isPassable }: AtomEdge, meters: number): void {
    const [from, to] = left < right ? [left, right] : [right, left]
    const key = `${from} ${to}`
    const pair = known.get(key) ?? { from, to, meters: 0, isPassable: false, byKind: new Map() }
    known.set(key, pair)
    const compound = atoms[left].compoundId
    const kind = kindOfBorder(line, compound !== null && compound === atoms[right].compoundId)
    pair.meters += meters
    pair.isPassable ||= isPassable
    pair.byKind.set(kind, (pair.byKind.get(kind) ?? 0) + meters)
  }
}

/** Opens one border of each part where nobody lives and that hangs together with no other. */
function reachEmptyGround(atoms: AtomMap['atoms'], pairs: readonly Pair[]): void {
  const { root, join } = createUnionFind(atoms.length)
  for (const { from, to, isPassable } of pairs) if (isPassable) join(from, to)
  const isInhabited = new Set<number>()
  atoms.forEach(({ households, population }, atom) => {
    if (households > 0 || population > 0) isInhabited.add(root(atom))
  })
  const isEmpty = (atom: number): boolean => !isInhabited.has(root(atom))
  // Longest first, so that empty parts beside each other end up beside people.
  for (const pair of pairs.toSorted((a, b) => b.meters - a.meters)) {
    const [a, b] = [root(pair.from), root(pair.to)]
    if (a === b || (!isEmpty(pair.from) && !isEmpty(pair.to))) continue
    pair.isPassable = true
    if (isInhabited.has(a)) isInhabited.add(b)
    if (isInhabited.has(b)) isInhabited.add(a)
    join(a, b)
  }
}

interface Pair {
  from: number
  to: number
  meters: number
  isPassable: boolean
  byKind: Map<BorderKind, number>
}

/** The edge of a compound parts as well as its wall does. */
/** What a border counts as: inside one compound, along another's outline (a wall), else what it runs along. */
export function kindOfBorder(line: AtomEdge['line'], isWithinCompound: boolean): BorderKind {
  if (isWithinCompound) return 'compound'
  return line === 'compound' ? 'wall' : line
}

function mostOf(byKind: ReadonlyMap<BorderKind, number>): BorderKind {
  return [...byKind].reduce((most, each) => (each[1] > most[1] ? each : most))[0]
}

function lengthOf({ xy: [ax, ay, bx, by] }: AtomEdge): number {
  return segmentMeters(fromLattice(ax), fromLattice(ay), fromLattice(bx), fromLattice(by))
}
