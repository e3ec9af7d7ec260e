import { useSitingWords } from '../../i18n/sitings/siting-words.ts'
import { useStore } from '../../state/create-store.ts'
import { siteTrial } from '../../state/sitings/site-trial.ts'
import { sitingFocus } from '../../state/sitings/siting-focus.ts'
import { sitingForm } from '../../state/sitings/siting-form.ts'
import { sitingRun } from '../../state/sitings/siting-run.ts'
import '../../theme/sitings.css'

/** The signs of siting that are on the map now. */
export default function SitingsLegend() {
  const words = useSitingWords().legend
  const siting = useStore(sitingRun, (run) => run.shown)
  const isMoved = useStore(siteTrial, (trial) => trial.places !== null)
  const { site, tab } = useStore(sitingFocus, (focus) => focus)
  const isOffered = useStore(sitingForm, ({ candidates, given }) => candidates === 'given' && given.length > 0)
  const answered =
    siting?.ok &&
    ([
      siting.sites.length > 0 && 'site',
      isMoved && 'ghost',
      siting.kept.length > 0 && 'kept',
      siting.closed.length > 0 && 'closed',
      site !== null && !isMoved && 'served',
      tab === 'gaps' && siting.gaps.length > 0 && 'gap',
    ] as const)
  const signs = [isOffered && ('candidate' as const), ...(answered || [])].filter((sign) => sign !== false)
  if (signs.length === 0) return null
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
