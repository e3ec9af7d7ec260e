import { type MergeAim, mergeAims } from '#planning/merging/merging-types'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { aimStrengths, firstOrder, mergeForm } from '../../../state/merges/merge-form.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { Segments } from '../../controls/segments.tsx'
import { FieldFault } from './field-fault.tsx'

/** What matters, in plain words: weighed against each other, or in order. */
export function AimsField() {
  const { wishes: words } = useMergeWords()
  const order = useStore(mergeForm, (form) => form.order)
  return (
    <fieldset className="wishes">
      <legend>{words.title}</legend>
      <Segments<'weighed' | 'ordered'>
        label={words.how}
        value={order === null ? 'weighed' : 'ordered'}
        onChange={(how) => mergeForm.set({ order: how === 'weighed' ? null : firstOrder(mergeForm.get().weights) })}
        options={(['weighed', 'ordered'] as const).map((value) => ({ value, label: words.hows[value] }))}
      />
      {order === null ? <Weights /> : <Order order={order} />}
      <FieldFault pointer="/order" />
      <p className="hint">{order === null ? words.help : words.orderHelp}</p>
    </fieldset>
  )
}

/** How much each counts: not at all, as usual, before the others. */
function Weights() {
  const { wishes: words } = useMergeWords()
  const weights = useStore(mergeForm, (form) => form.weights)
  return mergeAims.map((aim) => (
    <div className="wish" key={aim}>
      <span className="line-name">{words.names[aim]}</span>
      <Segments<string>
        label={words.names[aim]}
        value={String(weights[aim])}
        onChange={(value) => mergeForm.set({ weights: { ...weights, [aim]: Number(value) } })}
        options={aimStrengths.map((strength, index) => ({ value: String(strength), label: words.strengths[index] }))}
      />
    </div>
  ))
}

/** The first counts first; a later one only decides between equals. */
function Order({ order }: { order: readonly MergeAim[] }) {
  const { wishes: words } = useMergeWords()
  const set = (next: readonly MergeAim[]): void => mergeForm.set({ order: next })
  const up = (at: number): readonly MergeAim[] => order.toSpliced(at - 1, 2, order[at], order[at - 1])
  return (
    <>
      <ol className="aim-order">
        {order.map((aim, at) => (
          <li key={aim}>
            <span className="line-name">{words.names[aim]}</span>
            <PushButton
              small
              look="quiet"
              icon="up"
              disabled={at === 0}
              aria-label={words.earlier(words.names[aim])}
              onClick={() => set(up(at))}
            />
            <PushButton
              small
              look="quiet"
              icon="close"
              disabled={order.length === 1}
              aria-label={words.leaveOut(words.names[aim])}
              onClick={() => set(order.filter((each) => each !== aim))}
            />
          </li>
        ))}
      </ol>
      <div className="button-line">
        {mergeAims
          .filter((aim) => !order.includes(aim))
          .map((aim) => (
            <PushButton key={aim} small icon="plus" onClick={() => set([...order, aim])}>
              {words.names[aim]}
            </PushButton>
          ))}
      </div>
    </>
  )
}
