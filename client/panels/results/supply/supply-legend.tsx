import { facilityRules } from '#planning/rules/facility-rules'
import { rate } from '../../../i18n/numbers.ts'
import { useSupplyWords } from '../../../i18n/supply/supply-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { supplyRun } from '../../../state/coverage/supply-run.ts'
import { useStore } from '../../../state/create-store.ts'
import { preferences } from '../../../state/preferences.ts'
import { shareColours, supplyBreaks } from '../../../theme/tokens.ts'

/** The five classes of supply per thousand, and the sign of what is covered and poorly supplied. */
export default function SupplyLegend() {
  const words = useSupplyWords()
  const page = useWords()
  const language = useStore(preferences, (state) => state.language)
  const answer = useStore(supplyRun, (run) => run.answer)
  if (answer === null) return null
  const borders = supplyBreaks.map((ratio) => rate(ratio * answer.perThousand))
  const unit = facilityRules[answer.category].capacityUnit[language]
  return (
    <>
      <h3>{words.legend(unit)}</h3>
      <ul>
        {shareColours.map((colour, index) => (
          <li key={colour} title={words.legendClasses[index]}>
            <i className="swatch" style={{ background: `var(--${colour.replace(/(\d)/, '-$1')})` }} />
            {index === 0
              ? `< ${borders[0]}`
              : index === borders.length
                ? `≥ ${borders.at(-1)}`
                : `${borders[index - 1]}–${borders[index]}`}
          </li>
        ))}
        <li>
          <svg viewBox="0 0 22 12" width="22" height="12" aria-hidden="true">
            <path
              d="M0.500 0.500h21v11h-21zM-2 12 10 0M4 12 16 0M10 12 22 0M16 12 28 0"
              fill="none"
              stroke="var(--attention-map)"
              strokeWidth="1.400"
            />
          </svg>{' '}
          {words.legendPoor}
        </li>
        <li>
          <i className="swatch" style={{ background: 'var(--unknown)' }} />
          {page.legend.noData}
        </li>
      </ul>
    </>
  )
}
