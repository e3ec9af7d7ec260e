import { useResultWords } from '../../../i18n/result-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { changeBreaks, changeColours } from '../../../theme/tokens.ts'

/** The seven classes of a change of share, losses first. */
export default function ChangeLegend() {
  const words = useWords()
  const more = useResultWords()
  const points = changeBreaks.map((least) => `${least > 0 ? '+' : '−'}${Math.abs(Math.round(least * 100))}`)
  const names = [
    `< ${points[0]}`,
    `${points[0]} … ${points[1]}`,
    `${points[1]} … 0`,
    more.compare.legendNone,
    `0 … ${points[4]}`,
    `${points[4]} … ${points[5]}`,
    `> ${points[5]}`,
  ]
  return (
    <>
      <h3>
        {more.compare.legend} ({more.compare.pp})
      </h3>
      <ul>
        {changeColours.map((colour, index) => (
          <li key={colour}>
            <i className="swatch framed" style={{ background: `var(--${colour.replace(/(\d)/, '-$1')})` }} />
            {names[index]}
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
