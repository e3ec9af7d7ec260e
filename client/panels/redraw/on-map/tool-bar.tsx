import { useRef } from 'react'
import { step } from '../../../editing/commit.ts'
import { editor } from '../../../editing/editor.ts'
import { resizeBrush } from '../../../editing/tools/brush-tool.ts'
import { toolTable } from '../../../editing/tools/tool-table.ts'
import { takeTool } from '../../../editing/tools/tools.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { canDraw } from '../../../state/plans/can-draw.ts'
import { topOf } from '../../../state/plans/desk.ts'
import { planDesk } from '../../../state/plans/plan-desk.ts'
import { Icon } from '../../controls/icon.tsx'
import { ToolIcon } from './tool-icon.tsx'

/** The drawing tools over the map: one is in hand. Arrow keys go through them. */
export function ToolBar() {
  const words = useRedrawWords()
  const tool = useStore(editor, (state) => state.tool)
  const desk = useStore(planDesk, (state) => state.desk)
  const bar = useRef<HTMLDivElement>(null)
  const top = desk && topOf(desk)
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (way === 0) return
    event.preventDefault()
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])].filter((button) => !button.disabled)
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    buttons[(at + way + buttons.length) % buttons.length]?.focus()
  }
  return (
    <div className="edit-tools" role="toolbar" aria-label={words.toolsLabel} ref={bar} onKeyDown={onKeyDown}>
      {toolTable.map(({ key, letter }) => (
        <button
          key={key}
          type="button"
          className={key === tool ? 'edit-tool chosen' : 'edit-tool'}
          aria-pressed={key === tool}
          aria-keyshortcuts={letter}
          title={words.keyHint(words.tools[key].name, letter)}
          tabIndex={key === tool ? 0 : -1}
          onClick={() => takeTool(key)}
        >
          <ToolIcon name={key} />
          <span>{words.tools[key].short}</span>
        </button>
      ))}
      {tool === 'brush' && (
        <span className="edit-brush">
          <button
            type="button"
            className="edit-tool"
            aria-label={words.narrower}
            title={`${words.narrower} ([)`}
            onClick={() => resizeBrush(-1)}
          >
            <Icon name="minus" />
          </button>
          <button
            type="button"
            className="edit-tool"
            aria-label={words.wider}
            title={`${words.wider} (])`}
            onClick={() => resizeBrush(1)}
          >
            <Icon name="plus" />
          </button>
        </span>
      )}
      <span className="edit-steps">
        {(['undo', 'redo'] as const).map((kind) => {
          const name = kind === 'undo' ? words.undoButton : words.redoButton
          return (
            <button
              key={kind}
              type="button"
              className="edit-tool"
              title={words.keyHint(name, kind === 'undo' ? 'Ctrl+Z' : 'Ctrl+Shift+Z')}
              aria-keyshortcuts={kind === 'undo' ? 'Control+Z' : 'Control+Shift+Z'}
              disabled={!top || !canDraw() || top[kind === 'undo' ? 'past' : 'undone'].length === 0}
              onClick={() => step(kind)}
            >
              <ToolIcon name={kind} />
              <span>{name}</span>
            </button>
          )
        })}
      </span>
    </div>
  )
}
