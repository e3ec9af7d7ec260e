import { useEffect, useState } from 'react'
import type { PlanOperationBody } from '#contract/plan-operations'
import type { PlanStepRow } from '#contract/plans/plan-history'
import { api } from '../../../api.ts'
import { step } from '../../../editing/commit.ts'
import { count, moment } from '../../../i18n/numbers.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { planDesk } from '../../../state/plans/plan-desk.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { Comments } from './comments.tsx'

/** The plan's steps, newest first, with who drew them; every step that counts can be gone back to. Then what people say. */
export function HistoryTab() {
  const words = useRedrawWords()
  const { plan, desk } = useStore(planDesk, (state) => state)
  const [steps, setSteps] = useState<PlanStepRow[]>([])
  const planId = plan?.id
  const version = desk?.version
  // biome-ignore lint/correctness/useExhaustiveDependencies: every version has its steps
  useEffect(() => {
    let gone = false
    if (planId)
      api
        .planSteps(planId)
        .then((answer) => !gone && setSteps(answer.steps))
        .catch(() => undefined)
    return () => {
      gone = true
    }
  }, [planId, version])
  if (!desk) return null
  const waiting = desk.strokes.filter(({ stroke }) => stroke.kind === 'change')
  const counting = steps.filter(({ isUndone, isReplaced }) => !isUndone && !isReplaced)
  const rows = steps.filter(({ isReplaced }) => !isReplaced).sort((a, b) => b.number - a.number)
  const opsOf = (operations: readonly { op: PlanOperationBody['op'] }[]): string =>
    [...new Set(operations.map(({ op }) => words.operations[op]))].join(words.listSeparator)
  const back = (number: number): void => {
    const later = counting.filter((each) => each.number > number).length + waiting.length
    for (let i = 0; i < later; i++) step('undo')
  }
  return (
    <>
      {rows.length === 0 && waiting.length === 0 && <p className="empty">{words.history.none}</p>}
      <ol className="steps" reversed>
        {waiting.toReversed().map(({ stroke }) => (
          <li key={stroke.id} className="step waiting">
            <b>{opsOf(stroke.operations)}</b> <span className="tag">{words.history.unsent}</span>
          </li>
        ))}
        {rows.map(({ number, author, at, comment, operations, isUndone }) => (
          <li key={number} className={isUndone ? 'step undone' : 'step'}>
            <span>
              <b>{opsOf(operations as PlanOperationBody[])}</b> {isUndone && <span className="tag">{words.history.undone}</span>}
              <span className="soft">
                {words.history.step(count(number))} · <span className="data-name">{author}</span> · {moment(at)}
              </span>
              {comment && <q className="data-name">{comment}</q>}
            </span>
            {!isUndone && number !== counting.at(-1)?.number && (
              <PushButton small onClick={() => back(number)}>
                {words.history.undoTo}
              </PushButton>
            )}
          </li>
        ))}
      </ol>
      <Comments />
    </>
  )
}
