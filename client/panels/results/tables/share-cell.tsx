import { percent } from '../../../i18n/numbers.ts'
import { useResultWords } from '../../../i18n/result-words.ts'
import { shareBreaks } from '../../../theme/tokens.ts'

/** The class of a share, 0–4, by the borders that planners know. */
export function shareClass(share: number): number {
  return shareBreaks.filter((least) => share >= least).length
}

/** A share as number and bar; the bar takes its class' colour. */
export function ShareCell({ share }: { share: number | null }) {
  const more = useResultWords()
  if (share === null) return <span className="soft">{more.table.nobody}</span>
  return (
    <span className="share-cell">
      <span className="share-number">{percent(share)}</span>
      <span className="share-track" aria-hidden="true">
        <span className={`class-${Math.max(3, shareClass(share) + 1)}`} style={{ width: `${share * 100}%` }} />
      </span>
    </span>
  )
}
