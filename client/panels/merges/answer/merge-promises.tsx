import { useEffect } from 'react'
import type { Merge, MergeProposal } from '#contract/merges/merge-answer'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { count, day } from '../../../i18n/numbers.ts'
import { useStore } from '../../../state/create-store.ts'
import { loadMergeEvidence, mergeEvidence } from '../../../state/merges/merge-evidence.ts'
import { mergeRun } from '../../../state/merges/merge-run.ts'
import { preferences } from '../../../state/preferences.ts'
import { Icon } from '../../controls/icon.tsx'
import { MarkTag } from '../../figures/mark-tag.tsx'
import { ProblemNotice } from '../../figures/problem-notice.tsx'
import { EvidenceForm } from './evidence-form.tsx'

/** What was promised: what is measured with its outcome, the rest as a list for people. */
export function MergePromisesBox({ merge, proposal }: { merge: Merge; proposal: MergeProposal }) {
  const { promise: words, evidence } = useMergeWords()
  const language = useStore(preferences, (state) => state.language)
  const { found, problem: unknown } = useStore(mergeEvidence, (state) => state)
  const number = 1 + merge.proposals.indexOf(proposal)
  const isRunning = useStore(mergeRun, (run) => run.state === 'running')
  // Before the search has ended its proposals come and go.
  useEffect(() => {
    if (!isRunning) void loadMergeEvidence(merge.id)
  }, [merge.id, isRunning])
  const { measured, kept, closing } = proposal.promises
  const outcome = !measured ? words.unmeasured : kept ? words.kept : words.broken
  return (
    <section>
      <h3>{words.title}</h3>
      <p className={kept ? 'promise-kept' : 'promise-broken'}>
        <Icon name={kept ? 'check' : 'warning'} /> {outcome}
      </p>
      <p className="hint">{closing.length === 0 ? words.noneClosing : words.closing(count(closing.length))}</p>
      {unknown && <ProblemNotice problem={unknown} />}
      <ul className="checklist">
        {merge.checklist.map(({ key, text, source, mark, measured: isMeasured }) => {
          const isKnown = isMeasured && measured
          const own = found?.find((each) => each.key === key && each.proposal === number)
          return (
            <li key={key}>
              <span>{text[language]}</span>{' '}
              <span className="soft">
                ({isKnown ? words.measured : own ? evidence.by(own.setBy, day(own.setAt)) : words.byPeople})
              </span>{' '}
              <MarkTag mark={mark} source={source[language]} />
              {own && (
                <p className={own.holds ? 'promise-kept' : 'promise-broken'}>
                  <Icon name={own.holds ? 'check' : 'warning'} /> {own.holds ? evidence.yes : evidence.no}:{' '}
                  <span className="data-name" lang="zh-CN">
                    {own.evidence}
                  </span>
                </p>
              )}
              {!isMeasured && found !== null && !isRunning && (
                <EvidenceForm
                  key={`${merge.id} ${number}`}
                  mergeId={merge.id}
                  proposal={number}
                  promise={{ key, name: text[language] }}
                  found={own}
                />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
