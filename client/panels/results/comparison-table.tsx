import { Table, type TableColumnsType } from 'antd'
import type { CoverageResult } from '#contract/coverage'
import { count, percent, signed } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { openDivision } from '../../state/open-division.ts'
import { levelsOf } from '../../state/result-level.ts'
import { view } from '../../state/view.ts'
import { NameButton } from './name-button.tsx'
import { ShareCell } from './share-cell.tsx'

type Row = NonNullable<CoverageResult['comparison']>['divisions'][number]

const gainOf = (row: Row): number => row.plannedCoveredPopulation - row.nowCoveredPopulation

/** "Now" beside "as planned", in all and for the divisions where they differ. */
export function ComparisonTable({ result, room }: { result: CoverageResult; room: number }) {
  const words = useWords()
  const chosenLevel = useStore(view, (state) => state.level)
  const { comparison } = result
  if (!comparison) return <p className="empty">{words.drawer.noCompare}</p>
  const levels = levelsOf(comparison.divisions)
  const level = chosenLevel && levels.includes(chosenLevel) ? chosenLevel : levels.includes('village') ? 'village' : levels.at(-1)
  const rows = comparison.divisions.filter((row) => row.level === level)
  const { now, planned } = comparison
  const share = (value: number | null): string => (value === null ? words.figures.none : percent(value))
  const columns: TableColumnsType<Row> = [
    {
      title: words.drawer.name,
      key: 'name',
      width: 150,
      render: (_, row) => <NameButton name={row.name} onClick={() => void openDivision(row.divisionId)} />,
    },
    { title: words.figures.population, key: 'population', width: 110, align: 'right', render: (_, row) => count(row.population) },
    {
      title: words.drawer.nowShare,
      key: 'now',
      width: 150,
      render: (_, row) => <ShareCell share={row.population ? row.nowCoveredPopulation / row.population : null} />,
    },
    {
      title: words.drawer.plannedShare,
      key: 'planned',
      width: 150,
      render: (_, row) => <ShareCell share={row.population ? row.plannedCoveredPopulation / row.population : null} />,
    },
    {
      title: words.drawer.gained,
      key: 'gain',
      width: 130,
      align: 'right',
      defaultSortOrder: 'descend',
      sorter: (a, b) => gainOf(a) - gainOf(b),
      render: (_, row) => signed(gainOf(row)),
    },
  ]
  return (
    <div className="tab-body">
      <p className="tab-tools compare-line">
        <span>
          {words.coverage.now} <b>{share(now.coveredShare)}</b> ({words.figures.people(count(now.coveredPopulation))})
        </span>
        <span aria-hidden="true">→</span>
        <span>
          {words.coverage.planned} <b>{share(planned.coveredShare)}</b> ({words.figures.people(count(planned.coveredPopulation))})
        </span>
      </p>
      {rows.length === 0 ? (
        <p className="empty">{words.drawer.noDifference}</p>
      ) : (
        <Table<Row>
          virtual
          size="small"
          rowKey="divisionId"
          columns={columns}
          dataSource={rows}
          pagination={false}
          showSorterTooltip={false}
          scroll={{ x: 700, y: Math.max(60, room - 90) }}
        />
      )}
    </div>
  )
}
