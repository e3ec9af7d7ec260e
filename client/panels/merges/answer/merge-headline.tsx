import type { Merge, MergeProposal } from '#contract/merges/merge-answer'
import type { MergeBody } from '#contract/merges/merge-body'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { count, decimal, percent } from '../../../i18n/numbers.ts'
import { useStore } from '../../../state/create-store.ts'
import { preferences } from '../../../state/preferences.ts'

/** Walks agree where their split R̂ is at most this (Gelman et al.). */
const agreedRHat = 1.05

interface MergeHeadlineProps {
  merge: Merge
  proposal: MergeProposal | null
  isSearching: boolean
}

/** The answer in plain words: how many become how many, how good that is, and how it stands among others. */
export function MergeHeadline({ merge, proposal, isSearching }: MergeHeadlineProps) {
  const words = useMergeWords()
  const language = useStore(preferences, (state) => state.language)
  const { headline } = words
  const standing = ({ number, drawn, percentile, rHat }: NonNullable<MergeProposal['standing']>): string => {
    if (number !== null) return headline.standing(count(number), decimal(percentile))
    const isAgreed = rHat !== null && rHat <= agreedRHat
    return `${headline.walked(count(drawn), decimal(percentile))}${isAgreed ? '' : headline.notAgreed}`
  }
  const roads = (merge.parameters as MergeBody).roads?.length ?? 0
  const quality = (): string => {
    if (proposal === null) return ''
    if (proposal.proven) return headline.optimal
    return proposal.gap !== null && proposal.gap < 1 ? headline.gap(percent(proposal.gap)) : headline.unknown
  }
  return (
    <div className="headline">
      <p className={proposal ? 'sentence' : 'sentence missing'} role="status">
        {proposal
          ? headline.result(count(merge.units.length), count(proposal.count), headline.units[merge.level])
          : headline.none}
      </p>
      {merge.infeasible && !isSearching && <p className="data-name">{merge.infeasible.text[language]}</p>}
      {proposal && <p className="quality-words">{quality()}</p>}
      {proposal?.standing && <p className="hint">{standing(proposal.standing)}</p>}
      {proposal && proposal.below > 0 && <p className="hint">{headline.below(count(proposal.below))}</p>}
      {roads > 0 && <p className="hint">{headline.roads(roads)}</p>}
      {isSearching && <p className="hint">{headline.searching}</p>}
      {merge.synthetic && <p className="synthetic-line">{words.synthetic}</p>}
    </div>
  )
}
