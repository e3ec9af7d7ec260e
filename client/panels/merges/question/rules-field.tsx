import { useEffect, useState } from 'react'
import type { MergeRules } from '#contract/merges/merge-rules'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { count, day } from '../../../i18n/numbers.ts'
import { useStore } from '../../../state/create-store.ts'
import { mergeForm } from '../../../state/merges/merge-form.ts'
import { loadRuleSets, ruleSets } from '../../../state/merges/rule-sets.ts'
import { preferences } from '../../../state/preferences.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { MarkTag } from '../../figures/mark-tag.tsx'
import { ProblemNotice } from '../../figures/problem-notice.tsx'
import { RulesEditor } from './rules-editor.tsx'

/** Which rule set holds, with every number, where it is from and how certain it is; and a place to change it. */
export function RulesField() {
  const { rules: words } = useMergeWords()
  const language = useStore(preferences, (state) => state.language)
  const { list, problem } = useStore(ruleSets, (state) => state)
  const chosen = useStore(mergeForm, (form) => form.ruleSet)
  const [editing, setEditing] = useState(false)
  useEffect(() => {
    if (ruleSets.get().list === null) void loadRuleSets()
  }, [])
  const rules = list?.find(({ id }) => id === chosen) ?? list?.[0]
  return (
    <fieldset>
      <legend>{words.title}</legend>
      {problem && (
        <>
          <ProblemNotice problem={problem} />
          <PushButton small onClick={() => void loadRuleSets()}>
            {words.retry}
          </PushButton>
        </>
      )}
      {!rules && !problem && <Skeleton lines={3} />}
      {rules && (
        <>
          <select
            className="choice"
            aria-label={words.title}
            value={rules.id}
            onChange={(event) => {
              setEditing(false)
              mergeForm.set({ ruleSet: event.target.value })
            }}
          >
            {list!.map(({ id, name }) => (
              <option key={id} value={id}>
                {name[language]}
              </option>
            ))}
          </select>
          <p className="hint data-name" lang={language === 'zh' ? 'zh-CN' : 'en'}>
            {rules.about[language]}
          </p>
          <p className="hint">
            {words.version(rules.version)} · {rules.madeBy === null ? words.shipped : words.by(rules.madeBy, day(rules.madeAt!))}
          </p>
          {editing ? (
            <RulesEditor key={`${rules.id} ${rules.version}`} rules={rules} onDone={() => setEditing(false)} />
          ) : (
            <>
              <SizeTable rules={rules} />
              <PushButton small onClick={() => setEditing(true)}>
                {words.edit}
              </PushButton>
            </>
          )}
        </>
      )}
    </fieldset>
  )
}

function SizeTable({ rules }: { rules: MergeRules }) {
  const { rules: words } = useMergeWords()
  const language = useStore(preferences, (state) => state.language)
  const level = useStore(mergeForm, (form) => form.level)
  const rows = rules.sizes.filter((row) => row.level === level)
  const range = (min: number | null, max: number | null): string =>
    min === null && max === null ? words.none : `${min === null ? '' : count(min)}–${max === null ? '' : count(max)}`
  return (
    <table className="rule-table">
      <thead>
        <tr>
          <th scope="col">{words.terrain}</th>
          <th scope="col">{`${words.min}–${words.max}`}</th>
          <th scope="col">{words.minutes}</th>
          <th scope="col">{words.mark}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ terrain, populationMin, populationMax, maxMinutes, mark, source }) => (
          <tr key={terrain ?? 'any'}>
            <th scope="row">{terrain === null ? words.anyTerrain : words.terrains[terrain]}</th>
            <td>{range(populationMin, populationMax)}</td>
            <td>{maxMinutes ?? words.none}</td>
            <td>
              <MarkTag mark={mark} source={source[language]} />
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row" colSpan={3}>
            {`${words.units} ${rules.mostUnits.value}`}
          </th>
          <td>
            <MarkTag mark={rules.mostUnits.mark} source={rules.mostUnits.source[language]} />
          </td>
        </tr>
        {rules.withinParent.value && (
          <tr>
            <th scope="row" colSpan={3}>
              {words.within}
            </th>
            <td>
              <MarkTag mark={rules.withinParent.mark} source={rules.withinParent.source[language]} />
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
