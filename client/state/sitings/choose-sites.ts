import type { Siting } from '#contract/sitings/siting-answer'
import { api } from '../../api.ts'
import { onChange } from '../create-store.ts'
import { createSearch } from '../service/search.ts'
import { view } from '../view.ts'
import { type SitingForm, sitingBody, sitingForm } from './siting-form.ts'
import { sitingRun } from './siting-run.ts'
import { takeSitingQuestion } from './take-siting-question.ts'

const search = createSearch<Siting>({
  run: sitingRun,
  async ask() {
    const accepted = await api.askSiting(sitingBody(sitingForm.get()))
    sitingRun.set({ kept: 0 })
    return accepted
  },
  read: api.siting,
  isWorth: ({ ok, state, obstacles }) => ok || (obstacles.length > 0 && state !== 'running'),
  onShow: ({ id }) => view.set({ sitingId: id }),
  onOpen(siting) {
    takeSitingQuestion(siting)
    sitingRun.set({ kept: 0 })
  },
  onLost: () => view.set({ sitingId: sitingRun.get().shown?.id ?? null }),
})

/** Asks what the panel says, and shows the best so far until the search has ended. */
export const chooseSites = search.start

/** Ends the search; the best so far stays. */
export const stopChoosing = search.stop

/** Asks again with part of the question changed. */
export function chooseSitesWith(change: Partial<SitingForm>): void {
  sitingForm.set(change)
  void chooseSites()
}

/** Opens the answer that the address names, now and whenever it comes to name another; answers what ends that. */
export function followSitingAddress(): () => void {
  const open = (): void => {
    const { sitingId } = view.get()
    if (sitingId) void search.open(sitingId)
  }
  open()
  return onChange(view, ['sitingId'], open)
}
