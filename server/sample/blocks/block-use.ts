import type { Random } from '#planning/random'
import { embankmentMeters } from '../ground/main-lines.ts'
import type { Zone } from '../ground/zones.ts'
import type { Block } from './subdivide-blocks.ts'

/** What a block is used for; `homes` are open streets of houses, a `compound` has a wall and gates. */
export type BlockUse = 'homes' | 'compound' | 'works' | 'campus' | 'park' | 'vacant' | 'fields' | 'riverside'

/** How old a quarter is decides who lives there. */
export type Era = 'old' | 'middle' | 'new' | 'rural'

/** Households to house in each zone of the county town of a whole county; market towns have numbers of their own. */
export const householdTargets: Record<Zone, number> = {
  old: 9000,
  middle: 17000,
  new: 15000,
  works: 700,
  hill: 1300,
  market: 0,
  rural: 0,
}

/** The age of a zone's buildings. */
export function eraOf(zone: Zone): Era {
  return zone === 'rural' || zone === 'new' || zone === 'middle' ? zone : 'old'
}

/** Draws what a block is used for; `wantsHomes` while its zone still has people to house. */
export function chooseUse({ zone, v, squareMeters }: Block, wantsHomes: boolean, random: Random): BlockUse {
  if (zone === 'rural') return 'fields'
  if (Math.abs(v) < embankmentMeters) return 'riverside'
  const share = random()
  if (wantsHomes) {
    if (zone === 'old')
      return share < 0.72 ? 'homes' : share < 0.84 ? 'compound' : share < 0.9 ? 'campus' : share < 0.95 ? 'park' : 'vacant'
    if (zone === 'middle')
      return share < 0.56 ? 'compound' : share < 0.76 ? 'homes' : share < 0.84 ? 'campus' : share < 0.9 ? 'park' : 'works'
    if (zone === 'new') return share < 0.7 ? 'compound' : share < 0.77 ? 'campus' : share < 0.86 ? 'park' : 'vacant'
    if (zone === 'works') return share < 0.2 ? 'compound' : 'works'
    if (zone === 'hill') return share < 0.62 ? 'homes' : share < 0.7 ? 'compound' : 'park'
    return share < 0.8 ? 'homes' : share < 0.9 ? 'compound' : 'campus'
  }
  if (zone === 'works') return share < 0.8 ? 'works' : 'vacant'
  if (zone === 'hill') return 'park'
  if (zone === 'middle') return share < 0.3 && squareMeters > 15000 ? 'works' : share < 0.45 ? 'park' : 'vacant'
  return share < 0.2 ? 'park' : 'vacant'
}
