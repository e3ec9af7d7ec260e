import { Table, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import type { CoverageResult, GapProperties } from '#contract/coverage'
import { facilityRules } from '#planning/rules/facility-rules'
import { count, distance, minutesOf } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { flyTo } from '../../map/map-camera.ts'
import { coverageRun } from '../../state/coverage-run.ts'
import { useStore } from '../../state/create-store.ts'
import { gapsShown } from '../../state/gaps-shown.ts'
import { pick, selection } from '../../state/selection.ts'
import { view } from '../../state/view.ts'
import { useCategoryName } from '../figures/category-name.ts'
import { Explain } from '../figures/explain.tsx'
import { GroupIcon } from '../figures/group-icon.tsx'

/** The uncovered places, most people first; choosing one flies there. */
export function GapList({ result, room }: { result: CoverageResult; room: number }) {
  const words = useWords()
  const nameOf = useCategoryName()
  const gaps = useStore(coverageRun, (run) => run.gaps)
  const category = useStore(view, (state) => state.category)
  const picked = useStore(selection, (state) => (state.picked?.kind === 'gap' ? state.picked.gap.rank : null))
  const rows = useMemo(() => gapsShown(gaps, category).map((feature) => feature.properties), [gaps, category])
  const go = (gap: GapProperties): void => {
    pick({ kind: 'gap', gap })
    flyTo(gap.center[0], gap.center[1], 15.5)
  }
  const columns: TableColumnsType<GapProperties> = [
    { title: words.drawer.rank, dataIndex: 'rank', key: 'rank', width: 56, align: 'right' },
    {
      title: words.drawer.place,
      key: 'name',
      width: 136,
      render: (_, gap) => (
        <button
          type="button"
          className="name-button data-name"
          lang="zh-CN"
          onClick={(event) => {
            event.stopPropagation()
            go(gap)
          }}
        >
          {gap.name}
        </button>
      ),
    },
    {
      title: words.figures.population,
      key: 'population',
      width: 90,
      align: 'right',
      sorter: (a, b) => a.population - b.population,
      render: (_, gap) => count(gap.population),
    },
    { title: words.figures.households, key: 'households', width: 104, align: 'right', render: (_, gap) => count(gap.households) },
    {
      title: words.drawer.division,
      key: 'division',
      width: 104,
      render: (_, gap) => (
        <span className="data-name" lang="zh-CN">
          {gap.divisionName ?? words.figures.none}
        </span>
      ),
    },
    ...(result.parameters.categories.length > 1
      ? [
          {
            title: words.inspector.category,
            key: 'category',
            width: 150,
            render: (_: unknown, gap: GapProperties) => (
              <span className="with-icon">
                <GroupIcon group={facilityRules[gap.category].group} size={14} /> {nameOf(gap.category)}
              </span>
            ),
          },
        ]
      : []),
    {
      title: words.drawer.nearest,
      key: 'nearest',
      width: 160,
      render: (_, gap) => (
        <span className="data-name" lang="zh-CN">
          {gap.nearestFacilityName ?? words.figures.none}
        </span>
      ),
    },
    {
      title: words.drawer.way,
      key: 'way',
      width: 150,
      align: 'right',
      sorter: (a, b) => (a.nearestMeters ?? 1e9) - (b.nearestMeters ?? 1e9),
      render: (_, gap) =>
        gap.nearestMeters === null || gap.nearestSeconds === null
          ? words.drawer.noWay
          : `${distance(gap.nearestMeters)} · ${minutesOf(gap.nearestSeconds)} ${words.units.minutes}`,
    },
  ]
  if (rows.length === 0) return <p className="empty">{words.drawer.noGaps}</p>
  return (
    <div className="tab-body">
      <div className="tab-tools">
        <Explain definition={words.define.gaps} source={words.define.sourceResult} mark="D">
          {words.figures.places(count(rows.length))}
        </Explain>
        <span className="soft">{words.drawer.gapHint}</span>
      </div>
      <Table<GapProperties>
        virtual
        size="small"
        rowKey="rank"
        columns={columns}
        dataSource={rows}
        pagination={false}
        showSorterTooltip={false}
        rowClassName={(gap) => (gap.rank === picked ? 'row-chosen' : 'row-press')}
        onRow={(gap) => ({ onClick: () => go(gap) })}
        scroll={{ x: 800 + (result.parameters.categories.length > 1 ? 150 : 0), y: Math.max(60, room - 86) }}
      />
    </div>
  )
}
