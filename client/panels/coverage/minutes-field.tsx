import { InputNumber, Segmented } from 'antd'
import { livingCircles, travelLimit } from '#planning/rules/living-circles'
import { distance } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'
import type { Question } from '../../state/view-types.ts'
import { MarkTag } from '../figures/mark-tag.tsx'

/** Minutes of travel: 5, 10, 15, any number, or each category's own radius; with the way that they mean. */
export function MinutesField({ question, onChange }: { question: Question; onChange(minutes: number | null): void }) {
  const words = useWords()
  const language = useStore(preferences, (state) => state.language)
  const { minutes, mode } = question
  const limit = minutes === null ? null : travelLimit({ minutes, mode })
  return (
    <fieldset>
      <legend>{words.coverage.minutes}</legend>
      <Segmented
        block
        value={minutes === null ? 'own' : minutes}
        onChange={(value: number | 'own') => onChange(value === 'own' ? null : value)}
        options={[
          ...livingCircles.map((circle) => ({ value: circle.minutes, label: String(circle.minutes) })),
          { value: 'own' as const, label: words.coverage.minutesOwn },
        ]}
        aria-label={words.coverage.minutes}
      />
      {limit === null ? (
        <p className="hint">{words.coverage.minutesOwnHelp}</p>
      ) : (
        <div className="minutes-own">
          <InputNumber
            min={1}
            max={120}
            precision={0}
            value={minutes}
            onChange={(value) => value !== null && value >= 1 && value <= 120 && onChange(value)}
            suffix={words.coverage.minutesUnit}
            aria-label={words.coverage.minutesField}
          />
          <span className="hint">
            {words.coverage.minutesHelp(distance(limit.meters))} <MarkTag mark={limit.mark} source={limit.source[language]} />
          </span>
        </div>
      )}
    </fieldset>
  )
}
