import { stateNow } from '../../state/plans/plan-desk.ts'
import { editor, type MapPointer, speak } from '../editor.ts'
import { figuresOf } from '../figures/figures-of.ts'
import { divisionAt, unitAt } from '../units/unit-at.ts'
import { spokenWords } from './spoken-words.ts'

const pauseMilliseconds = 250
let timer: ReturnType<typeof setTimeout> | undefined

/** Says what lies under the cross-hair once it rests, unless something else was said meanwhile: the division with its households and people, the smaller unit, what a point would snap to. */
export function speakOfPlace({ at, snap, way }: MapPointer): void {
  clearTimeout(timer)
  const said = editor.get().spoken
  timer = setTimeout(() => {
    const state = stateNow()
    const { level, line, spoken } = editor.get()
    if (!state || !level || spoken !== said) return
    const words = spokenWords()
    const division = divisionAt(state, level, at)
    const unit = unitAt(state, level, at)
    const parts = [
      division ? words.underCross(division.name, figuresOf(state, division.id)) : words.underCrossNothing,
      unit ? words.unitUnder(unit.name) : '',
      snap ? words.snapsTo[snap.on](snap.name) : '',
      way ? words.along : '',
      line.length > 0 ? words.pointsPlaced(line.length) : '',
    ]
    speak(parts.filter(Boolean).join(words.stop))
  }, pauseMilliseconds)
}
