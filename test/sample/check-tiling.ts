import type { LonLat } from '../../server/planning/types.ts'
import type { SampleDivision } from '../../server/sample/sample-content.ts'

/** Lattice units of a point, after checking that it lies on the lattice. */
function units(point: LonLat): [number, number] {
  return point.map((value) => {
    if (Number(value.toFixed(7)) !== value) throw new Error(`got ${value} when expected a whole multiple of 1e-7 degree`)
    return Math.round(value * 1e7)
  }) as [number, number]
}

/** Directed border segments of divisions that no other of them runs along the other way; throws where two run along one the same way. */
export function openBorders(divisions: readonly SampleDivision[]): Set<string> {
  const open = new Set<string>()
  for (const ring of divisions.flatMap(({ geometry }) => geometry.flat())) {
    for (let i = 1; i < ring.length; i++) {
      const from = units(ring[i - 1]).join()
      const to = units(ring[i]).join()
      if (open.delete(`${to} ${from}`)) continue
      if (open.has(`${from} ${to}`)) throw new Error(`got border ${from} ${to} twice`)
      open.add(`${from} ${to}`)
    }
  }
  return open
}

/** Children of one level by their parent's code. */
export function childrenByParent(divisions: readonly SampleDivision[]): Map<string, SampleDivision[]> {
  const children = new Map<string, SampleDivision[]>()
  for (const division of divisions) {
    if (division.parentCode === null) continue
    const list = children.get(division.parentCode)
    if (list) list.push(division)
    else children.set(division.parentCode, [division])
  }
  return children
}

/** What is wrong with the tiling: children whose common border is not their parent's, segment by segment. */
export function tilingFaults(divisions: readonly SampleDivision[]): string[] {
  const faults: string[] = []
  const children = childrenByParent(divisions)
  for (const parent of divisions) {
    const own = children.get(parent.code)
    if (!own) continue
    const inner = openBorders(own)
    const outer = openBorders([parent])
    if (inner.size !== outer.size || [...inner].some((segment) => !outer.has(segment))) faults.push(parent.code)
  }
  return faults
}

/** What is wrong with rings: not closed, a point twice, turning the wrong way, or two segments that meet beside their common end. */
export function ringFaults({ code, geometry }: SampleDivision): string[] {
  const faults: string[] = []
  if (geometry.length !== 1) faults.push(`${code}: ${geometry.length} pieces`)
  const segments: { ax: number; ay: number; bx: number; by: number }[] = []
  for (const [number, ring] of geometry.flat().entries()) {
    const points = ring.map(units)
    if (points[0].join() !== points[points.length - 1].join()) faults.push(`${code}: not closed`)
    if (new Set(points.map(String)).size !== points.length - 1) faults.push(`${code}: a point twice`)
    let twiceArea = 0
    for (let i = 1; i < points.length; i++) {
      const [[ax, ay], [bx, by]] = [points[i - 1], points[i]]
      twiceArea += (ax - points[0][0]) * (by - points[0][1]) - (bx - points[0][0]) * (ay - points[0][1])
      segments.push({ ax, ay, bx, by })
    }
    if (twiceArea > 0 !== (number === 0)) faults.push(`${code}: ring ${number} turns the wrong way`)
  }
  segments.sort((one, other) => Math.min(one.ax, one.bx) - Math.min(other.ax, other.bx))
  const side = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
    Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
  for (let i = 0; i < segments.length; i++) {
    const one = segments[i]
    const east = Math.max(one.ax, one.bx)
    for (let j = i + 1; j < segments.length && Math.min(segments[j].ax, segments[j].bx) <= east; j++) {
      const other = segments[j]
      if (Math.max(one.ay, one.by) < Math.min(other.ay, other.by) || Math.max(other.ay, other.by) < Math.min(one.ay, one.by))
        continue
      const follows = (one.bx === other.ax && one.by === other.ay) || (one.ax === other.bx && one.ay === other.by)
      if (follows) continue
      const meets =
        side(one.ax, one.ay, one.bx, one.by, other.ax, other.ay) !== side(one.ax, one.ay, one.bx, one.by, other.bx, other.by) &&
        side(other.ax, other.ay, other.bx, other.by, one.ax, one.ay) !==
          side(other.ax, other.ay, other.bx, other.by, one.bx, one.by)
      if (meets) faults.push(`${code}: segments cross at ${one.ax},${one.ay}`)
    }
  }
  return faults
}

/** Whether a point lies inside a division. */
export function holds({ geometry }: SampleDivision, lon: number, lat: number): boolean {
  let inside = false
  for (const ring of geometry.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]]
      if (a[1] > lat !== b[1] > lat && lon < ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
    }
  }
  return inside
}
