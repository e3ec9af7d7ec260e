import { pointInRing, segmentMeeting } from '#planning/geodesy/ring-crossings'
import type { LonLat } from '#planning/types'
import type { Tags } from './elements.ts'

/** Larger areas than this are crossed along their outline only: the number of straight links grows with the square of the entrances. */
const mostEntrances = 20
const mostCorners = 500

/** Tells whether a closed street way is an area to walk across (a square, a platform) and not a circular street. */
export function isWalkingArea(tags: Tags): boolean {
  if (tags.area === 'yes') return true
  return tags.area !== 'no' && (tags.railway === 'platform' || tags.public_transport === 'platform')
}

/**
 * Straight ways across an area, between entrances (indices into the closed ring, where other streets meet it) that see each other
 * inside it. Neighbours along the outline need none. Empty where the area has too many entrances or corners.
 */
export function linksAcross(ring: readonly LonLat[], entrances: readonly number[]): [number, number][] {
  const corners = ring.length - 1
  if (entrances.length > mostEntrances || corners > mostCorners) return []
  const links: [number, number][] = []
  for (let i = 0; i < entrances.length; i++) {
    for (let j = i + 1; j < entrances.length; j++) {
      const [a, b] = [entrances[i], entrances[j]]
      const apart = Math.abs(a - b)
      if (apart > 1 && apart < corners - 1 && seeEachOther(ring, a, b)) links.push([a, b])
    }
  }
  return links
}

function seeEachOther(ring: readonly LonLat[], a: number, b: number): boolean {
  const [from, to] = [ring[a], ring[b]]
  if (pointInRing([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], ring) !== 1) return false
  for (let i = 0; i + 1 < ring.length; i++) {
    const meeting = segmentMeeting(from, to, ring[i], ring[i + 1])
    if (!meeting) continue
    const isAtEnd = meeting.kind === 'touch' && [from, to].some((end) => end[0] === meeting.at[0] && end[1] === meeting.at[1])
    if (!isAtEnd) return false
  }
  return true
}
