import { useState } from 'react'
import type { Merge, MergeGroupAnswer } from '#contract/merges/merge-answer'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { addPin, type NamedUnit, type Pin } from '../../../state/merges/merge-form.ts'
import { mergeRun } from '../../../state/merges/merge-run.ts'
import { preferences } from '../../../state/preferences.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { NameFaults } from './name-faults.tsx'
import { UnitFacts } from './unit-facts.tsx'

/** Why a group is as it is, in full, and what a person can say of it: keep it, forbid it, leave its units alone, name it. */
export function GroupActions({ merge, group }: { merge: Merge; group: MergeGroupAnswer }) {
  const { table: words } = useMergeWords()
  const language = useStore(preferences, (state) => state.language)
  const names = useStore(mergeRun, (run) => run.names)
  const [said, setSaid] = useState(false)
  const nameOf = (id: string): string => merge.units.find(({ unitId }) => unitId === id)?.name ?? id
  const units = group.unitIds.map((id): NamedUnit => ({ id, name: nameOf(id) }))
  const isMerged = units.length > 1
  const pin = (...pins: Pin[]): void => {
    for (const each of pins) addPin(each)
    setSaid(true)
  }
  const rename = (name: string): void => {
    const { [group.centreUnitId]: _, ...others } = names
    mergeRun.set({ names: name.trim() === '' ? others : { ...others, [group.centreUnitId]: name.trim() } })
  }
  return (
    <section className="group-actions" aria-label={words.reasons}>
      <ul>
        {group.reasons.map(({ kind, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: reasons of one kind may stand twice, in a fixed order
          <li key={`${kind} ${index}`} className="data-name">
            {text[language]}
          </li>
        ))}
      </ul>
      <div className="range-line">
        {isMerged && (
          <>
            <PushButton small onClick={() => pin({ kind: 'fixed', units })}>
              {words.fix}
            </PushButton>
            <PushButton small onClick={() => pin({ kind: 'apart', units })}>
              {words.split}
            </PushButton>
          </>
        )}
        <PushButton small onClick={() => pin(...units.map((unit): Pin => ({ kind: 'fixed', units: [unit] })))}>
          {words.alone}
        </PushButton>
        {isMerged && (
          <label className="rename-line">
            <span>{words.rename}</span>
            <input
              className="data-name"
              lang="zh-CN"
              maxLength={100}
              aria-label={words.renameLabel(group.name)}
              placeholder={group.name}
              value={names[group.centreUnitId] ?? ''}
              onChange={(event) => rename(event.target.value)}
            />
          </label>
        )}
        <span className="soft" role="status">
          {said ? words.pinned : ''}
        </span>
      </div>
      {isMerged && (
        <NameFaults centreUnitId={group.centreUnitId} unitIds={group.unitIds} name={names[group.centreUnitId] ?? ''} />
      )}
      <UnitFacts within={merge.scope.divisionId} units={units} />
    </section>
  )
}
