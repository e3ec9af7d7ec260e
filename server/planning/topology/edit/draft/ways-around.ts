import type { FaceId } from '../division-map.ts'
import type { Draft } from './draft.ts'
import { reversed } from './reversed.ts'

/** One of the two ways along a ring of a division between two points of it, piece by piece with the face on the other side, and the ring (x, y in turn). */
export interface WayAround {
  chains: { xy: number[]; beyond: FaceId }[]
  ring: number[]
  isHole: boolean
}

/**
 * The ways along a division's border between the first and the last of the points where a line meets it (x, y in turn): those on which all the others lie too. None where the two
 * lie on different rings, or the others on neither way alone. `own` is the division with its border cut in these points.
 */
export function waysAround(
  { pieces, parts }: Draft,
  id: FaceId,
  contacts: readonly number[],
): { ok: true; ways: WayAround[] } | { ok: false; reason: 'different_rings' | 'crosses_border'; xy: number[] } {
  const [from, to] = [`${contacts.slice(0, 2)}`, `${contacts.slice(-2)}`]
  const wanted = new Set<string>()
  for (let i = 0; i < contacts.length; i += 2) wanted.add(`${contacts[i]},${contacts[i + 1]}`)
  const onBorder = new Set(
    pieces.flatMap(({ xy, left, right }) => (left === id || right === id ? [`${xy.slice(0, 2)}`, `${xy.slice(-2)}`] : [])),
  )
  for (const ring of parts.flatMap(({ rings }) => rings)) {
    const chains = ring.sides.map(sideLine)
    const starts = chains.map(({ xy }) => `${xy.slice(0, 2)}`)
    const [a, b] = [starts.indexOf(from), starts.indexOf(to)]
    if (a === -1 || b === -1) continue
    const ways: WayAround[] = []
    for (const [first, last] of [
      [a, b],
      [b, a],
    ]) {
      const count = (last - first + chains.length) % chains.length || chains.length
      const own = Array.from({ length: count }, (_, i) => chains[(first + i) % chains.length])
      const passed = new Set([...own.map(({ xy }) => `${xy.slice(0, 2)}`), `${own[own.length - 1].xy.slice(-2)}`])
      if ([...wanted].some((point) => onBorder.has(point) && !passed.has(point))) continue
      ways.push({ chains: own, ring: ring.xy, isHole: ring.doubleArea < 0 })
    }
    if (ways.length === 0) return { ok: false, reason: 'crosses_border', xy: [...contacts] }
    return { ok: true, ways }
  }
  return { ok: false, reason: 'different_rings', xy: [...contacts.slice(0, 2), ...contacts.slice(-2)] }

  function sideLine(side: number): { xy: number[]; beyond: FaceId } {
    const { xy, left, right } = pieces[side >> 1]
    return side & 1 ? { xy: reversed(xy), beyond: left } : { xy, beyond: right }
  }
}
