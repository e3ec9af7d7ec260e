import type { DivisionLevel } from '#planning/types'
import { dropDrawing, editor } from '../../../editing/editor.ts'
import { levelsOfPlan } from '../../../editing/levels-of-plan.ts'
import { assigning } from '../../../editing/tools/choosing-tools.ts'
import { count } from '../../../i18n/numbers.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { useStore } from '../../../state/create-store.ts'
import { stateNow } from '../../../state/plans/plan-desk.ts'
import { Choice } from '../../controls/choice.tsx'
import { Icon } from '../../controls/icon.tsx'
import { DivisionCard } from './division-card.tsx'
import { ProposalCard } from './proposal-card.tsx'
import { RefusalNote } from './refusal-note.tsx'

/** The work at hand: which level, what the tool does, what is chosen, and what would change while it is being drawn. */
export function EditTab() {
  const words = useRedrawWords()
  const page = useWords()
  const { level, tool, selected, units, preview, isProposed, refusal, locked } = useStore(editor, (state) => state)
  const state = stateNow()
  if (!state || !level) return null
  const levels = levelsOfPlan(state)
  const touched = preview?.touched ?? []
  const shown = preview && !isProposed ? touched.slice(0, 4) : selected.slice(0, 4)
  return (
    <>
      {levels.length > 1 && (
        <Choice<DivisionLevel>
          label={words.level}
          value={level}
          options={levels.map((each) => ({ value: each, label: page.levels[each] }))}
          onChange={(next) => {
            dropDrawing()
            editor.set({ level: next, selected: [], units: [] })
          }}
        />
      )}
      <p className="hint tool-hint">
        <b>{words.tools[tool].name}</b> {tool === 'assign' && assigning.isReady ? words.assignReady : words.tools[tool].hint}
      </p>
      {refusal && <RefusalNote refusal={refusal} />}
      {preview && isProposed && <ProposalCard preview={preview} />}
      {units.length > 0 && <p className="hint">{words.unitsChosen(count(units.length))}</p>}
      {!isProposed && shown.length === 0 && !refusal && (
        <p className="empty">
          <Icon name="redraw" /> {words.choose}
        </p>
      )}
      {!isProposed &&
        shown.map((id) => (
          <DivisionCard key={id} id={id} before={preview ? preview.before : state} after={preview ? preview.state : state} />
        ))}
      {!preview && selected.length > 4 && <p className="hint">{words.chosen(count(selected.length))}</p>}
      {locked.size > 0 && <p className="hint">{words.lockedCount(count(locked.size))}</p>}
    </>
  )
}
