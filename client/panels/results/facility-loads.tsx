import { WarningFilled } from '@ant-design/icons'
import { Table, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import type { CoverageResult } from '#contract/coverage'
import { facilityRules } from '#planning/rules/facility-rules'
import { count, percent } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { flyTo } from '../../map/map-camera.ts'
import { useStore } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'
import { pick } from '../../state/selection.ts'
import { view } from '../../state/view.ts'
import { useCategoryName } from '../figures/category-name.ts'
import { Explain } from '../figures/explain.tsx'
import { GroupIcon } from '../figures/group-icon.tsx'
import { NameButton } from './name-button.tsx'

type Load = CoverageResult['facilities'][number]

const loadOf = (row: Load): number | null => (row.capacity ? row.servedPopulation / row.capacity : null)

/** Each facility: people whose nearest it is, against its registered capacity. */
export function FacilityLoads({ result, room }: { result: CoverageResult; room: number }) {
  const words = useWords()
  const nameOf = useCategoryName()
  const language = useStore(preferences, (state) => state.language)
  const category = useStore(view, (state) => state.category)
  const rows = useMemo(
    () => result.facilities.filter((row) => category === null || row.category === category),
    [result, category],
  )
  const go = (row: Load): void => {
    pick({
      kind: 'facility',
      facility: { id: row.facilityId, category: row.category, name: row.name, status: null, lon: row.lon, lat: row.lat },
    })
    flyTo(row.lon, row.lat, 15.5)
  }
  const columns: TableColumnsType<Load> = [
    {
      title: words.drawer.name,
      key: 'name',
      width: 200,
      render: (_, row) => <NameButton name={row.name} onClick={() => go(row)} />,
    },
    {
      title: words.inspector.category,
      key: 'category',
      width: 190,
      render: (_, row) => (
        <span className="with-icon">
          <GroupIcon group={facilityRules[row.category].group} size={14} /> {nameOf(row.category)}
        </span>
      ),
    },
    {
      title: (
        <Explain definition={words.define.served} source={words.define.sourceResult} mark="D">
          {words.figures.served}
        </Explain>
      ),
      key: 'served',
      width: 120,
      align: 'right',
      defaultSortOrder: 'descend',
      sorter: (a, b) => a.servedPopulation - b.servedPopulation,
      render: (_, row) => (row.unreachable ? words.drawer.unreachableFacility : count(row.servedPopulation)),
    },
    {
      title: (
        <Explain definition={words.define.capacity} source={words.define.sourceFacility} mark="S">
          {words.figures.capacity}
        </Explain>
      ),
      key: 'capacity',
      width: 150,
      align: 'right',
      sorter: (a, b) => (a.capacity ?? -1) - (b.capacity ?? -1),
      render: (_, row) =>
        row.capacity === null
          ? words.figures.unknown
          : `${count(row.capacity)} ${facilityRules[row.category].capacityUnit[language]}`,
    },
    {
      title: (
        <Explain definition={words.define.load} source={words.define.sourceResult} mark="D">
          {words.figures.load}
        </Explain>
      ),
      key: 'load',
      width: 170,
      align: 'right',
      sorter: (a, b) => (loadOf(a) ?? -1) - (loadOf(b) ?? -1),
      render: (_, row) => {
        const load = loadOf(row)
        if (load === null) return words.figures.none
        return load > 1 ? (
          <span className="overload">
            <WarningFilled aria-hidden /> {percent(load)} · {words.drawer.overload}
          </span>
        ) : (
          percent(load)
        )
      },
    },
  ]
  if (rows.length === 0) return <p className="empty">{words.drawer.noFacilities}</p>
  return (
    <Table<Load>
      virtual
      size="small"
      rowKey="facilityId"
      columns={columns}
      dataSource={rows}
      pagination={false}
      showSorterTooltip={false}
      scroll={{ x: 830, y: Math.max(60, room - 50) }}
    />
  )
}
