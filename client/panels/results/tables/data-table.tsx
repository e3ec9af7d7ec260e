import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useResultWords } from '../../../i18n/result-words.ts'
import { useWindowedRows } from '../../controls/use-windowed-rows.ts'

export interface Column<Row> {
  key: string
  /** The name in words, for sorting and for screen readers. */
  name: string
  /** What stands in the head in place of the name, e.g. with an explanation. */
  head?: ReactNode
  width: number
  align?: 'end'
  compare?: (a: Row, b: Row) => number
  render(row: Row): ReactNode
}

export interface Sorting {
  key: string
  descending: boolean
}

interface DataTableProps<Row> {
  caption: string
  /** The first one names the row; it stays in view when the others are scrolled sideways. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf(row: Row): string
  height: number
  sort: Sorting
  /** Key of the row that is selected: it is brought into view when it changes. */
  chosen?: string | null
  hovered?: string | null
  onOpen?: (row: Row) => void
  onHover?: (row: Row | null) => void
  empty: string
}

const rowPixels = 33

/**
 * A table of any number of rows of which only those in sight are drawn: a real table with heads, sorted by its columns. A press on a row
 * opens it; within the names, arrow keys go from row to row.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, keyOf, height, chosen = null, hovered = null, onOpen, onHover, empty } = props
  const words = useResultWords()
  const scroller = useRef<HTMLElement>(null)
  const [sort, setSort] = useState(props.sort)
  const sorted = useMemo(() => sortedRows(rows, columns, sort), [rows, columns, sort])
  const { first, last, onScroll, showRow } = useWindowedRows(scroller, sorted.length, rowPixels)
  const wanted = useRef<number | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new order leaves the person where they are; a new choice does not
  useEffect(() => {
    const index = chosen === null ? -1 : sorted.findIndex((row) => keyOf(row) === chosen)
    if (index >= 0) showRow(index)
  }, [chosen])
  useEffect(() => {
    if (wanted.current === null) return
    const button = scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${wanted.current + 2}"] button`)
    if (!button) return
    wanted.current = null
    button.focus({ preventScroll: true })
  })

  const onKeyDown = (event: KeyboardEvent): void => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('tbody tr')
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key]
    if (!row || step === undefined) return
    event.preventDefault()
    const index = Number(row.getAttribute('aria-rowindex')) - 2 + step
    const next = Math.max(0, Math.min(sorted.length - 1, index))
    wanted.current = next
    showRow(next)
    scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${next + 2}"] button`)?.focus({ preventScroll: true })
  }
  const press = (key: string): void =>
    setSort((now) => (now.key === key ? { key, descending: !now.descending } : { key, descending: key !== columns[0].key }))

  if (rows.length === 0) return <p className="empty">{empty}</p>
  return (
    <section
      className="data-scroll"
      ref={scroller}
      style={{ maxHeight: Math.max(100, height) }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={words.table.scroll(caption)}
      onScroll={onScroll}
    >
      <table
        className="data-table"
        aria-rowcount={sorted.length + 1}
        style={{ width: columns.reduce((sum, column) => sum + column.width, 0) }}
        onKeyDown={onKeyDown}
        onMouseLeave={() => onHover?.(null)}
      >
        <caption className="unseen">{caption}</caption>
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} onPress={() => press(column.key)} />
            ))}
          </tr>
        </thead>
        {first > 0 && <Room rows={first} columns={columns.length} />}
        <tbody>
          {sorted.slice(first, last).map((row, index) => {
            const key = keyOf(row)
            return (
              // The button in the row's first cell does the same from the keyboard.
              <tr
                key={key}
                aria-rowindex={first + index + 2}
                aria-current={key === chosen ? 'true' : undefined}
                className={[onOpen && 'press', key === chosen && 'chosen', key === hovered && 'hovered']
                  .filter(Boolean)
                  .join(' ')}
                onClick={onOpen && (() => onOpen(row))}
                onMouseEnter={onHover && (() => onHover(row))}
              >
                {columns.map((column, at) =>
                  at === 0 ? (
                    <th key={column.key} scope="row">
                      {column.render(row)}
                    </th>
                  ) : (
                    <td key={column.key} className={column.align}>
                      {column.render(row)}
                    </td>
                  ),
                )}
              </tr>
            )
          })}
        </tbody>
        {last < sorted.length && <Room rows={sorted.length - last} columns={columns.length} />}
      </table>
    </section>
  )
}

function Head<Row>({ column, sort, onPress }: { column: Column<Row>; sort: Sorting; onPress(): void }) {
  const words = useResultWords()
  const direction = sort.key !== column.key ? undefined : sort.descending ? 'descending' : 'ascending'
  const arrow = (
    <svg viewBox="0 0 10 14" width="9" height="12" aria-hidden="true">
      <path d="M5 1 9 6H1z" opacity={direction === 'ascending' ? 1 : 0.3} />
      <path d="M5 13 1 8h8z" opacity={direction === 'descending' ? 1 : 0.3} />
    </svg>
  )
  return (
    <th scope="col" aria-sort={direction} className={column.align}>
      <span className="head-line">
        {column.compare && column.head === undefined ? (
          <button type="button" className="sort-name" aria-label={words.table.sortBy(column.name)} onClick={onPress}>
            {column.name} {arrow}
          </button>
        ) : (
          (column.head ?? column.name)
        )}
        {column.compare && column.head !== undefined && (
          <button type="button" className="sort" aria-label={words.table.sortBy(column.name)} onClick={onPress}>
            {arrow}
          </button>
        )}
      </span>
    </th>
  )
}

/** Height in place of rows out of sight. */
function Room({ rows, columns }: { rows: number; columns: number }) {
  return (
    <tbody aria-hidden="true">
      <tr style={{ height: rows * rowPixels }}>
        <td colSpan={columns} />
      </tr>
    </tbody>
  )
}

function sortedRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], { key, descending }: Sorting): readonly Row[] {
  const compare = columns.find((column) => column.key === key)?.compare
  if (!compare) return rows
  return [...rows].sort(descending ? (a, b) => compare(b, a) : compare)
}

/** Compares rows by a number; what has none comes first. */
export function byNumber<Row>(value: (row: Row) => number | null | undefined): (a: Row, b: Row) => number {
  return (a, b) => (value(a) ?? Number.NEGATIVE_INFINITY) - (value(b) ?? Number.NEGATIVE_INFINITY) || 0
}

const collator = new Intl.Collator('zh-CN', { numeric: true })

/** Compares rows by a text, Chinese by pronunciation, digits by value. */
export function byText<Row>(value: (row: Row) => string): (a: Row, b: Row) => number {
  return (a, b) => collator.compare(value(a), value(b))
}
