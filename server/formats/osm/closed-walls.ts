import Flatbush from 'flatbush'
import { segmentMeeting } from '#planning/geodesy/ring-crossings'
import { accessBits, type Barrier, type LonLat, type Street } from '#planning/types'
import { boxOf } from './lines.ts'

const walking = accessBits.walk.forward | accessBits.walk.backward

/**
 * Drops walls and fences that surround a place without any way in: closed lines that no walkable street meets. Somebody does go in
 * (to the pitch, the school, the block behind the fence), so the gate is missing on the map, and a wall would make all inside unreachable.
 */
export function withoutClosedWalls(barriers: readonly Barrier[], streets: readonly Street[]): Barrier[] {
  if (!barriers.some(isClosedWall)) return [...barriers]
  const walked = streets.filter(({ access }) => (access & walking) !== 0)
  if (walked.length === 0) return [...barriers]
  const index = new Flatbush(walked.length)
  for (const { coordinates } of walked) index.add(...boxOf(coordinates))
  index.finish()
  return barriers.filter((barrier) => {
    if (!isClosedWall(barrier)) return true
    return index.search(...boxOf(barrier.coordinates)).some((near) => linesMeet(walked[near].coordinates, barrier.coordinates))
  })
}

function isClosedWall({ kind, coordinates }: Barrier): boolean {
  const [first, last] = [coordinates[0], coordinates[coordinates.length - 1]]
  return kind === 'wall' && first[0] === last[0] && first[1] === last[1]
}

function linesMeet(a: readonly LonLat[], b: readonly LonLat[]): boolean {
  for (let i = 0; i + 1 < a.length; i++) {
    for (let j = 0; j + 1 < b.length; j++) if (segmentMeeting(a[i], a[i + 1], b[j], b[j + 1])) return true
  }
  return false
}
