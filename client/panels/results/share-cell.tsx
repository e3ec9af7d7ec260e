import { percent } from '../../i18n/numbers.ts'
import { shareBreaks, shareColours } from '../../theme/tokens.ts'

/** A share as number and bar; the bar takes its class' colour. */
export function ShareCell({ share }: { share: number | null }) {
  if (share === null) return <span className="soft">—</span>
  const rank = shareBreaks.filter((least) => share >= least).length
  return (
    <span className="share-cell">
      <span className="share-number">{percent(share)}</span>
      <span className="share-track" aria-hidden="true">
        <span
          style={{ width: `${share * 100}%`, background: `var(--${shareColours[Math.max(2, rank)].replace(/(\d)/, '-$1')})` }}
        />
      </span>
    </span>
  )
}
