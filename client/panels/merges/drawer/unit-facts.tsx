import { useEffect, useState } from 'react'
import { stayReasons as reasons, type stayReasons } from '#planning/merging/merging-types'
import { blockerSource } from '#planning/rules/merge-rules'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { loadMergeFacts, mergeFacts, saveMergeFacts } from '../../../state/merges/merge-facts.ts'
import type { NamedUnit } from '../../../state/merges/merge-form.ts'
import { preferences } from '../../../state/preferences.ts'
import { Choice } from '../../controls/choice.tsx'
import { PushButton } from '../../controls/push-button.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { Tick } from '../../controls/tick.tsx'
import { useWork } from '../../controls/use-work.ts'
import { MarkTag } from '../../figures/mark-tag.tsx'
import { ProblemNotice } from '../../figures/problem-notice.tsx'

type Reason = (typeof stayReasons)[number]

/** Why a unit should stay, ticked by people, and what its people live on: kept with the division, for all later questions. */
export function UnitFacts({ within, units }: { within: string; units: readonly NamedUnit[] }) {
  const { facts: words } = useMergeWords()
  const [unitId, setUnitId] = useState(units[0].id)
  const { known, problem } = useStore(mergeFacts, (facts) => facts)
  useEffect(() => void loadMergeFacts(within), [within])
  return (
    <details className="unit-facts">
      <summary>{words.title}</summary>
      {units.length > 1 && (
        <span className="data-name" lang="zh-CN">
          <Choice<string>
            label={words.unit}
            value={unitId}
            onChange={setUnitId}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </span>
      )}
      {problem ? (
        <ProblemNotice problem={problem} />
      ) : known === null ? (
        <Skeleton lines={2} />
      ) : (
        <FactsForm key={unitId} unitId={unitId} />
      )}
    </details>
  )
}

function FactsForm({ unitId }: { unitId: string }) {
  const { facts: words, stays } = useMergeWords()
  const language = useStore(preferences, (state) => state.language)
  const facts = mergeFacts.get().known?.get(unitId)
  const [ticked, setTicked] = useState<readonly Reason[]>(facts?.stays.map(({ reason }) => reason) ?? [])
  const [industry, setIndustry] = useState(facts?.industry ?? '')
  const [saved, setSaved] = useState(false)
  const { busy, problem, run } = useWork()
  const noteOf = new Map(facts?.stays.map(({ reason, note }) => [reason, note]))
  const save = async (): Promise<void> => {
    await saveMergeFacts(unitId, {
      stays: ticked.map((reason) => ({ reason, ...(noteOf.get(reason) ? { note: noteOf.get(reason)! } : {}) })),
      industry: industry.trim() === '' ? null : industry.trim(),
    })
    setSaved(true)
  }
  return (
    <div className="facts-form">
      <p className="hint">
        {words.help} <MarkTag mark={blockerSource.mark} source={blockerSource.source[language]} />
      </p>
      <div className="facts-ticks">
        {reasons.map((reason) => (
          <Tick
            key={reason}
            checked={ticked.includes(reason)}
            onChange={(on) => setTicked(on ? [...ticked, reason] : ticked.filter((each) => each !== reason))}
          >
            {stays[reason]}
          </Tick>
        ))}
      </div>
      <div className="range-line">
        <label className="rename-line">
          <span>{words.industry}</span>
          <input
            className="data-name"
            lang="zh-CN"
            maxLength={60}
            value={industry}
            onChange={(event) => setIndustry(event.target.value)}
          />
        </label>
        <PushButton small busy={busy} onClick={() => void run(save)}>
          {words.save}
        </PushButton>
        <span className="soft" role="status">
          {saved ? words.saved : ''}
        </span>
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </div>
  )
}
