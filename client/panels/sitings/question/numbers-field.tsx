import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { useStore } from '../../../state/create-store.ts'
import {
  asksCapacity,
  asksLeast,
  asksNumber,
  byBudget,
  mayBudget,
  mayEnlarge,
  type SitingForm,
  sitingForm,
} from '../../../state/sitings/siting-form.ts'
import { Segments } from '../../controls/segments.tsx'
import { Tick } from '../../controls/tick.tsx'
import { NumberField } from '../../grids/question/number-field.tsx'
import { FieldFault } from './field-fault.tsx'

const mostSites = 10_000
const mostPeople = 10_000_000
const firstCapacity = 3000

/** How many sites, or what they may cost; what share is to be covered; how many people a site holds: as far as the model asks. */
export function NumbersField() {
  const words = useSitingWords()
  const { size } = words
  const form = useStore(sitingForm, (state) => state)
  const { model } = form
  return (
    <fieldset>
      <legend>{size.title}</legend>
      {mayBudget(form) && (
        <Segments<SitingForm['limitBy']>
          label={size.by}
          value={form.limitBy}
          onChange={(limitBy) =>
            sitingForm.set({ limitBy, ...(limitBy === 'budget' ? { budget: form.budget ?? form.sites } : {}) })
          }
          options={[
            { value: 'sites', label: size.bySites },
            { value: 'budget', label: size.byBudget },
          ]}
        />
      )}
      {asksNumber(model) &&
        (byBudget(form) ? (
          <>
            <Line field="budget" label={size.budget} max={1_000_000} />
            <p className="hint">{form.candidates === 'given' ? words.file.costs : size.budgetHelp}</p>
          </>
        ) : (
          <Line
            field="sites"
            label={form.existing === 'may-close' ? size.open : size.sites}
            min={1}
            max={mostSites}
            unit={size.sitesUnit}
          />
        ))}
      {model === 'set-cover' && <Line field="targetPercent" label={size.target} max={100} unit={size.percent} />}
      {asksCapacity(model) && <Line field="capacity" label={size.capacity} min={1} max={mostPeople} />}
      {mayEnlarge(form) && (
        <>
          <div className="range-line">
            <Tick
              checked={form.enlargeCapacity !== null}
              onChange={(may) => sitingForm.set({ enlargeCapacity: may ? (form.capacity ?? firstCapacity) : null })}
            >
              {size.enlarge}
            </Tick>
          </div>
          {form.enlargeCapacity !== null && (
            <>
              <Line field="enlargeCapacity" label={size.enlargeBy} min={1} max={mostPeople} />
              <Line field="enlargeCost" label={size.enlargeCost} max={1000} />
            </>
          )}
        </>
      )}
      {asksLeast(model) && (
        <>
          <Line field="leastPercent" label={size.least} max={100} unit={size.percent} />
          <p className="hint">{size.leastHelp}</p>
        </>
      )}
    </fieldset>
  )
}

type NumberKey = 'sites' | 'budget' | 'targetPercent' | 'leastPercent' | 'capacity' | 'enlargeCapacity' | 'enlargeCost'

/** Where the question that is sent has each number. */
const pointers: Record<NumberKey, string> = {
  sites: '/sites',
  budget: '/budget',
  targetPercent: '/coverageTarget',
  leastPercent: '/minimumShare',
  capacity: '/capacity',
  enlargeCapacity: '/enlarge/capacity',
  enlargeCost: '/enlarge/cost',
}

/** One number of the question with its name, and what the service said of it. */
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
  unit?: string
}) {
  const value = useStore(sitingForm, (form) => form[field])
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
          onChange={(next) => sitingForm.set({ [field]: next })}
        />
      </div>
      <FieldFault pointer={pointers[field]} />
    </>
  )
}
