import { type KeyboardEvent, useMemo } from 'react'
import type { Site, Siting } from '#contract/sitings/siting-answer'
import { count, decimal, distance } from '../../../i18n/numbers.ts'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { flyTo } from '../../../map/map-camera.ts'
import { useStore } from '../../../state/create-store.ts'
import { placesOf, siteTrial } from '../../../state/sitings/site-trial.ts'
import { sitingFocus } from '../../../state/sitings/siting-focus.ts'
import { byNumber, byText, type Column, DataTable } from '../../results/tables/data-table.tsx'
import { NudgePad, nudgeByKey } from './nudge-pad.tsx'

interface Row extends Pick<Site, 'served' | 'load' | 'meanMeters'> {
  index: number
  site: Site
  place: string
}

const toolsHeight = 40
const nearZoom = 14.5

/** Every new site; a press shows it on the map, where it can be moved by hand or, with Shift, by the arrow keys. */
export function SitesTable({ siting, room }: { siting: Siting; room: number }) {
  const words = useSitingWords()
  const { table, figures } = words
  const focused = useStore(sitingFocus, (focus) => focus.site)
  const trial = useStore(siteTrial, (state) => state)
  const rows = useMemo(
    () =>
      siting.sites.map((site, index): Row => {
        const { served, load, meanMeters } = trial.answer?.sites[index] ?? site
        return { index, site, served, load, meanMeters, place: site.name ?? site.divisionName ?? '' }
      }),
    [siting, trial.answer],
  )
  const go = ({ index }: Row): void => {
    sitingFocus.set({ site: index })
    const [lon, lat] = placesOf(siting, trial)[index]
    flyTo(lon, lat, nearZoom)
  }
  const onKeyDownCapture = (event: KeyboardEvent): void => {
    if (event.shiftKey && focused !== null && nudgeByKey(event, focused)) event.stopPropagation()
  }
  const number = (
    key: string,
    name: string,
    width: number,
    value: (row: Row) => number | null,
    text: (value: number) => string,
  ) => ({
    key,
    name,
    width,
    align: 'end' as const,
    compare: byNumber<Row>(value),
    render: (row: Row) => {
      const own = value(row)
      return own === null ? figures.none : text(own)
    },
  })
  const hasTiers = siting.tiers.length > 0
  const columns: Column<Row>[] = [
    {
      key: 'number',
      name: table.site,
      width: 84,
      compare: byNumber(({ index }) => index),
      render: (row) => (
        <button
          type="button"
          className="name-button"
          onClick={(event) => {
            event.stopPropagation()
            go(row)
          }}
        >
          {table.number(row.index + 1)}
        </button>
      ),
    },
    ...(hasTiers
      ? [
          {
            key: 'tier',
            name: table.tier,
            width: 90,
            compare: byNumber<Row>(({ site }) => site.tier),
            render: ({ site }: Row) => (
              <span className="data-name" lang="zh-CN">
                {siting.tiers[site.tier ?? -1]?.name ?? figures.none}
              </span>
            ),
          },
        ]
      : []),
    {
      key: 'division',
      name: table.division,
      width: 170,
      compare: byText(({ place }) => place),
      render: ({ place }) => (
        <span className="data-name" lang="zh-CN">
          {place || figures.none}
        </span>
      ),
    },
    {
      key: 'origin',
      name: table.origin,
      width: 120,
      compare: byText(({ site }) => table.origins[site.origin]),
      render: ({ site }) => table.origins[site.origin],
    },
    number('served', table.served, 124, ({ served }) => served, count),
    number('load', table.load, 100, ({ load }) => load, count),
    {
      ...number('capacity', table.capacity, 96, ({ site }) => site.capacity, count),
      render: ({ site }) => (site.capacity === null ? table.noLimit : count(site.capacity)),
    },
    number('mean', table.mean, 104, ({ meanMeters }) => meanMeters, distance),
    number('cost', table.cost, 80, ({ site }) => site.cost, decimal),
  ]
  return (
    <div className="tab-body" onKeyDownCapture={onKeyDownCapture}>
      <div className="tab-tools sites-tools">
        {focused === null || focused >= siting.sites.length ? (
          <span className="soft">{table.hint}</span>
        ) : (
          <NudgePad site={focused} />
        )}
      </div>
      <DataTable<Row>
        caption={words.tabs.sites}
        columns={columns}
        rows={rows}
        keyOf={({ index }) => String(index)}
        height={room - toolsHeight}
        sort={{ key: 'number', descending: false }}
        chosen={focused === null ? null : String(focused)}
        onOpen={go}
        empty={table.empty}
      />
    </div>
  )
}
