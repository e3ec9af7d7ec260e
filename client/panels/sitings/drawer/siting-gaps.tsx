import type { Siting } from '#contract/sitings/siting-answer'
import { count, distance } from '../../../i18n/numbers.ts'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { flyTo } from '../../../map/map-camera.ts'
import { byNumber, byText, type Column, DataTable } from '../../results/tables/data-table.tsx'
import { NameButton } from '../../results/tables/name-button.tsx'

type Row = Siting['gaps'][number]

const nearZoom = 15
const footHeight = 8

/** Where those live who are still not covered, most people first; a press flies there. */
export function SitingGaps({ siting, room }: { siting: Siting; room: number }) {
  const { gaps: words, figures, table } = useSitingWords()
  const numbers = new Map(siting.sites.map(({ candidateId }, index) => [candidateId, index + 1]))
  const newNumber = ({ nearestFacilityId }: Row): number | undefined => numbers.get(nearestFacilityId ?? '')
  const go = ({ center: [lon, lat] }: Row): void => flyTo(lon, lat, nearZoom)
  const dataName = (name: string | null) => (
    <span className="data-name" lang="zh-CN">
      {name ?? figures.none}
    </span>
  )
  const columns: Column<Row>[] = [
    {
      key: 'name',
      name: words.place,
      width: 180,
      compare: byText(({ name }) => name),
      render: (row) => <NameButton name={row.name} onClick={() => go(row)} />,
    },
    {
      key: 'people',
      name: words.people,
      width: 96,
      align: 'end',
      compare: byNumber(({ population }) => population),
      render: ({ population }) => count(population),
    },
    {
      key: 'division',
      name: words.division,
      width: 140,
      compare: byText(({ divisionName }) => divisionName ?? ''),
      render: ({ divisionName }) => dataName(divisionName),
    },
    {
      key: 'nearest',
      name: words.nearest,
      width: 190,
      compare: byText(({ nearestFacilityName }) => nearestFacilityName ?? ''),
      render: (row) => {
        const number = newNumber(row)
        return number === undefined ? dataName(row.nearestFacilityName) : table.number(number)
      },
    },
    {
      key: 'way',
      name: words.way,
      width: 110,
      align: 'end',
      compare: byNumber(({ nearestMeters }) => nearestMeters ?? Number.POSITIVE_INFINITY),
      render: ({ nearestMeters }) => (nearestMeters === null ? words.noWay : distance(nearestMeters)),
    },
  ]
  return (
    <div className="tab-body">
      <DataTable<Row>
        caption={words.caption}
        columns={columns}
        rows={siting.gaps}
        keyOf={({ rank }) => String(rank)}
        height={room - footHeight}
        sort={{ key: 'people', descending: true }}
        onOpen={go}
        empty={words.empty}
      />
    </div>
  )
}
