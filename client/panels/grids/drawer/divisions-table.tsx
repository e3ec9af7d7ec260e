import type { DivisionGridding, Gridding } from '#contract/griddings/gridding-answer'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { count, percent } from '../../../i18n/numbers.ts'
import { useStore } from '../../../state/create-store.ts'
import { showDivision } from '../../../state/open-division.ts'
import { preferences } from '../../../state/preferences.ts'
import { byNumber, byText, type Column, DataTable } from '../../results/tables/data-table.tsx'
import { NameButton } from '../../results/tables/name-button.tsx'

/** Of several divisions: which are divided how well, and why the others are not. */
export function DivisionsTable({ gridding, room }: { gridding: Gridding; room: number }) {
  const words = useGridWords()
  const language = useStore(preferences, (state) => state.language)
  const { divisions: head, figures } = words
  const sizes = ({ metrics }: DivisionGridding): string =>
    metrics ? figures.range(count(metrics.households.min), count(metrics.households.max)) : figures.none
  const columns: Column<DivisionGridding>[] = [
    {
      key: 'name',
      name: head.name,
      width: 170,
      compare: byText(({ name }) => name),
      render: ({ name, divisionId }) => <NameButton name={name} onClick={() => void showDivision(divisionId)} />,
    },
    {
      key: 'grids',
      name: head.grids,
      width: 80,
      align: 'end',
      compare: byNumber(({ grids }) => grids),
      render: ({ grids, ok }) => (ok ? count(grids) : figures.none),
    },
    { key: 'households', name: head.households, width: 120, align: 'end', render: sizes },
    {
      key: 'gap',
      name: head.gap,
      width: 90,
      align: 'end',
      compare: byNumber(({ gap }) => gap),
      render: ({ gap }) => (gap === null ? figures.none : percent(gap)),
    },
    {
      key: 'seconds',
      name: head.seconds,
      width: 90,
      align: 'end',
      compare: byNumber(({ seconds }) => seconds),
      render: ({ seconds }) => seconds.toFixed(1),
    },
    {
      key: 'why',
      name: head.why,
      width: 360,
      compare: byText(({ reason }) => reason ?? ''),
      render: ({ ok, gap, blocking }) => (ok ? (gap === 0 ? head.optimal : head.fine) : (blocking?.[0]?.text[language] ?? '')),
    },
  ]
  return (
    <DataTable
      caption={head.caption}
      columns={columns}
      rows={gridding.divisions}
      keyOf={({ divisionId }) => divisionId}
      height={room}
      sort={{ key: 'name', descending: false }}
      onOpen={({ divisionId }) => void showDivision(divisionId)}
      empty={words.table.empty}
    />
  )
}
