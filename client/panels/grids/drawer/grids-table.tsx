import { useMemo } from 'react'
import type { Grid, Gridding } from '#contract/griddings/gridding-answer'
import { boxOf } from '#planning/geodesy/box-of'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { area, count, decimal, distance } from '../../../i18n/numbers.ts'
import { showBox } from '../../../map/map-camera.ts'
import { useStore } from '../../../state/create-store.ts'
import { gridFocus } from '../../../state/griddings/grid-focus.ts'
import { stayingIn } from '../../../state/griddings/gridding-parameters.ts'
import { byNumber, byText, type Column, DataTable } from '../../results/tables/data-table.tsx'
import { NameButton } from '../../results/tables/name-button.tsx'

interface Row {
  index: number
  name: string
  grid: Grid
  divisionName: string
}

const centreOf = ({ ranks }: Grid): string => ranks?.find(({ rank }) => rank.startsWith('central'))?.name ?? ''

/** The centre that is suggested for an area, with why: its people, kinds of services, and how near everybody is. */
function CentreCell({ grid }: { grid: Grid }) {
  const words = useGridWords()
  const centre = grid.ranks?.find(({ rank }) => rank.startsWith('central'))
  if (!centre) return words.figures.none
  return (
    <>
      <span className="data-name" lang="zh-CN">
        {centre.name}
      </span>{' '}
      <span className="soft">
        {words.table.centreWhy(count(centre.population), centre.services, distance(centre.reachMeters))}
      </span>
    </>
  )
}

/** Every grid of an answer; a press shows it on the map. */
export function GridsTable({ gridding, room }: { gridding: Gridding; room: number }) {
  const words = useGridWords()
  const focused = useStore(gridFocus, (focus) => focus.grid)
  const rows = useMemo(() => {
    const nameOf = new Map(gridding.divisions.map(({ divisionId, name }) => [divisionId, name]))
    return gridding.grids.map(
      (grid, index): Row => ({
        index,
        grid,
        name: grid.name ?? words.table.unnamed(index + 1),
        divisionName: nameOf.get(grid.divisionId) ?? '',
      }),
    )
  }, [gridding, words])
  const go = ({ index, grid }: Row): void => {
    gridFocus.set({ grid: index })
    showBox(boxOf(grid.geometry.coordinates))
  }
  const number = (
    key: string,
    name: string,
    width: number,
    value: (grid: Grid) => number | null,
    text: (value: number) => string,
  ) => ({
    key,
    name,
    width,
    align: 'end' as const,
    compare: byNumber<Row>(({ grid }) => value(grid)),
    render: ({ grid }: Row) => {
      const own = value(grid)
      return own === null ? words.figures.none : text(own)
    },
  })
  const staying = stayingIn(gridding)
  const has = (of: (grid: Grid) => unknown): boolean => gridding.grids.some((grid) => of(grid) !== null)
  const columns: Column<Row>[] = [
    {
      key: 'name',
      name: words.kinds.names[gridding.kind],
      width: 190,
      compare: byText(({ name }) => name),
      render: (row) => <NameButton name={row.name} onClick={() => go(row)} />,
    },
    {
      key: 'code',
      name: words.table.code,
      width: 150,
      compare: byText(({ grid }) => grid.code ?? ''),
      render: ({ grid }) => <code>{grid.code ?? words.figures.none}</code>,
    },
    ...(gridding.totals.divisions > 1
      ? [
          {
            key: 'division',
            name: words.table.division,
            width: 140,
            compare: byText<Row>(({ divisionName }) => divisionName),
            render: ({ divisionName }: Row) => (
              <span className="data-name" lang="zh-CN">
                {divisionName}
              </span>
            ),
          },
        ]
      : []),
    ...(gridding.kind === 'community'
      ? [
          {
            key: 'change',
            name: words.table.change,
            width: 110,
            compare: byText<Row>(({ grid }) => grid.change ?? ''),
            render: ({ grid }: Row) =>
              grid.gridId !== null && staying.has(grid.gridId)
                ? words.rebound.staying
                : words.rebound.changes[grid.change ?? 'same'],
          },
        ]
      : []),
    number('households', words.table.households, 96, ({ households }) => households, count),
    number('people', words.table.people, 96, ({ population }) => population, count),
    number('area', words.table.area, 110, ({ areaSquareMeters }) => areaSquareMeters, area),
    number('compactness', words.table.compactness, 110, ({ compactness }) => compactness, decimal),
    ...(has(({ ranks }) => ranks)
      ? [
          {
            key: 'centre',
            name: words.table.centre,
            width: 240,
            compare: byText<Row>(({ grid }) => centreOf(grid)),
            render: ({ grid }: Row) => <CentreCell grid={grid} />,
          },
        ]
      : []),
    ...(has(({ walk }) => walk) ? [number('walk', words.table.walk, 120, ({ walk }) => walk?.meanMeters ?? null, distance)] : []),
    ...(has(({ workload }) => workload) ? [number('workload', words.table.workload, 90, ({ workload }) => workload, count)] : []),
    ...(has(({ workers }) => workers) ? [number('workers', words.table.workers, 90, ({ workers }) => workers, count)] : []),
  ]
  return (
    <DataTable
      caption={words.kinds.names[gridding.kind]}
      columns={columns}
      rows={rows}
      keyOf={({ index }) => String(index)}
      height={room}
      sort={{ key: 'name', descending: false }}
      chosen={focused === null ? null : String(focused)}
      onOpen={go}
      empty={words.table.empty}
    />
  )
}
