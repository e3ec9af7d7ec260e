import type { WorkloadPoints } from '#planning/division/measure/grid-workload'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { griddingForm } from '../../../state/griddings/gridding-form.ts'
import { NumberField } from './number-field.tsx'

const pointKeys = [
  'perHousehold',
  'perPerson',
  'perElder60',
  'perElder80',
  'perChild',
] as const satisfies readonly (keyof WorkloadPoints)[]
const mostPoints = 1000

/** How much work a household and a person give: the points by which grids are compared, none by default. */
export function WorkloadField() {
  const words = useGridWords()
  const workload = useStore(griddingForm, (form) => form.workload)
  return (
    <fieldset className="workload">
      <legend>{words.workload.title}</legend>
      {pointKeys.map((key) => (
        <div className="range-line" key={key}>
          <span className="line-name">{words.workload[key]}</span>
          <NumberField
            label={words.workload[key]}
            value={workload[key] ?? 0}
            min={0}
            max={mostPoints}
            onChange={(points) => griddingForm.set({ workload: { ...workload, [key]: points ?? 0 } })}
          />
        </div>
      ))}
      <p className="hint">{words.workload.help}</p>
    </fieldset>
  )
}
