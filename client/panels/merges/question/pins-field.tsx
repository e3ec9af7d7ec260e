import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { dropPin, mergeForm } from '../../../state/merges/merge-form.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { FieldFault } from './field-fault.tsx'

/** What a person said of units in an answer before: kept, forbidden, left alone. */
export function PinsField() {
  const { pins: words } = useMergeWords()
  const pins = useStore(mergeForm, (form) => form.pins)
  return (
    <fieldset>
      <legend>{words.title}</legend>
      {pins.length === 0 && <p className="hint">{words.empty}</p>}
      <ul className="pin-list">
        {pins.map(({ kind, units }, index) => {
          const names = units.map(({ name }) => name).join('、')
          return (
            <li key={`${kind} ${names}`}>
              <span className={`pin-kind pin-${kind}`}>{words.kinds[kind]}</span>
              <span className="data-name" lang="zh-CN">
                {names}
              </span>
              <PushButton
                small
                look="quiet"
                icon="close"
                className="data-name"
                aria-label={`${words.drop} ${names}`}
                onClick={() => dropPin(index)}
              />
            </li>
          )
        })}
      </ul>
      {(['/keepApart', '/keepTogether', '/fixed'] as const).map((pointer) => (
        <FieldFault key={pointer} pointer={pointer} />
      ))}
    </fieldset>
  )
}
