import { branchSquareKilometers } from '#planning/rules/network-tiers'
import { usualTiers } from '#planning/siting/question/site-tiers'
import { type DivisionLevel, type FacilityCategory, facilityCategories } from '#planning/types'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { type FormTier, mostTiers, sitingForm } from '../../../state/sitings/siting-form.ts'
import { Choice } from '../../controls/choice.tsx'
import { PushButton } from '../../controls/push-button.tsx'
import { Tick } from '../../controls/tick.tsx'
import { useCategoryName } from '../../figures/category-name.ts'
import { NumberField } from '../../grids/question/number-field.tsx'
import { FieldFault } from './field-fault.tsx'

const levels = ['county', 'town', 'village', 'group'] as const satisfies readonly DivisionLevel[]
const mostSquareKilometers = 1e7

const usual = (category: FacilityCategory): FormTier[] =>
  usualTiers(category, branchSquareKilometers).map(({ name, level, leastSquareKilometers, premisesFirst }) => ({
    name,
    category: null,
    level,
    leastSquareKilometers: leastSquareKilometers || null,
    premisesFirst,
  }))

/** The tiers of a network, from above: what each is called, in which divisions it has a site, and what comes first there. */
export function TiersField() {
  const { tiers: words } = useSitingWords()
  const { tiers: own, category } = useStore(sitingForm, (form) => form)
  const tiers = own ?? usual(category)
  const change = (at: number, part: Partial<FormTier>): void =>
    sitingForm.set({ tiers: tiers.map((tier, index) => (index === at ? { ...tier, ...part } : tier)) })
  const add = (): void => {
    const [last] = tiers.slice(-1)
    sitingForm.set({ tiers: [...tiers, { ...last, name: '', level: 'village', leastSquareKilometers: null }] })
  }
  return (
    <fieldset className="tiers">
      <legend>{words.title}</legend>
      <p className="hint">{words.help}</p>
      <ol>
        {tiers.map((tier, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a tier is its place in the order
          <li key={index}>
            <Tier
              tier={tier}
              number={index}
              onChange={(part) => change(index, part)}
              onRemove={
                tiers.length > 1 ? () => sitingForm.set({ tiers: tiers.filter((_, other) => other !== index) }) : undefined
              }
            />
          </li>
        ))}
      </ol>
      <FieldFault pointer="/tiers" />
      <div className="range-line">
        {tiers.length < mostTiers && (
          <PushButton small icon="plus" onClick={add}>
            {words.add}
          </PushButton>
        )}
        {own !== null && (
          <PushButton small onClick={() => sitingForm.set({ tiers: null })}>
            {words.usual}
          </PushButton>
        )}
      </div>
      <p className="hint">{words.usualHelp}</p>
    </fieldset>
  )
}

interface TierProps {
  tier: FormTier
  /** From 0. */
  number: number
  onChange(part: Partial<FormTier>): void
  onRemove?: () => void
}

function Tier({ tier, number, onChange, onRemove }: TierProps) {
  const { tiers: words } = useSitingWords()
  const nameOf = useCategoryName()
  const asked = useStore(sitingForm, (form) => form.category)
  const title = words.tier(number + 1)
  const label = (field: string): string => `${title} · ${field}`
  const { name, level, category, leastSquareKilometers, premisesFirst } = tier
  const at = `/tiers/${number}`
  return (
    <div className="tier">
      <div className="range-line">
        <strong>{title}</strong>
        <input
          type="text"
          className="tier-name data-name"
          lang="zh-CN"
          maxLength={50}
          aria-label={label(words.name)}
          placeholder={words.nameHint}
          value={name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        {onRemove && <PushButton small look="quiet" icon="close" aria-label={words.remove(title)} onClick={onRemove} />}
      </div>
      <FieldFault pointer={`${at}/name`} />
      <div className="range-line">
        <span aria-hidden="true">{words.each}</span>
        <Choice<DivisionLevel>
          label={label(words.each)}
          value={level}
          options={levels.map((value) => ({ value, label: words.levels[value] ?? value }))}
          onChange={(value) => onChange({ level: value })}
        />
        <span aria-hidden="true">{words.one}</span>
      </div>
      <FieldFault pointer={`${at}/level`} />
      <div className="range-line">
        <span aria-hidden="true">{words.area}</span>
        <NumberField
          label={label(`${words.area} (${words.areaHelp})`)}
          value={leastSquareKilometers}
          min={0}
          max={mostSquareKilometers}
          unit={words.areaUnit}
          onChange={(value) => onChange({ leastSquareKilometers: value })}
        />
      </div>
      <FieldFault pointer={`${at}/minAreaSquareKilometers`} />
      <div className="range-line">
        <Choice<FacilityCategory | 'same'>
          label={label(words.category)}
          value={category ?? 'same'}
          options={[
            { value: 'same', label: words.sameCategory(nameOf(asked)) },
            ...facilityCategories.filter((each) => each !== asked).map((value) => ({ value, label: nameOf(value) })),
          ]}
          onChange={(value) => onChange({ category: value === 'same' ? null : value })}
        />
      </div>
      <FieldFault pointer={`${at}/category`} />
      <Tick checked={premisesFirst} onChange={(first) => onChange({ premisesFirst: first })}>
        {words.premises}
      </Tick>
    </div>
  )
}
