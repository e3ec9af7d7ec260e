import type { Siting } from '#contract/sitings/siting-answer'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { placesOf, putBack, siteTrial } from '../../../state/sitings/site-trial.ts'
import { asksCapacity } from '../../../state/sitings/siting-form.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { ProblemNotice } from '../../figures/problem-notice.tsx'

/** That sites can be moved by hand, or how many were, with what puts them back. */
export function MovedLine({ siting }: { siting: Siting }) {
  const { moved: words } = useSitingWords()
  const trial = useStore(siteTrial, (state) => state)
  if (trial.places === null) return <p className="hint">{words.help}</p>
  const places = placesOf(siting, trial)
  const moved = siting.sites.filter(({ lon, lat }, index) => places[index][0] !== lon || places[index][1] !== lat)
  const say = trial.answered === trial.places ? words.line : words.following
  return (
    <>
      {trial.problem && <ProblemNotice problem={trial.problem} />}
      <p className="moved-line">
        <span role="status">{trial.problem === null && say(String(moved.length))}</span>
        <PushButton small onClick={putBack}>
          {words.putBack}
        </PushButton>
      </p>
      {asksCapacity(siting.model) && <p className="hint">{words.nearest}</p>}
    </>
  )
}
