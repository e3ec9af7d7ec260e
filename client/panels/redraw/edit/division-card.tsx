import { useState } from 'react'
import { boxOf } from '#planning/geodesy/box-of'
import { outlineOfDivision } from '#planning/plans/plan-state'
import type { PlanState } from '#planning/plans/plan-types'
import { doOperations } from '../../../editing/commit.ts'
import { editor } from '../../../editing/editor.ts'
import { toggleLock } from '../../../editing/tools/choosing-tools.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { showBox } from '../../../map/map-camera.ts'
import { useStore } from '../../../state/create-store.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { FiguresTable } from './figures-table.tsx'

/** One division: its name and code, what can be done to it as a whole, and its figures, before and after. */
export function DivisionCard({ id, before, after }: { id: string; before: PlanState; after: PlanState }) {
  const words = useRedrawWords()
  const isLocked = useStore(editor, (state) => state.locked.has(id))
  const [isRenaming, setRenaming] = useState(false)
  const [old, now] = [before.divisions.get(id), after.divisions.get(id)]
  const division = now ?? old
  if (!division) return null
  const isChanging = before !== after
  return (
    <section className="edit-card" aria-labelledby={`division-${id}`}>
      <header>
        <h3 className="data-name" lang="zh-CN" id={`division-${id}`}>
          {division.name}
        </h3>
        <code>{division.code}</code>
        {isChanging && !old && <span className="tag">{words.appears}</span>}
        {isChanging && !now && <span className="tag">{words.ends}</span>}
        {isLocked && <span className="tag">{words.locked}</span>}
      </header>
      <FiguresTable id={id} before={before} after={after} />
      {!isChanging && (
        <div className="card-actions">
          <PushButton small icon="expand" onClick={() => showBox(boxOf(outlineOfDivision(after, id)))}>
            {words.zoomTo}
          </PushButton>
          <PushButton small onClick={() => toggleLock(id)}>
            {isLocked ? words.unlock : words.lockOne}
          </PushButton>
          <PushButton small aria-expanded={isRenaming} onClick={() => setRenaming(!isRenaming)}>
            {words.rename}
          </PushButton>
        </div>
      )}
      {!isChanging && isRenaming && (
        <RenameForm id={id} name={division.name} code={division.code} onDone={() => setRenaming(false)} />
      )}
    </section>
  )
}

function RenameForm({ id, name, code, onDone }: { id: string; name: string; code: string; onDone(): void }) {
  const words = useRedrawWords()
  const [typed, setTyped] = useState({ name, code })
  const save = (): void => {
    const operations = [
      ...(typed.name.trim() === name ? [] : [{ op: 'rename', divisionId: id, name: typed.name.trim() } as const]),
      ...(typed.code.trim() === code ? [] : [{ op: 'recode', divisionId: id, code: typed.code.trim() } as const]),
    ]
    if (operations.length === 0 || doOperations(operations)) onDone()
  }
  return (
    <form
      className="rename"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <label>
        <span>{words.name}</span>
        <input
          className="text-input"
          value={typed.name}
          maxLength={100}
          required
          onChange={(event) => setTyped({ ...typed, name: event.target.value })}
        />
      </label>
      <label>
        <span>{words.code}</span>
        <input
          className="text-input"
          value={typed.code}
          maxLength={32}
          required
          onChange={(event) => setTyped({ ...typed, code: event.target.value })}
        />
      </label>
      <PushButton small type="submit">
        {words.save}
      </PushButton>
    </form>
  )
}
