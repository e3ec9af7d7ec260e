import type { Dashboard, DashboardRow } from '#contract/campaigns/dashboard'
import { planStages } from '#planning/campaigns/campaign-types'
import { dashboardFile } from '../../../../api.ts'
import { useCampaignWords } from '../../../../i18n/campaigns/campaign-words.ts'
import { count, day } from '../../../../i18n/numbers.ts'
import { campaignFocus } from '../../../../state/campaigns/campaign-focus.ts'
import { lookAtPlan } from '../../../../state/campaigns/look-at.ts'
import { waveSign } from '../../../../state/campaigns/waves-of-campaign.ts'
import { useStore } from '../../../../state/create-store.ts'
import { Icon } from '../../../controls/icon.tsx'
import { byNumber, byText, type Column, DataTable } from '../../../results/tables/data-table.tsx'
import { NameButton } from '../../../results/tables/name-button.tsx'
import { StageTag } from '../stage-tag.tsx'
import { WaveChoice } from './wave-choice.tsx'

const toolsHeight = 50

/** Every plan with how far it is and whose turn it is, the overdue first; a press shows it on the map. */
export function PlansTab({ dashboard, room }: { dashboard: Dashboard; room: number }) {
  const words = useCampaignWords()
  const { table, plan: planWords } = words
  const { planId, waveId } = useStore(campaignFocus, (focus) => focus)
  const place = new Map(dashboard.waves.map((wave, index) => [wave.waveId, index]))
  const urgency = ({ isOverdue, stage }: DashboardRow): number =>
    (stage === null ? planStages.length : planStages.indexOf(stage)) - (isOverdue ? planStages.length : 0)
  const figure = (row: DashboardRow, of: (figures: NonNullable<DashboardRow['figures']>) => number): string =>
    row.figures ? count(of(row.figures)) : dashboard.pending > 0 ? planWords.unknown : planWords.failed
  const who = ({ next }: DashboardRow): string =>
    next.who === 'planner' ? (next.name ?? '') : next.who === 'reviewer' ? planWords.reviewer : planWords.nobody
  const columns: Column<DashboardRow>[] = [
    {
      key: 'plan',
      name: table.plan,
      width: 190,
      compare: byText(({ name }) => name),
      render: (row) => <NameButton name={row.name} onClick={() => lookAtPlan(row)} />,
    },
    {
      key: 'stage',
      name: table.stage,
      width: 170,
      compare: byNumber(urgency),
      render: (row) => <StageTag row={row} />,
    },
    {
      key: 'wave',
      name: table.wave,
      width: 70,
      compare: byNumber((row) => place.get(row.waveId)),
      render: (row) => <span className="data-name">{waveSign(place.get(row.waveId) ?? 0)}</span>,
    },
    {
      key: 'scope',
      name: table.scope,
      width: 110,
      compare: byText(({ scope }) => scope.code),
      render: ({ scope }) => (
        <span className="data-name" lang="zh-CN">
          {scope.name}
        </span>
      ),
    },
    {
      key: 'next',
      name: table.next,
      width: 150,
      compare: byText(({ next }) => words.steps[next.what]),
      render: ({ next }) => words.steps[next.what],
    },
    {
      key: 'who',
      name: table.who,
      width: 110,
      compare: byText(who),
      render: (row) => <span className={row.next.who === 'planner' ? 'data-name' : undefined}>{who(row)}</span>,
    },
    {
      key: 'since',
      name: table.since,
      width: 110,
      compare: byText(({ next }) => next.since),
      render: ({ next }) => (next.what === 'none' ? planWords.nobody : day(next.since)),
    },
    {
      key: 'effective',
      name: table.effective,
      width: 110,
      compare: byText(({ effective }) => effective),
      render: ({ effective }) => effective,
    },
    {
      key: 'people',
      name: table.people,
      width: 100,
      align: 'end',
      compare: byNumber(({ figures }) => figures?.people),
      render: (row) => figure(row, ({ people }) => people),
    },
    {
      key: 'errors',
      name: table.errors,
      width: 80,
      align: 'end',
      compare: byNumber(({ figures }) => figures?.errors),
      render: (row) => figure(row, ({ errors }) => errors),
    },
  ]
  return (
    <div className="tab-body">
      <div className="tab-tools">
        <WaveChoice dashboard={dashboard} />
        <a className="push plain small" href={dashboardFile(dashboard.campaignId)} download>
          <Icon name="download" /> {table.download}
        </a>
        <span className="soft">{table.hint}</span>
      </div>
      <DataTable<DashboardRow>
        caption={table.caption}
        columns={columns}
        rows={dashboard.plans.filter((row) => waveId === null || row.waveId === waveId)}
        keyOf={(row) => row.planId}
        height={Math.max(100, room - toolsHeight)}
        sort={{ key: 'stage', descending: false }}
        chosen={planId}
        onOpen={(row) => {
          if (campaignFocus.get().planId !== row.planId) lookAtPlan(row)
        }}
        empty={table.empty}
      />
    </div>
  )
}
