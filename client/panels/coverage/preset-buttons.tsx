import { type CoveragePreset, coveragePresets } from '#planning/rules/coverage-presets'
import { useResultWords } from '../../i18n/result-words.ts'
import { useStore } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'
import type { Question } from '../../state/view-types.ts'
import { Tip } from '../controls/tip.tsx'
import { MarkTag } from '../figures/mark-tag.tsx'

const asks = (question: Question, { minutes, categories }: CoveragePreset): boolean =>
  question.minutes === minutes &&
  question.categories.length === categories.length &&
  categories.every((category) => question.categories.includes(category))

/** The questions that have a name: one click fills in facilities and minutes. */
export function PresetButtons({ question, onChange }: { question: Question; onChange(part: Partial<Question>): void }) {
  const words = useResultWords()
  const language = useStore(preferences, (state) => state.language)
  return (
    <fieldset className="presets">
      <legend>{words.presets.label}</legend>
      <div className="preset-list">
        {coveragePresets.map((preset) => {
          const chosen = asks(question, preset)
          return (
            <Tip key={preset.key} content={preset.source[language]}>
              {(describedBy) => (
                <button
                  type="button"
                  className={chosen ? 'preset chosen' : 'preset'}
                  aria-pressed={chosen}
                  aria-describedby={describedBy}
                  onClick={() => onChange({ minutes: preset.minutes, categories: [...preset.categories], mode: 'walk' })}
                >
                  <span className="preset-name">{preset.name[language]}</span>
                  <span className="preset-what">
                    {words.presets.onFoot(preset.minutes)} · {words.presets.facilities(preset.categories.length)}
                  </span>
                </button>
              )}
            </Tip>
          )
        })}
      </div>
      <ChosenPreset question={question} />
    </fieldset>
  )
}

/** Where the chosen one's list comes from, and how certain that is. */
function ChosenPreset({ question }: { question: Question }) {
  const words = useResultWords()
  const language = useStore(preferences, (state) => state.language)
  const chosen = coveragePresets.find((preset) => asks(question, preset))
  if (!chosen) return <p className="hint">{words.presets.hint}</p>
  return (
    <p className="hint">
      {chosen.source[language]} <MarkTag mark={chosen.mark} source={chosen.source[language]} />
    </p>
  )
}
