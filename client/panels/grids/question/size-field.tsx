import { communitySize } from '#planning/rules/community-size'
import { gridSizes } from '#planning/rules/grid-sizes'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { changeForm, type GriddingForm, griddingForm } from '../../../state/griddings/gridding-form.ts'
import { preferences } from '../../../state/preferences.ts'
import { Segments } from '../../controls/segments.tsx'
import { MarkTag } from '../../figures/mark-tag.tsx'
import { NumberField } from './number-field.tsx'

const most = 1_000_000
const mostParts = 999

/** How many households a grid has, by a known size or by hand, and how many grids there are. */
export function SizeField() {
  const words = useGridWords()
  const language = useStore(preferences, (state) => state.language)
  const form = useStore(griddingForm, (state) => state)
  const { kind, min, max, parts, divisions } = form
  const known = gridSizes.find(({ households }) => households.min === min && households.max === max)
  const isLawful = min === communitySize.households.min && max === communitySize.households.max
  return (
    <fieldset>
      <legend>{words.size.title}</legend>
      {kind === 'grid' && (
        <Segments<string>
          label={words.size.title}
          value={known?.key ?? null}
          onChange={(key) => changeForm(gridSizes.find((size) => size.key === key)!.households)}
          options={gridSizes.map(({ key, name }) => ({ value: key, label: name[language] }))}
        />
      )}
      <div className="range-line">
        <NumberField label={words.size.min} value={min} min={0} max={most} onChange={(value) => changeForm({ min: value })} />
        <span aria-hidden="true">{words.size.to}</span>
        <NumberField label={words.size.max} value={max} min={1} max={most} onChange={(value) => changeForm({ max: value })} />
        <span aria-hidden="true">{words.size.unit}</span>
      </div>
      {kind === 'grid' && known && (
        <p className="hint">
          {known.source[language]} <MarkTag mark={known.mark} source={known.source[language]} />
        </p>
      )}
      {kind === 'community' && isLawful && (
        <p className="hint">
          {communitySize.source[language]} <MarkTag mark={communitySize.mark} source={communitySize.source[language]} />
        </p>
      )}
      <div className="range-line parts-line">
        <span className="line-name">{words.size.parts}</span>
        <Segments<'needed' | 'fixed'>
          label={words.size.parts}
          value={parts === null ? 'needed' : 'fixed'}
          onChange={(value) => changeForm({ parts: value === 'needed' ? null : guessParts(form) })}
          options={[
            { value: 'needed', label: words.size.asNeeded },
            { value: 'fixed', label: words.size.fixed },
          ]}
        />
        {parts !== null && (
          <NumberField
            label={words.size.partsField}
            value={parts}
            min={1}
            max={mostParts}
            onChange={(value) => changeForm({ parts: value ?? parts })}
          />
        )}
      </div>
      {parts !== null && divisions.length > 1 && <p className="hint error">{words.size.partsOne}</p>}
    </fieldset>
  )
}

/** A number to begin with: grids of the middle size for a community of the usual 2,000 households. */
const guessParts = ({ min, max }: GriddingForm): number =>
  Math.max(1, Math.min(mostParts, Math.round(4000 / Math.max(1, (min ?? 0) + (max ?? 0)))))
