import { useMemo } from 'react'
import type { CoverageResult } from '#contract/coverage'
import { facilityRules } from '#planning/rules/facility-rules'
import { count, percent } from '../../../i18n/numbers.ts'
import { useResultWords } from '../../../i18n/result-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { flyTo } from '../../../map/map-camera.ts'
import { useStore } from '../../../state/create-store.ts'
import { preferences } from '../../../state/preferences.ts'
import { pick, selection } from '../../../state/selection.ts'
import { view } from '../../../state/view.ts'
import { Icon } from '../../controls/icon.tsx'
import { useCategoryName } from '../../figures/category-name.ts'
import { Explain } from '../../figures/explain.tsx'
import { GroupIcon } from '../../figures/group-icon.tsx'
import { byNumber, byText, type Column, DataTable } from './data-table.tsx'
import { NameButton } from './name-button.tsx'

type Load = CoverageResult['facilities'][number]

const loadOf = (row: Load): number | null => (row.capacity ? row.servedPopulation / row.capacity : null)

/** Each facility with the people whose nearest it is, against its registered capacity. */
export function FacilityLoads({ result, room }: { result: CoverageResult; room: number }) {
  const words = useWords()
  const more = useResultWords()
  const nameOf = useCategoryName()
  const language = useStore(preferences, (state) => state.language)
  const category = useStore(view, (state) => state.category)
  const picked = useStore(selection, (state) => (state.picked?.kind === 'facility' ? state.picked.facility.id : null))
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
  const columns: Column<Load>[] = [
    {
      key: 'name',
      name: words.drawer.name,
      width: 210,
      compare: byText((row) => row.name),
      render: (row) => <NameButton name={row.name} onClick={() => go(row)} />,
    },
    {
      key: 'category',
      name: words.inspector.category,
      width: 196,
      compare: byText((row) => nameOf(row.category)),
      render: (row) => (
        <span className="with-icon">
          <GroupIcon group={facilityRules[row.category].group} size={14} /> {nameOf(row.category)}
        </span>
      ),
    },
    {
      key: 'served',
      name: words.figures.served,
      head: (
        <Explain definition={words.define.served} source={words.define.sourceResult} mark="D">
          {words.figures.served}
        </Explain>
      ),
      width: 130,
      align: 'end',
      compare: byNumber((row) => row.servedPopulation),
      render: (row) => (row.unreachable ? words.drawer.unreachableFacility : count(row.servedPopulation)),
    },
    {
      key: 'capacity',
      name: words.figures.capacity,
      head: (
        <Explain definition={words.define.capacity} source={words.define.sourceFacility} mark="S">
          {words.figures.capacity}
        </Explain>
      ),
      width: 150,
      align: 'end',
      compare: byNumber((row) => row.capacity),
      render: (row) =>
        row.capacity === null
          ? words.figures.unknown
          : `${count(row.capacity)} ${facilityRules[row.category].capacityUnit[language]}`,
    },
    {
      key: 'load',
      name: words.figures.load,
      head: (
        <Explain definition={words.define.load} source={words.define.sourceResult} mark="D">
          {words.figures.load}
        </Explain>
      ),
      width: 180,
      align: 'end',
      compare: byNumber(loadOf),
      render: (row) => {
        const load = loadOf(row)
        if (load === null) return words.figures.none
        return load > 1 ? (
          <span className="overload">
            <Icon name="warning" /> {percent(load)} · {words.drawer.overload}
          </span>
        ) : (
          percent(load)
        )
      },
    },
  ]
  return (
    <div className="tab-body">
      <DataTable<Load>
        caption={more.table.caption(words.drawer.facilities)}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.facilityId}
        height={room - 12}
        sort={{ key: 'served', descending: true }}
        chosen={picked}
        onOpen={go}
        empty={words.drawer.noFacilities}
      />
    </div>
  )
}
