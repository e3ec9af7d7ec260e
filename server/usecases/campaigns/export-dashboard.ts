import type { Dashboard, DashboardRow, DashboardWave } from '#contract/campaigns/dashboard'
import { unitKinds } from '#planning/campaigns/campaign-types'
import { type CsvCell, csvText } from '../../formats/csv-write.ts'

type Read = (row: DashboardRow, wave: DashboardWave) => CsvCell

const unitColumns = unitKinds.flatMap((what): [string, Read][] =>
  (['before', 'after'] as const).map((side) => [
    `${what}.${side}`,
    ({ figures }) => figures?.units.find((unit) => unit.what === what)?.[side],
  ]),
)

/** The columns of the table, each with what it reads from a plan's row and its wave. */
const columns: Readonly<Record<string, Read>> = {
  'wave.name': (_, { name }) => name,
  'wave.kind': (_, { kind }) => kind,
  'wave.dueDay': (_, { dueDay }) => dueDay,
  'scope.code': ({ scope }) => scope.code,
  'scope.name': ({ scope }) => scope.name,
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  state: ({ state }) => state,
  stage: ({ stage }) => stage,
  overdue: (row) => row.isOverdue,
  effective: ({ effective }) => effective,
  errors: ({ figures }) => figures?.errors,
  warnings: ({ figures }) => figures?.warnings,
  ...Object.fromEntries(unitColumns),
  people: ({ figures }) => (figures ? Math.round(figures.people) : null),
  newCommunities: ({ figures }) => figures?.newCommunities,
  reboundCommunities: ({ figures }) => figures?.reboundCommunities,
  'next.who': ({ next }) => next.who,
  'next.name': ({ next }) => next.name,
  'next.what': ({ next }) => next.what,
  'next.since': ({ next }) => next.since,
}

/** Every plan of a campaign, one line each, in the order of the dashboard. */
export function dashboardCsv({ plans, waves }: Dashboard): string {
  const waveOf = new Map(waves.map((wave) => [wave.waveId, wave]))
  return csvText(
    Object.keys(columns),
    plans.map((row) => Object.values(columns).map((read) => read(row, waveOf.get(row.waveId)!))),
  )
}
