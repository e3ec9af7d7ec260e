import { useState } from 'react'
import type { MergeEvidence } from '#contract/merges/merge-evidence'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { saveMergeEvidence } from '../../../state/merges/merge-evidence.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { Segments } from '../../controls/segments.tsx'
import { useWork } from '../../controls/use-work.ts'
import { ProblemNotice } from '../../figures/problem-notice.tsx'

interface EvidenceFormProps {
  mergeId: string
  proposal: number
  promise: { key: string; name: string }
  found: MergeEvidence | undefined
}

/** Whether a promise that cannot be measured holds, as people found, and what that rests on: minutes, a file's number. */
export function EvidenceForm({ mergeId, proposal, promise: { key, name }, found }: EvidenceFormProps) {
  const { evidence: words } = useMergeWords()
  const [holds, setHolds] = useState<boolean | null>(found?.holds ?? null)
  const [text, setText] = useState(found?.evidence ?? '')
  const [saved, setSaved] = useState(false)
  const { busy, problem, run } = useWork()
  const isReady = holds !== null && text.trim() !== ''
  const save = async (): Promise<void> => {
    await saveMergeEvidence(mergeId, { proposal, key, holds: holds!, evidence: text.trim() })
    setSaved(true)
  }
  const takeBack = async (): Promise<void> => {
    await saveMergeEvidence(mergeId, { proposal, key, holds: null })
    setHolds(null)
    setText('')
    setSaved(false)
  }
  return (
    <details className="evidence-form">
      <summary>{words.open}</summary>
      <div className="button-line">
        <Segments<'yes' | 'no'>
          label={`${name} ${words.holds}`}
          value={holds === null ? null : holds ? 'yes' : 'no'}
          onChange={(value) => {
            setHolds(value === 'yes')
            setSaved(false)
          }}
          options={[
            { value: 'yes', label: words.yes },
            { value: 'no', label: words.no },
          ]}
        />
        <input
          className="data-name"
          lang="zh-CN"
          maxLength={1000}
          aria-label={`${name} ${words.evidence}`}
          placeholder={words.placeholder}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setSaved(false)
          }}
        />
        <PushButton small disabled={!isReady} busy={busy} onClick={() => void run(save)}>
          {words.save}
        </PushButton>
        {found && (
          <PushButton small look="quiet" onClick={() => void run(takeBack)}>
            {words.takeBack}
          </PushButton>
        )}
      </div>
      <p className="hint" role="status">
        {saved ? words.saved : holds !== null && text.trim() === '' ? words.needed : ''}
      </p>
      {problem && <ProblemNotice problem={problem} />}
    </details>
  )
}
