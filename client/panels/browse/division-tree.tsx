import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { count } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { catalogue, loadCatalogue } from '../../state/catalogue.ts'
import { useStore } from '../../state/create-store.ts'
import { openDivision } from '../../state/open-division.ts'
import { selection } from '../../state/selection.ts'
import { Icon } from '../controls/icon.tsx'
import { Skeleton } from '../controls/skeleton.tsx'
import { useWindowedRows } from '../controls/use-windowed-rows.ts'
import { ProblemNotice } from '../figures/problem-notice.tsx'
import { type TreeRow, treeRows } from './tree-rows.ts'
import { useBranches } from './use-branches.ts'

const rowPixels = 30

/** The divisions as a tree of any size: only lines in sight are drawn, each branch is loaded when it is opened. */
export function DivisionTree() {
  const words = useWords()
  const id = useId()
  const { state, problem, roots, levels } = useStore(catalogue, (now) => now)
  const selected = useStore(selection, (now) => now.divisionId)
  const { children, open, toggle, reveal, retry } = useBranches(roots)
  const smallest = levels.at(-1)
  const rows = useMemo(
    () => treeRows(roots, children, open, (division) => division.level === smallest),
    [roots, children, open, smallest],
  )
  const [active, setActive] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
  const { first, last, onScroll, showRow } = useWindowedRows(scroller, rows.length, rowPixels)
  const place = rows.findIndex((row) => row.kind === 'division' && row.division.id === selected)
  const revealed = useRef<string | null>(null)

  useEffect(() => {
    if (!selected) return
    if (place >= 0) {
      if (revealed.current !== selected) showRow(place)
      revealed.current = selected
      setActive(place)
    } else if (revealed.current !== selected) void reveal(selected).catch(() => undefined)
  }, [selected, place, reveal, showRow])

  if (state === 'failed' && problem && roots.length === 0)
    return <ProblemNotice problem={problem} onRetry={() => void loadCatalogue()} />
  if (state === 'loading') return <Skeleton lines={10} />
  if (roots.length === 0) {
    return (
      <div className="empty">
        <strong>{words.browse.none}</strong>
        <p>{words.browse.noneAdvice}</p>
      </div>
    )
  }
  const at = Math.min(active, rows.length - 1)
  const go = (index: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, index))
    setActive(next)
    showRow(next)
  }
  const act = (row: TreeRow): void => {
    if (row.kind === 'division') void openDivision(row.division.id)
    else if (row.kind === 'failed' && row.parentId) void retry(row.parentId)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[at]
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 300) / rowPixels) - 1)
    const moves: Record<string, () => void> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      PageDown: () => go(at + page),
      PageUp: () => go(at - page),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      ArrowRight: () => {
        if (row.kind !== 'division' || row.leaf) return
        if (row.open) go(at + 1)
        else toggle(row.division.id, true)
      },
      ArrowLeft: () => {
        if (row.kind === 'division' && row.open) toggle(row.division.id, false)
        else go(rows.findIndex((each) => each.kind === 'division' && each.division.id === row.parentId))
      },
      Enter: () => act(row),
      ' ': () => act(row),
    }
    if (!moves[event.key] || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    moves[event.key]()
  }
  return (
    <div
      className="tree"
      ref={scroller}
      role="tree"
      aria-label={words.browse.tree}
      aria-activedescendant={`${id}-${at}`}
      tabIndex={0}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div className="tree-all" role="presentation" style={{ height: rows.length * rowPixels }}>
        {rows.slice(first, last).map((row, offset) => {
          const index = first + offset
          const isDivision = row.kind === 'division'
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys for its lines
            <div
              key={isDivision ? row.division.id : `${row.parentId} ${row.kind}`}
              id={`${id}-${index}`}
              role="treeitem"
              tabIndex={-1}
              aria-level={row.depth + 1}
              aria-setsize={row.setSize}
              aria-posinset={row.position}
              aria-expanded={isDivision && !row.leaf ? row.open : undefined}
              aria-selected={isDivision && row.division.id === selected}
              className={[
                'tree-row',
                index === at ? 'active' : '',
                isDivision && row.division.id === selected ? 'chosen' : '',
              ].join(' ')}
              style={{ top: index * rowPixels, height: rowPixels, paddingInlineStart: 4 + row.depth * 16 }}
              onClick={() => {
                setActive(index)
                act(row)
              }}
            >
              <TreeLine row={row} onToggle={toggle} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function TreeLine({ row, onToggle }: { row: TreeRow; onToggle(id: string, open: boolean): void }) {
  const words = useWords()
  if (row.kind !== 'division')
    return <span className="soft tree-wait">{row.kind === 'loading' ? words.panel.loading : words.places.branchFailed}</span>
  const { division, leaf, open } = row
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys open and close lines */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <span
        className={leaf ? 'tree-fold none' : 'tree-fold'}
        onClick={(event) => {
          if (leaf) return
          event.stopPropagation()
          onToggle(division.id, !open)
        }}
      >
        {!leaf && <Icon name={open ? 'down' : 'right'} size={14} />}
      </span>
      <span className="tree-name data-name" lang="zh-CN">
        {division.name}
      </span>
      <span className="soft">
        {division.population === null ? words.figures.unknown : words.figures.people(count(division.population))}
      </span>
    </>
  )
}
