import type { SitingBody } from '#contract/sitings/siting-body'
import { livingCircles, serviceRadius, travelLimit } from '#planning/rules/living-circles'
import { travelModes } from '#planning/types'
import { distance } from '../../../i18n/numbers.ts'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { useStore } from '../../../state/create-store.ts'
import { preferences } from '../../../state/preferences.ts'
import { sitingForm } from '../../../state/sitings/siting-form.ts'
import { Choice } from '../../controls/choice.tsx'
import { MinutesInput } from '../../controls/minutes-input.tsx'
import { Segments } from '../../controls/segments.tsx'
import { MarkTag } from '../../figures/mark-tag.tsx'

/** How far is within reach: the category's own radius or minutes, along streets or straight, on foot or otherwise. */
export function ReachField() {
  const { reach } = useSitingWords()
  const { modes } = useWords()
  const language = useStore(preferences, (state) => state.language)
  const { category, minutes, mode, distance: how } = useStore(sitingForm, (form) => form)
  const limit = minutes === null ? serviceRadius(category) : travelLimit({ minutes, mode })
  const isCircle = livingCircles.some((circle) => circle.minutes === minutes)
  return (
    <fieldset>
      <legend>{reach.title}</legend>
      <Segments<string>
        label={reach.title}
        value={minutes === null ? 'own' : isCircle ? String(minutes) : null}
        onChange={(value) => sitingForm.set({ minutes: value === 'own' ? null : Number(value) })}
        options={[
          { value: 'own', label: reach.own },
          ...livingCircles.map((circle) => ({ value: String(circle.minutes), label: reach.minutes(String(circle.minutes)) })),
        ]}
      />
      <div className="minutes-own">
        {minutes !== null && <MinutesInput minutes={minutes} onChange={(next) => sitingForm.set({ minutes: next })} />}
        <span className="hint">
          {reach.limit(distance(limit.meters))} <MarkTag mark={limit.mark} source={limit.source[language]} />
        </span>
      </div>
      <div className="range-line">
        <span className="line-name">{reach.distance}</span>
        <Segments<SitingBody['distance']>
          label={reach.distance}
          value={how}
          onChange={(value) => sitingForm.set({ distance: value })}
          options={(['streets', 'straight'] as const).map((value) => ({ value, label: reach[value] }))}
        />
      </div>
      <div className="range-line">
        <span className="line-name">{reach.mode}</span>
        <Choice<SitingBody['mode']>
          label={reach.mode}
          value={mode}
          options={travelModes.map((value) => ({ value, label: modes[value] }))}
          onChange={(value) => sitingForm.set({ mode: value })}
        />
      </div>
    </fieldset>
  )
}
