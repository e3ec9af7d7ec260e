import { type TravelMode, travelModes } from '#planning/types'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { useStore } from '../../../state/create-store.ts'
import { type MergeForm, mergeForm } from '../../../state/merges/merge-form.ts'
import { Segments } from '../../controls/segments.tsx'
import { Tick } from '../../controls/tick.tsx'
import { NumberField } from '../../grids/question/number-field.tsx'
import { FieldFault } from './field-fault.tsx'

const mostMinutes = 1440
const mostPeople = 10_000_000
const mostGroup = 12

/** Limits in place of the rule set's, how people travel, and what becomes of stations. */
export function LimitsField() {
  const { limits: words } = useMergeWords()
  const page = useWords()
  const form = useStore(mergeForm, (state) => state)
  const isOnFoot = form.mode === 'walk' || form.mode === 'slow_walk'
  return (
    <fieldset>
      <legend>{words.title}</legend>
      <p className="hint">{words.help}</p>
      <Line field="populationMin" label={words.populationMin} max={mostPeople} unit={words.people} />
      <Line field="populationMax" label={words.populationMax} min={1} max={mostPeople} unit={words.people} />
      <Line field="maxMinutes" label={words.maxMinutes} min={1} max={mostMinutes} unit={words.minutes} />
      <Line field="groupSize" label={words.groupSize} min={2} max={mostGroup} unit={words.units} />
      <div className="range-line">
        <span className="line-name">{words.mode}</span>
        <select
          className="choice"
          aria-label={words.mode}
          value={form.mode}
          onChange={(event) => mergeForm.set({ mode: event.target.value as TravelMode })}
        >
          {travelModes.map((mode) => (
            <option key={mode} value={mode}>
              {page.modes[mode]}
            </option>
          ))}
        </select>
      </div>
      {form.level === 'village' && (
        <div className="range-line">
          <span className="line-name">{words.communities}</span>
          <Segments<MergeForm['communities']>
            label={words.communities}
            value={form.communities}
            onChange={(communities) => mergeForm.set({ communities })}
            options={(['leave', 'merge'] as const).map((value) => ({ value, label: words.communityNames[value] }))}
          />
        </div>
      )}
      {isOnFoot && form.level !== 'group' && (
        <>
          <Tick checked={form.closeSeats} onChange={(closeSeats) => mergeForm.set({ closeSeats })}>
            {words.closeSeats}
          </Tick>
          <p className="hint">{words.closeHelp}</p>
        </>
      )}
    </fieldset>
  )
}

type NumberKey = 'maxMinutes' | 'populationMin' | 'populationMax' | 'groupSize'
const pointers: Record<NumberKey, string> = {
  maxMinutes: '/limits/maxMinutes',
  populationMin: '/limits/populationMin',
  populationMax: '/limits/populationMax',
  groupSize: '/limits/maxGroupSize',
}

function Line({
  field,
  label,
  min = 0,
  max,
  unit,
}: {
  field: NumberKey
  label: string
  min?: number
  max: number
  unit: string
}) {
  const value = useStore(mergeForm, (form) => form[field])
  return (
    <>
      <div className="range-line">
        <span className="line-name" aria-hidden="true">
          {label}
        </span>
        <NumberField
          label={label}
          value={value}
          min={min}
          max={max}
          unit={unit}
          onChange={(next) => mergeForm.set({ [field]: next })}
        />
      </div>
      <FieldFault pointer={pointers[field]} />
    </>
  )
}
