import { segmentMeters } from '#planning/geodesy/lengths'
import type { LonLat } from '#planning/types'
import { createStore } from '../create-store.ts'
import { type DrawnRoad, mergeForm } from './merge-form.ts'

/** The API takes so many roads, and so many points of one. */
export const mostRoads = 20
const mostPoints = 200

/** The road in hand: its points so far, and where the pointer is; null: none is being drawn. */
export const roadInHand = createStore<{ line: LonLat[] | null; pointer: LonLat | null }>({ line: null, pointer: null })

export const beginRoad = (): void => roadInHand.set({ line: [], pointer: null })
export const dropRoadInHand = (): void => roadInHand.set({ line: null, pointer: null })

/** Adds a point to the road in hand; the same place twice is one point, as at the end of a double click. */
export function addRoadPoint(at: LonLat): void {
  const { line } = roadInHand.get()
  if (line === null || line.length >= mostPoints) return
  const last = line[line.length - 1]
  if (last && last[0] === at[0] && last[1] === at[1]) return
  roadInHand.set({ line: [...line, at] })
}

export function takeRoadPointBack(): void {
  const { line } = roadInHand.get()
  if (line !== null) roadInHand.set({ line: line.slice(0, -1) })
}

/** Puts the road in hand into the question, where it has two ends. */
export function finishRoad(): void {
  const { line } = roadInHand.get()
  if (line === null || line.length < 2) return
  mergeForm.set({ roads: [...mergeForm.get().roads, { line }] })
  dropRoadInHand()
}

export function dropRoad(index: number): void {
  mergeForm.set({ roads: mergeForm.get().roads.filter((_, at) => at !== index) })
}

/** Its length along the drawn line. */
export const roadMeters = ({ line }: DrawnRoad): number =>
  line.reduce((sum, [lon, lat], at) => (at === 0 ? 0 : sum + segmentMeters(line[at - 1][0], line[at - 1][1], lon, lat)), 0)
