import type { QuotaStanding } from '#planning/campaigns/unit-table'
import { useCampaignWords } from '../../../../i18n/campaigns/campaign-words.ts'
import { count } from '../../../../i18n/numbers.ts'
import { Icon } from '../../../controls/icon.tsx'

/** Whether the plans of a wave reach its quota, and whose word that is. */
export function QuotaLine({ standing }: { standing: QuotaStanding }) {
  const { quota: words, units } = useCampaignWords()
  const { what, target, round, from, missing, missingNow } = standing
  const said = missing === 0 ? words.met(units[what], count(target)) : words.missing(units[what], count(target), count(missing))
  return (
    <p className={missing === 0 ? 'quota-line met' : 'quota-line'}>
      <Icon name={missing === 0 ? 'check' : 'warning'} /> {said}{' '}
      <span className="soft">
        ({words.round(round, words.from[from])}
        {missingNow !== missing && ` · ${words.now(count(missingNow))}`})
      </span>
    </p>
  )
}
