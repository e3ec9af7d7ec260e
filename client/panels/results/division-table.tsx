import { Table, type TableColumnsType } from 'antd'
import { useMemo, useState } from 'react'
import type { CoverageDivision, CoverageResult } from '#contract/coverage'
import { facilityRules } from '#planning/rules/facility-rules'
import type { DivisionLevel } from '#planning/types'
import { count, minutesOf, percent } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { openDivision } from '../../state/open-division.ts'
import { levelsOf, resultLevel } from '../../state/result-level.ts'
import { view } from '../../state/view.ts'
import { Choice } from '../controls/choice.tsx'
import { useCategoryName } from '../figures/category-name.ts'
import { Explain } from '../figures/explain.tsx'
import { NameButton } from './name-button.tsx'
import { ShareCell } from './share-cell.tsx'

const by =
  (value: (row: CoverageDivision) => number | null | undefined) =>
  (a: CoverageDivision, b: CoverageDivision): number =>
    (value(a) ?? -1) - (value(b) ?? -1)

/** One row a division of the level chosen: people, share, times, each category; sorted and filtered. */
export function DivisionTable({ result, room }: { result: CoverageResult; room: number }) {
  const words = useWords()
  const nameOf = useCategoryName()
  const chosenLevel = useStore(view, (state) => state.level)
  const [filter, setFilter] = useState('')
  const levels = levelsOf(result.divisions)
  const level = chosenLevel && levels.includes(chosenLevel) ? chosenLevel : resultLevel()
  const rows = useMemo(() => {
    const text = filter.trim().toLowerCase()
    return result.divisions.filter(
      (row) => row.level === level && (text === '' || row.name.toLowerCase().includes(text) || row.code.startsWith(text)),
    )
  }, [result, level, filter])

  const { categories } = result.parameters
  const time = (seconds: number | null): string => (seconds === null ? words.figures.none : minutesOf(seconds))
  const head = (name: string, definition: string) => (
    <Explain definition={definition} mark="D" source={words.define.sourceResult}>
      {name}
    </Explain>
  )
  const columns: TableColumnsType<CoverageDivision> = [
    {
      title: words.drawer.name,
      key: 'name',
      fixed: 'left',
      width: 132,
      sorter: (a, b) => a.name.localeCompare(b.name, 'zh-CN'),
      render: (_, row) => <NameButton name={row.name} onClick={() => void openDivision(row.divisionId)} />,
    },
    { title: words.drawer.code, dataIndex: 'code', key: 'code', width: 132, sorter: (a, b) => a.code.localeCompare(b.code) },
    {
      title: head(words.figures.population, words.define.population),
      key: 'population',
      width: 104,
      align: 'right',
      sorter: by((row) => row.population),
      render: (_, row) => count(row.population),
    },
    {
      title: head(words.figures.uncovered, words.define.uncovered),
      key: 'uncovered',
      width: 134,
      align: 'right',
      sorter: by((row) => row.population - row.coveredPopulation),
      defaultSortOrder: 'descend',
      render: (_, row) => count(row.population - row.coveredPopulation),
    },
    {
      title: head(words.figures.share, words.define.share),
      key: 'share',
      width: 158,
      sorter: by((row) => row.coveredShare),
      render: (_, row) => <ShareCell share={row.coveredShare} />,
    },
    {
      title: head(`${words.figures.mean} (${words.units.minutes})`, words.define.mean),
      key: 'mean',
      width: 166,
      align: 'right',
      sorter: by((row) => row.meanSeconds),
      render: (_, row) => time(row.meanSeconds),
    },
    {
      title: head(`${words.figures.p95} (${words.units.minutes})`, words.define.p95),
      key: 'p95',
      width: 162,
      align: 'right',
      sorter: by((row) => row.p95Seconds),
      render: (_, row) => time(row.p95Seconds),
    },
    {
      title: head(words.figures.households, words.define.households),
      key: 'households',
      width: 130,
      align: 'right',
      sorter: by((row) => row.households),
      render: (_, row) => count(row.households),
    },
    ...(categories.length > 1 ? categories : []).map((category) => ({
      title: nameOf(category),
      key: category,
      width: 150,
      sorter: by((row) => row.categories[category]?.coveredShare),
      render: (_: unknown, row: CoverageDivision) => <ShareCell share={row.categories[category]?.coveredShare ?? null} />,
    })),
    ...categories
      .filter((category) => facilityRules[category].ageGroup !== null)
      .map((category) => ({
        title: head(`${nameOf(category)} · ${words.figures.group}`, words.define.group),
        key: `${category}-group`,
        width: 170,
        render: (_: unknown, row: CoverageDivision) => {
          const { groupPopulation, coveredGroupPopulation } = row.categories[category] ?? {
            groupPopulation: null,
            coveredGroupPopulation: null,
          }
          return groupPopulation ? percent((coveredGroupPopulation ?? 0) / groupPopulation) : words.figures.none
        },
      })),
  ]

  if (levels.length === 0) return <p className="empty tab-body">{words.drawer.noDivisions}</p>
  return (
    <div className="tab-body">
      <div className="tab-tools">
        <Choice<DivisionLevel>
          label={words.coverage.level}
          value={level ?? 'village'}
          options={levels.map((each) => ({ value: each, label: words.levels[each] }))}
          onChange={(next) => view.set({ level: next })}
        />
        <input
          type="search"
          className="filter"
          placeholder={words.drawer.filter}
          aria-label={words.drawer.filter}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <span className="soft">{words.drawer.rows(count(rows.length))}</span>
      </div>
      <Table<CoverageDivision>
        virtual
        size="small"
        rowKey="divisionId"
        columns={columns}
        dataSource={rows}
        pagination={false}
        showSorterTooltip={false}
        scroll={{ x: 1130 + 150 * categories.length, y: Math.max(60, room - 86) }}
        locale={{ emptyText: words.drawer.noRows }}
      />
    </div>
  )
}
