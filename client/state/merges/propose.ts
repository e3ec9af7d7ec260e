import type { Merge } from '#contract/merges/merge-answer'
import { api } from '../../api.ts'
import { onChange } from '../create-store.ts'
import { createSearch } from '../service/search.ts'
import { view } from '../view.ts'
import { mergeFocus } from './merge-focus.ts'
import { mergeBody, mergeForm, takeMergeQuestion } from './merge-form.ts'
import { mergeRun } from './merge-run.ts'

const search = createSearch<Merge>({
  run: mergeRun,
  async ask() {
    const accepted = await api.askMerges(mergeBody(mergeForm.get()))
    mergeFocus.set({ proposal: 1, group: null })
    mergeRun.set({ names: {} })
    return accepted
  },
  read: api.merge,
  isWorth: ({ ok, infeasible }) => ok || infeasible !== null,
  onShow: ({ id }) => view.set({ mergeId: id }),
  onOpen(merge) {
    takeMergeQuestion(merge)
    mergeFocus.set({ proposal: 1, group: null })
    mergeRun.set({ names: {} })
  },
  onLost: () => view.set({ mergeId: mergeRun.get().shown?.id ?? null }),
})

/** Asks what the panel says, and shows the best so far until the search has ended. */
export const propose = search.start

/** Ends the search; the best so far stays. */
export const stopProposing = search.stop

/** Opens the answer that the address names, now and whenever it comes to name another; answers what ends that. */
export function followMergeAddress(): () => void {
  const open = (): void => {
    const { mergeId } = view.get()
    if (mergeId) void search.open(mergeId)
  }
  open()
  return onChange(view, ['mergeId'], open)
}

/** Takes a proposal into a plan, with the names that were given, and opens that. */
export async function takeMergesIntoPlan(): Promise<void> {
  const { shown, names } = mergeRun.get()
  if (!shown) return
  const plan = await api.planMerges(shown.id, { proposal: mergeFocus.get().proposal, names })
  view.set({ panel: 'redraw', panelOpen: true, planId: plan.id })
}
