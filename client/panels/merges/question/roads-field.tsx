import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { distance } from '../../../i18n/numbers.ts'
import { useStore } from '../../../state/create-store.ts'
import {
  beginRoad,
  dropRoad,
  dropRoadInHand,
  finishRoad,
  mostRoads,
  roadInHand,
  roadMeters,
  takeRoadPointBack,
} from '../../../state/merges/added-roads.ts'
import { mergeForm } from '../../../state/merges/merge-form.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { FieldFault } from './field-fault.tsx'

/** Roads or bridges that are not there, drawn on the map: what would be proposed if they were. */
export function RoadsField() {
  const { roads: words } = useMergeWords()
  const roads = useStore(mergeForm, (form) => form.roads)
  const line = useStore(roadInHand, (road) => road.line)
  return (
    <fieldset>
      <legend>{words.title}</legend>
      <ul className="pin-list">
        {roads.map((road, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: roads are known by their numbers, on the map too
          <li key={index}>
            <span className="pin-kind pin-road">{words.name(index + 1)}</span>
            <span>{distance(roadMeters(road))}</span>
            <PushButton
              small
              look="quiet"
              icon="close"
              aria-label={`${words.drop} ${words.name(index + 1)}`}
              onClick={() => dropRoad(index)}
            />
            <FieldFault pointer={`/roads/${index}`} />
          </li>
        ))}
      </ul>
      {line === null ? (
        <>
          <p className="hint">{words.help}</p>
          <PushButton small icon="plus" disabled={roads.length >= mostRoads} onClick={beginRoad}>
            {words.draw}
          </PushButton>
        </>
      ) : (
        <>
          <p className="hint" role="status">
            {words.drawing(line.length)}
          </p>
          <div className="button-line">
            <PushButton small look="primary" disabled={line.length < 2} onClick={finishRoad}>
              {words.finish}
            </PushButton>
            <PushButton small disabled={line.length === 0} onClick={takeRoadPointBack}>
              {words.back}
            </PushButton>
            <PushButton small look="quiet" onClick={dropRoadInHand}>
              {words.cancel}
            </PushButton>
          </div>
        </>
      )}
    </fieldset>
  )
}
