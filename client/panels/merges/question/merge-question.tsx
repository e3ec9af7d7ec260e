import { type MergeLevel, mergeLevels } from '#planning/rules/merge-rules'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { askWithin, mergeForm, searchSeconds } from '../../../state/merges/merge-form.ts'
import { DivisionPicker } from '../../controls/division-picker.tsx'
import { Segments } from '../../controls/segments.tsx'
import { NumberField } from '../../grids/question/number-field.tsx'
import { AimsField } from './aims-field.tsx'
import { LimitsField } from './limits-field.tsx'
import { PinsField } from './pins-field.tsx'
import { RoadsField } from './roads-field.tsx'
import { RulesField } from './rules-field.tsx'
import { TargetField } from './target-field.tsx'

const mostOthers = 5

/** What to ask, in the order a person decides: where, what, by which rules, how many, within which limits, what matters, and what is fixed. */
export function MergeQuestion() {
  const words = useMergeWords()
  const { scope, level, seconds, alternatives } = useStore(mergeForm, (form) => form)
  return (
    <div className="form">
      <fieldset className="where">
        <legend>{words.where.title}</legend>
        <DivisionPicker
          label={words.where.title}
          placeholder={words.where.placeholder}
          value={scope?.name ?? ''}
          whenEmpty="towns"
          onPick={({ id, name }) => askWithin({ id, name })}
        />
        <p className="hint">{words.where.help}</p>
      </fieldset>
      <fieldset>
        <legend>{words.level.title}</legend>
        <Segments<MergeLevel>
          label={words.level.title}
          value={level}
          onChange={(value) => mergeForm.set({ level: value, pins: [], target: null })}
          options={mergeLevels.map((value) => ({ value, label: words.level.names[value] }))}
        />
      </fieldset>
      <RulesField />
      <TargetField />
      <LimitsField />
      <AimsField />
      <PinsField />
      <RoadsField />
      <details className="more">
        <summary>{words.more}</summary>
        <div className="form">
          <fieldset className="search-time">
            <legend>{words.search.title}</legend>
            <Segments<string>
              label={words.search.title}
              value={String(seconds)}
              onChange={(value) => mergeForm.set({ seconds: Number(value) })}
              options={searchSeconds.map((each) => ({ value: String(each), label: words.search.seconds(each) }))}
            />
            <div className="range-line">
              <span className="line-name" aria-hidden="true">
                {words.search.others}
              </span>
              <NumberField
                label={words.search.others}
                value={alternatives}
                min={0}
                max={mostOthers}
                onChange={(value) => mergeForm.set({ alternatives: value ?? alternatives })}
              />
            </div>
          </fieldset>
        </div>
      </details>
    </div>
  )
}
