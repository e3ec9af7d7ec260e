import type { Blocking, DivisionGridding } from '#contract/griddings/gridding-answer'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { count } from '../../../i18n/numbers.ts'
import { flyTo } from '../../../map/map-camera.ts'
import { useStore } from '../../../state/create-store.ts'
import { divide } from '../../../state/griddings/divide.ts'
import { griddingForm } from '../../../state/griddings/gridding-form.ts'
import { preferences } from '../../../state/preferences.ts'
import { Icon } from '../../controls/icon.tsx'
import { PushButton } from '../../controls/push-button.tsx'

const mostShown = 8

/** Why divisions have no plan: who stands in the way, and the nearest ranges that some plan keeps. */
export function BlockingList({ divisions }: { divisions: readonly DivisionGridding[] }) {
  const words = useGridWords()
  const failed = divisions.filter(({ ok }) => !ok)
  if (failed.length === 0) return null
  return (
    <section>
      <h3>{words.blocking.title}</h3>
      {failed.map((division) => (
        <div className="blocking" key={division.divisionId}>
          {divisions.length > 1 && (
            <p className="data-name blocking-name" lang="zh-CN">
              {division.name}
            </p>
          )}
          <ul>
            {division.blocking?.slice(0, mostShown).map((each) => (
              <BlockingLine key={`${each.reason} ${each.unitIds[0] ?? ''}`} blocking={each} />
            ))}
          </ul>
          {division.nearest && <Nearest nearest={division.nearest} isOne={divisions.length === 1} />}
        </div>
      ))}
    </section>
  )
}

function BlockingLine({ blocking }: { blocking: Blocking }) {
  const words = useGridWords()
  const language = useStore(preferences, (state) => state.language)
  const { at, text, isProven } = blocking
  return (
    <li className="blocking-line">
      <Icon name="warning" />
      <span>
        {text[language]} <span className="soft">({isProven ? words.blocking.proven : words.blocking.notProven})</span>
      </span>
      {at && (
        <PushButton small onClick={() => flyTo(at[0], at[1], 16)}>
          {words.blocking.zoom}
        </PushButton>
      )}
    </li>
  )
}

function Nearest({ nearest, isOne }: { nearest: NonNullable<DivisionGridding['nearest']>; isOne: boolean }) {
  const words = useGridWords()
  const { households, population } = nearest
  const text = [
    households && words.blocking.households(count(households.min), count(households.max)),
    population && words.blocking.people(count(population.min), count(population.max)),
  ]
    .filter(Boolean)
    .join(' · ')
  const take = (): void => {
    griddingForm.set({ min: Math.floor(households!.min), max: Math.ceil(households!.max) })
    void divide()
  }
  return (
    <p className="nearest">
      {words.blocking.nearest(text)}
      {isOne && households && (
        <PushButton small onClick={take}>
          {words.blocking.take}
        </PushButton>
      )}
    </p>
  )
}
