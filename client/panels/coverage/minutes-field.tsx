import { livingCircles, travelLimit } from '#planning/rules/living-circles'
import { distance } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'
import type { Question } from '../../state/view-types.ts'
import { MinutesInput } from '../controls/minutes-input.tsx'
import { Segments } from '../controls/segments.tsx'
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
      <Segments
        label={words.coverage.minutes}
        value={minutes === null ? 'own' : livingCircles.some((circle) => circle.minutes === minutes) ? String(minutes) : null}
        onChange={(value) => onChange(value === 'own' ? null : Number(value))}
        options={[
          ...livingCircles.map((circle) => ({
            value: String(circle.minutes),
            label: words.coverage.minutesOf(String(circle.minutes)),
          })),
          { value: 'own', label: words.coverage.minutesOwn },
        ]}
      />
      {limit === null ? (
        <p className="hint">{words.coverage.minutesOwnHelp}</p>
      ) : (
        <div className="minutes-own">
          <MinutesInput minutes={question.minutes ?? 15} onChange={onChange} />
          <span className="hint">
            {words.coverage.minutesHelp(distance(limit.meters))} <MarkTag mark={limit.mark} source={limit.source[language]} />
          </span>
        </div>
      )}
    </fieldset>
  )
}
