import { segmentsCross } from '../../graph/exact.ts'
import { isInside } from '../checks/patch-checks.ts'

/** Where a line (x, y in turn) crosses, touches or runs along itself; null where it does not. It may end where it begins. Exact; a sweep from west to east. */
export function selfCrossing(xy: readonly number[]): [number, number] | null {
  const count = xy.length / 2 - 1
  const isClosed = xy[0] === xy[2 * count] && xy[1] === xy[2 * count + 1]
  const west = (i: number): number => Math.min(xy[2 * i], xy[2 * i + 2])
  const east = (i: number): number => Math.max(xy[2 * i], xy[2 * i + 2])
  const order = Array.from({ length: count }, (_, i) => i).sort((i, j) => west(i) - west(j))
  let open: number[] = []
  for (const i of order) {
    const [ax, ay, bx, by] = xy.slice(2 * i, 2 * i + 4)
    open = open.filter((j) => east(j) >= west(i))
    for (const j of open) {
      const [cx, cy, dx, dy] = [xy[2 * j], xy[2 * j + 1], xy[2 * j + 2], xy[2 * j + 3]]
      if (Math.max(cy, dy) < Math.min(ay, by) || Math.min(cy, dy) > Math.max(ay, by)) continue
      if (isInside(ax, ay, bx, by, cx, cy) || isInside(ax, ay, bx, by, dx, dy))
        return isInside(ax, ay, bx, by, cx, cy) ? [cx, cy] : [dx, dy]
      if (isInside(cx, cy, dx, dy, ax, ay)) return [ax, ay]
      if (isInside(cx, cy, dx, dy, bx, by)) return [bx, by]
      if (segmentsCross(ax, ay, bx, by, cx, cy, dx, dy)) {
        const share = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / ((bx - ax) * (dy - cy) - (by - ay) * (dx - cx))
        return [Math.round(ax + share * (bx - ax)), Math.round(ay + share * (by - ay))]
      }
      const isNext = Math.abs(i - j) === 1 || (isClosed && Math.abs(i - j) === count - 1)
      const [sharesA, sharesB] = [
        (ax === cx && ay === cy) || (ax === dx && ay === dy),
        (bx === cx && by === cy) || (bx === dx && by === dy),
      ]
      if (sharesA && sharesB) return [ax, ay]
      if (!isNext && (sharesA || sharesB)) return sharesA ? [ax, ay] : [bx, by]
    }
    open.push(i)
  }
  return null
}
