import { useSitingWords } from '../../i18n/sitings/siting-words.ts'
import { useStore } from '../../state/create-store.ts'
import { siteTrial } from '../../state/sitings/site-trial.ts'
import { sitingFocus } from '../../state/sitings/siting-focus.ts'
import { sitingRun } from '../../state/sitings/siting-run.ts'
import '../../theme/sitings.css'

/** The signs of siting that are on the map now. */
export default function SitingsLegend() {
  const words = useSitingWords().legend
  const siting = useStore(sitingRun, (run) => run.shown)
  const isMoved = useStore(siteTrial, (trial) => trial.places !== null)
  const { site, tab } = useStore(sitingFocus, (focus) => focus)
  if (!siting?.ok) return null
  const signs = [
    siting.sites.length > 0 && ('site' as const),
    isMoved && ('ghost' as const),
    siting.kept.length > 0 && ('kept' as const),
    siting.closed.length > 0 && ('closed' as const),
    site !== null && !isMoved && ('served' as const),
    tab === 'gaps' && siting.gaps.length > 0 && ('gap' as const),
  ].filter((sign) => sign !== false)
  return (
    <ul>
      {signs.map((sign) => (
        <li key={sign}>
          <i className={`site-sign site-sign-${sign}`} aria-hidden="true">
            {sign === 'site' ? '1' : sign === 'closed' ? '×' : ''}
          </i>{' '}
          {words[sign]}
        </li>
      ))}
    </ul>
  )
}
