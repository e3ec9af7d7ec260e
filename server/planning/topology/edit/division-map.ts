import type { ArcCells } from './arc-cells.ts'

/** What lies on a side of a border: a division's id, unassigned land or `outside`. */
export type FaceId = string

/** The parent's land that no division has: a face like any other, of as many parts as there are. */
export const unassigned: FaceId = '#unassigned'

/** The land of one parent that none of its children has, on a map of several parents. */
export function unassignedIn(parentId: string): FaceId {
  return `${unassigned}:${parentId}`
}

/** Whether a face is land that no division has. */
export function isUnassigned(face: FaceId): boolean {
  return face.startsWith(unassigned)
}

/** What is not the parent's. */
export const outside: FaceId = '#outside'

/**
 * A border from junction to junction on the lattice of 1e-7 degree: x0, y0, x1, y1 … with the face on its left (from x towards y) and on its
 * right. It runs from its lesser end (by x, then y); one that ends where it begins is rotated to its least point where it meets no other, and runs
 * towards the lesser of its two neighbours. So a map's arcs are the same, point by point, however the map came about.
 */
export interface Arc {
  readonly xy: Int32Array
  readonly left: FaceId
  readonly right: FaceId
}

/**
 * The divisions of one parent as borders that exist once: never changed, an edit makes another map that shares with this one what it did not
 * touch. Every face has its arcs, in no order; every arc lies in the cells that it passes.
 */
export interface DivisionMap {
  readonly faces: ReadonlyMap<FaceId, readonly Arc[]>
  readonly cells: ArcCells
}

/** Whether a face is a division, not unassigned land and not outside. */
export function isDivision(face: FaceId): boolean {
  return face !== outside && !isUnassigned(face)
}

/** The ids of a map's divisions, in order. */
export function divisionsOf(map: DivisionMap): FaceId[] {
  return [...map.faces.keys()].filter(isDivision).sort()
}

/** Every arc of a map once, in no order. */
export function arcsOf(map: DivisionMap): Arc[] {
  const arcs: Arc[] = []
  for (const [face, list] of map.faces) for (const arc of list) if (arc.left === face) arcs.push(arc)
  return arcs
}

/** Whether an arc ends where it begins. */
export function isRing({ xy }: Arc): boolean {
  return xy[0] === xy[xy.length - 2] && xy[1] === xy[xy.length - 1]
}
