import type { Dashboard } from '#contract/campaigns/dashboard'
import { mergeBenchmarks } from '#planning/rules/merge-rules'
import { useCampaignWords } from '../../../../i18n/campaigns/campaign-words.ts'
import { count, percent, signed } from '../../../../i18n/numbers.ts'
import { campaignFocus } from '../../../../state/campaigns/campaign-focus.ts'
import { useStore } from '../../../../state/create-store.ts'
import { preferences } from '../../../../state/preferences.ts'
import { MarkTag } from '../../../figures/mark-tag.tsx'
import { WaveChoice } from './wave-choice.tsx'

/** A change in shares of what was, with its sign. */
const change = (share: number | null): string =>
  share === null ? '—' : share === 0 ? percent(0) : `${share < 0 ? '−' : '+'}${percent(Math.abs(share))}`

/** The table in which provinces tell of reforms: units before, now and after, beside Sichuan's. */
export function BeforeAfterTab({ dashboard, room }: { dashboard: Dashboard; room: number }) {
  const { before: words, units, ...rest } = useCampaignWords()
  const language = useStore(preferences, (state) => state.language)
  const waveId = useStore(campaignFocus, (focus) => focus.waveId)
  const part = dashboard.waves.find((wave) => wave.waveId === waveId) ?? dashboard.all
  return (
    <div className="tab-body statistics-tab" style={{ maxHeight: room }}>
      <div className="tab-tools">
        <WaveChoice dashboard={dashboard} />
        <span>{rest.people(count(part.people))}</span>
        <span>{rest.communities(count(part.newCommunities), count(part.reboundCommunities))}</span>
      </div>
      <table className="data-table plain-table before-table">
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            {(['before', 'now', 'after', 'change', 'share'] as const).map((key) => (
              <th key={key} scope="col" className="end">
                {words[key]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {part.table.map((row) => (
            <tr key={row.what}>
              <th scope="row">{units[row.what]}</th>
              <td className="end">{count(row.before)}</td>
              <td className="end">{count(row.now)}</td>
              <td className="end">{count(row.after)}</td>
              <td className="end">{signed(row.change)}</td>
              <td className="end">{change(row.changeShare)}</td>
            </tr>
          ))}
          {mergeBenchmarks.map(({ what, before, after, source, mark }) => (
            <tr key={`benchmark ${what.en}`} className="soft">
              <th scope="row">
                {`${words.benchmark}: ${what[language]}`} <MarkTag mark={mark} source={source[language]} />
              </th>
              <td className="end">{count(before)}</td>
              <td />
              <td className="end">{after === null ? '' : count(after)}</td>
              <td className="end">{after === null ? '' : signed(after - before)}</td>
              <td className="end">{after === null ? '' : change((after - before) / before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint before-note">{words.note}</p>
    </div>
  )
}
