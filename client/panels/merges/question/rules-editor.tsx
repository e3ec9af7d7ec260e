import { useState } from 'react'
import type { MergeRules } from '#contract/merges/merge-rules'
import { ruleMarks } from '#planning/rules/facility-rules'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { useStore } from '../../../state/create-store.ts'
import { mergeForm } from '../../../state/merges/merge-form.ts'
import { saveRuleSet } from '../../../state/merges/rule-sets.ts'
import { session } from '../../../state/service/session.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { Tick } from '../../controls/tick.tsx'
import { useWork } from '../../controls/use-work.ts'
import { ProblemNotice } from '../../figures/problem-notice.tsx'
import { NumberField } from '../../grids/question/number-field.tsx'

type SizeRow = MergeRules['sizes'][number]
const most = 100_000_000
const fields = ['populationMin', 'populationMax', 'areaMaxSquareKilometers', 'maxMinutes'] as const
const names = { populationMin: 'min', populationMax: 'max', areaMaxSquareKilometers: 'area', maxMinutes: 'minutes' } as const

/** The numbers of a rule set's level, each row with its source and mark, stored as the next version. */
export function RulesEditor({ rules, onDone }: { rules: MergeRules; onDone(): void }) {
  const { rules: words } = useMergeWords()
  const page = useWords()
  const level = useStore(mergeForm, (form) => form.level)
  const isWhole = useStore(session, ({ who }) => who?.scope == null)
  const [draft, setDraft] = useState(rules)
  const { busy, problem, run } = useWork()
  const change = (at: number, part: Partial<SizeRow>): void =>
    setDraft({ ...draft, sizes: draft.sizes.map((row, index) => (index === at ? { ...row, ...part } : row)) })
  const save = async (): Promise<void> => {
    await saveRuleSet(draft)
    onDone()
  }
  // A number that was changed no longer has the source that it had.
  const unsaid = draft.sizes.some((row, at) => {
    const before = rules.sizes[at]
    return fields.some((field) => row[field] !== before[field]) && row.source.zh === before.source.zh
  })
  return (
    <div className="rules-editor">
      {draft.sizes.map((row, at) => {
        if (row.level !== level) return null
        const terrain = row.terrain === null ? words.anyTerrain : words.terrains[row.terrain]
        return (
          <fieldset key={terrain}>
            <legend>{terrain}</legend>
            {fields.map((field) => (
              <div className="range-line" key={field}>
                <span className="line-name" aria-hidden="true">
                  {words[names[field]]}
                </span>
                <NumberField
                  label={`${terrain} ${words[names[field]]}`}
                  value={row[field]}
                  min={0}
                  max={most}
                  onChange={(value) => change(at, { [field]: value })}
                />
              </div>
            ))}
            {(['zh', 'en'] as const).map((language) => (
              <label className="source-line" key={language}>
                <span>{language === 'zh' ? words.source : words.sourceEn}</span>
                <input
                  className="data-name"
                  lang={language === 'zh' ? 'zh-CN' : 'en'}
                  value={row.source[language]}
                  maxLength={300}
                  onChange={(event) => change(at, { source: { ...row.source, [language]: event.target.value } })}
                />
              </label>
            ))}
            <div className="range-line">
              <span className="line-name" aria-hidden="true">
                {words.mark}
              </span>
              <select
                className="choice"
                aria-label={`${terrain} ${words.mark}`}
                value={row.mark}
                onChange={(event) => change(at, { mark: event.target.value as SizeRow['mark'] })}
              >
                {ruleMarks.map((mark) => (
                  <option key={mark} value={mark}>
                    {page.marks[mark].label}
                  </option>
                ))}
              </select>
            </div>
          </fieldset>
        )
      })}
      <div className="range-line">
        <span className="line-name" aria-hidden="true">
          {words.units}
        </span>
        <NumberField
          label={words.units}
          value={draft.mostUnits.value}
          min={2}
          max={12}
          onChange={(value) => setDraft({ ...draft, mostUnits: { ...draft.mostUnits, value: value ?? draft.mostUnits.value } })}
        />
      </div>
      <Tick
        checked={draft.withinParent.value}
        onChange={(value) => setDraft({ ...draft, withinParent: { ...draft.withinParent, value } })}
      >
        {words.within}
      </Tick>
      {problem && <ProblemNotice problem={problem} />}
      <p className="hint" role="status">
        {!isWhole ? words.whole : unsaid ? words.sourceNeeded : ''}
      </p>
      <div className="foot-buttons">
        <PushButton small onClick={onDone}>
          {words.done}
        </PushButton>
        <PushButton small look="primary" busy={busy} disabled={!isWhole || unsaid} onClick={() => void run(save)}>
          {busy ? words.saving : words.save}
        </PushButton>
      </div>
    </div>
  )
}
