import { useWords } from '../../i18n/words.ts'
import { shareBreaks, shareColours } from '../../theme/tokens.ts'

/** The five classes of share covered. */
export function ShareLegend() {
  const words = useWords()
  const borders = [0, ...shareBreaks, 1].map((share) => Math.round(share * 100))
  return (
    <>
      <h3>{words.legend.shares}</h3>
      <ul>
        {shareColours.map((colour, index) => (
          <li key={colour}>
            <i className="swatch" style={{ background: `var(--${colour.replace(/(\d)/, '-$1')})` }} />
            {index === 0 ? `< ${borders[1]}%` : `${borders[index]}–${borders[index + 1]}%`}
          </li>
        ))}
        <li>
          <i className="swatch" style={{ background: 'var(--unknown)' }} />
          {words.legend.noData}
        </li>
      </ul>
    </>
  )
}
