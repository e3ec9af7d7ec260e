import type { MergeGroupCollection, MergeSettlementCollection } from '#contract/merges/merge-answer'
import { boxOf } from '#planning/geodesy/box-of'
import { api } from '../../api.ts'
import { createStore, onChange } from '../create-store.ts'
import { mergeFocus } from './merge-focus.ts'
import { mergeRun } from './merge-run.ts'

interface MergeShapes {
  /** Of which answer and proposal. */
  name: string
  groups: MergeGroupCollection | null
  settlements: MergeSettlementCollection | null
}

/** Outlines and settlements of the proposal that is looked at; nulls until they are there, which they are when the search has ended. */
export const mergeShapes = createStore<MergeShapes>({ name: '', groups: null, settlements: null })

async function load(): Promise<void> {
  const { shown, state } = mergeRun.get()
  const { proposal, shading } = mergeFocus.get()
  if (!shown?.ok || state === 'running') return mergeShapes.set({ name: '', groups: null, settlements: null })
  const name = `${shown.id} ${proposal}`
  if (mergeShapes.get().name !== name) mergeShapes.set({ name, groups: null, settlements: null })
  const isNow = (): boolean => mergeShapes.get().name === name
  // What is gone or cannot be reached is simply not drawn; the answer's figures stand.
  if (mergeShapes.get().groups === null) {
    const groups = await api.mergeGroups(shown.id, proposal).catch(() => null)
    if (isNow()) mergeShapes.set({ groups })
  }
  if (shading === 'travel' && isNow() && mergeShapes.get().settlements === null) {
    const settlements = await api.mergeSettlements(shown.id, proposal).catch(() => null)
    if (isNow()) mergeShapes.set({ settlements })
  }
}

/** Keeps the shapes in step with what is looked at; answers what ends that. */
export function followMergeShapes(): () => void {
  void load()
  const stops = [
    onChange(mergeRun, ['shown', 'state'], () => void load()),
    onChange(mergeFocus, ['proposal', 'shading'], () => void load()),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** The box of a division that is left, by the id of the one that lives on; null while its outline is not there. */
export function boxOfGroup(id: string): readonly number[] | null {
  const feature = mergeShapes.get().groups?.features.find((each) => each.id === id)
  return feature ? boxOf(feature.geometry.coordinates) : null
}
