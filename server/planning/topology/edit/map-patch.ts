import type { FaceId } from './division-map.ts'

/** A stretch of border: x0, y0, x1, y1 … on the lattice of 1e-7 degree, with what lies on its left (from x towards y) and on its right. */
export interface BorderStretch {
  xy: number[]
  left: FaceId
  right: FaceId
}

/** What an edit did, as data: the stretches of border that went and that came, and the faces whose ground came, went or changed. A stretch that only got another neighbour, or a point, goes and comes; its faces change only if their ground does. */
export interface MapPatch {
  removed: BorderStretch[]
  added: BorderStretch[]
  faces: { added: FaceId[]; removed: FaceId[]; changed: FaceId[] }
}

/** The patch that takes a patch back. */
export function invertPatch({ removed, added, faces }: MapPatch): MapPatch {
  return { removed: added, added: removed, faces: { added: faces.removed, removed: faces.added, changed: faces.changed } }
}
