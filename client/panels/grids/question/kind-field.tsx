import { type GroupingKind, groupingKinds } from '#contract/griddings/gridding-body'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { useStore } from '../../../state/create-store.ts'
import { chooseKind, griddingForm } from '../../../state/griddings/gridding-form.ts'
import { Segments } from '../../controls/segments.tsx'

/** What is made of the divisions: grids, or groupings that leave their borders alone. */
export function KindField() {
  const words = useGridWords()
  const { levels } = useWords()
  const { kind, unitLevel } = useStore(griddingForm, (form) => form)
  return (
    <fieldset>
      <legend>{words.kinds.title}</legend>
      <Segments<GroupingKind>
        label={words.kinds.title}
        value={kind}
        onChange={chooseKind}
        options={groupingKinds.map((value) => ({ value, label: words.kinds.names[value] }))}
      />
      <p className="hint">{words.kinds.help[kind]}</p>
      {(kind === 'planning_area' || kind === 'service_district') && (
        <div className="range-line">
          <span className="line-name">{words.kinds.units}</span>
          <Segments<'town' | 'village'>
            label={words.kinds.units}
            value={unitLevel}
            onChange={(value) => griddingForm.set({ unitLevel: value })}
            options={(['town', 'village'] as const).map((value) => ({ value, label: levels[value] }))}
          />
        </div>
      )}
    </fieldset>
  )
}
