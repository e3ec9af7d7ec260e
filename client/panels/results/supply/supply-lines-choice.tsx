import { useSupplyWords } from '../../../i18n/supply/supply-words.ts'
import { supplyRun } from '../../../state/coverage/supply-run.ts'
import { useStore } from '../../../state/create-store.ts'
import { shareBreaks } from '../../../theme/tokens.ts'
import { Choice } from '../../controls/choice.tsx'

const poorChoices = [0.5, 0.8, 1] as const
const wholePercent = (share: number): string => `${Math.round(share * 100)}%`

/** From which share on a division counts as covered, and below which part of the mean supply as poorly supplied. */
export function SupplyLinesChoice() {
  const words = useSupplyWords()
  const lines = useStore(supplyRun, (run) => run.lines)
  return (
    <>
      <Choice
        label={words.coveredFrom}
        value={String(lines.coveredFrom)}
        options={shareBreaks.map((share) => ({ value: String(share), label: words.coveredFromOf(wholePercent(share)) }))}
        onChange={(value) => supplyRun.set({ lines: { ...lines, coveredFrom: Number(value) } })}
      />
      <Choice
        label={words.poorBelow}
        value={String(lines.poorBelow)}
        options={poorChoices.map((share) => ({ value: String(share), label: words.poorBelowOf(wholePercent(share)) }))}
        onChange={(value) => supplyRun.set({ lines: { ...lines, poorBelow: Number(value) } })}
      />
    </>
  )
}
