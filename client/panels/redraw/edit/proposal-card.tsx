import type { PlanOperation } from '#planning/plans/plan-types'
import { applyProposal, propose } from '../../../editing/commit.ts'
import { dropDrawing, editor, type Preview } from '../../../editing/editor.ts'
import { count } from '../../../i18n/numbers.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { FiguresTable } from './figures-table.tsx'

type Split = Extract<PlanOperation, { op: 'split' }>

/** A change that waits to be confirmed: what becomes of each division, names of new parts, where smaller units go; apply or dismiss. */
export function ProposalCard({ preview }: { preview: Preview }) {
  const words = useRedrawWords()
  const by = useStore(editor, (state) => state.proposedBy)
  const { before, state, touched, operations } = preview
  const [first] = operations
  return (
    <section className="edit-card proposal" aria-label={words.proposal}>
      <header>
        <h3>{by === 'repair' ? words.repairProposal : words.proposal}</h3>
        <span className="tag">{words.operations[first.op]}</span>
      </header>
      {first.op === 'split' && <SplitFields split={first as Split} preview={preview} />}
      {touched.slice(0, 6).map((id) => {
        const division = state.divisions.get(id) ?? before.divisions.get(id)
        return (
          <div key={id} className="proposal-part">
            <h4>
              <span className="data-name" lang="zh-CN">
                {division?.name}
              </span>{' '}
              {!state.divisions.has(id) && <span className="tag">{words.ends}</span>}
              {!before.divisions.has(id) && <span className="tag">{words.appears}</span>}
            </h4>
            <FiguresTable id={id} before={before} after={state} />
          </div>
        )
      })}
      <div className="foot-buttons">
        <PushButton look="primary" onClick={applyProposal}>
          {words.apply}
        </PushButton>
        <PushButton onClick={dropDrawing}>{words.dismiss}</PushButton>
      </div>
    </section>
  )
}

/** At most so many smaller units are listed; the rest go where most of their people are. */
const mostSides = 12

function SplitFields({ split, preview: { before, state } }: { split: Split; preview: Preview }) {
  const words = useRedrawWords()
  const names = split.names ??
    (split.ids?.map((id) => state.divisions.get(id)?.name ?? '') as [string, string] | undefined) ?? ['', '']
  const sides = Object.entries(split.sides ?? {})
  /** Those further below that the line goes around: whoever divides has not seen them coming. */
  const isAround = sides.some(([id]) => before.divisions.has(id) && before.divisions.get(id)!.parentId !== split.divisionId)
  const change = (next: Partial<Split>): void => {
    propose([{ ...split, ...next }])
  }
  return (
    <>
      <div className="split-names">
        {(['left', 'right'] as const).map((side, index) => (
          <label key={side}>
            <span>{words.nameOfPart(words[side])}</span>
            <input
              className="text-input"
              maxLength={100}
              value={names[index]}
              onChange={(event) => {
                const next: [string, string] = [...names]
                next[index] = event.target.value
                // An empty name is refused: it is kept as it is typed until it is one.
                if (event.target.value.trim() !== '') change({ names: next })
              }}
            />
          </label>
        ))}
      </div>
      {sides.length > 0 && (
        <details open={isAround || undefined}>
          <summary>
            {words.sides} ({count(sides.length)})
          </summary>
          <ul className="split-sides">
            {sides.slice(0, mostSides).map(([id, side]) => {
              const name = (before.divisions.get(id) ?? before.units.get(id))?.name ?? id
              return (
                <li key={id}>
                  <span className="data-name" lang="zh-CN">
                    {name}
                  </span>
                  <button
                    type="button"
                    className="push small data-name"
                    aria-label={`${words.sideOf(name)} ${words[side]}`}
                    onClick={() => change({ sides: { ...split.sides, [id]: side === 'left' ? 'right' : 'left' } })}
                  >
                    {words[side]}
                  </button>
                </li>
              )
            })}
          </ul>
        </details>
      )}
    </>
  )
}
