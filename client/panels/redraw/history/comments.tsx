import { type FormEvent, useEffect, useState } from 'react'
import type { PlanComment } from '#contract/plans'
import type { Problem } from '#contract/problems'
import { api, problemOf } from '../../../api.ts'
import { editor } from '../../../editing/editor.ts'
import { moment } from '../../../i18n/numbers.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { flyTo } from '../../../map/map-camera.ts'
import { useStore } from '../../../state/create-store.ts'
import { planDesk, stateNow } from '../../../state/plans/plan-desk.ts'
import { planNews } from '../../../state/plans/plan-news.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { ProblemNotice } from '../../figures/problem-notice.tsx'

const nearZoom = 14

/** What people say about the plan, and a field to say something: about the chosen division, where one is chosen. */
export function Comments() {
  const words = useRedrawWords()
  const planId = useStore(planDesk, (state) => state.plan?.id)
  const news = useStore(planNews, (state) => state.comments)
  const [divisionId] = useStore(editor, (state) => state.selected)
  const [comments, setComments] = useState<PlanComment[]>([])
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: news are of new comments
  useEffect(() => {
    let gone = false
    if (planId)
      api
        .planComments(planId)
        .then((answer) => !gone && setComments(answer.comments))
        .catch(() => undefined)
    return () => {
      gone = true
    }
  }, [planId, news])
  const state = stateNow()
  const about = divisionId ? state?.divisions.get(divisionId) : undefined
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!planId) return
    setProblem(null)
    try {
      const made = await api.commentPlan(planId, { text: text.trim(), ...(about ? { divisionId: about.id } : {}) })
      setComments((now) => [...now.filter(({ id }) => id !== made.id), made])
      setText('')
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <section className="comments" aria-label={words.history.comments}>
      <h3>{words.history.comments}</h3>
      {comments.length === 0 && <p className="hint">{words.history.noComments}</p>}
      <ul>
        {comments.map((comment) => {
          const name = comment.divisionId ? state?.divisions.get(comment.divisionId)?.name : undefined
          const { place } = comment
          return (
            <li key={comment.id}>
              <p className="data-name">{comment.text}</p>
              <span className="soft">
                <span className="data-name">{comment.author}</span> · {moment(comment.at)}
                {name && (
                  <>
                    {' '}
                    · <span className="data-name">{words.history.at(name)}</span>
                  </>
                )}
              </span>
              {place && (
                <PushButton small onClick={() => flyTo(place[0], place[1], nearZoom)}>
                  {words.checks.zoomTo}
                </PushButton>
              )}
            </li>
          )
        })}
      </ul>
      <form onSubmit={(event) => void send(event)}>
        <label className="field">
          <span>
            {words.history.write} {about && <span className="soft data-name">{words.history.at(about.name)}</span>}
          </span>
          <textarea
            className="text-input"
            rows={2}
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        {problem && <ProblemNotice problem={problem} />}
        <PushButton small type="submit" disabled={text.trim() === ''}>
          {words.history.send}
        </PushButton>
      </form>
    </section>
  )
}
