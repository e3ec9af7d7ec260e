import { useState } from 'react'
import type { ConflictSide } from '#contract/plans'
import { area, count, moment } from '../../../i18n/numbers.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { planDesk } from '../../../state/plans/plan-desk.ts'
import { resolveConflict } from '../../../state/plans/resolve-conflict.ts'
import { Icon } from '../../controls/icon.tsx'
import { PushButton } from '../../controls/push-button.tsx'

/** Divisions that two planners changed, each with both versions; one of the two is taken. */
export function ConflictCard() {
  const words = useRedrawWords()
  const conflicts = useStore(planDesk, (state) => state.conflicts)
  const [isBusy, setBusy] = useState(false)
  const [isAway, setAway] = useState(false)
  const resolve = async (choice: 'theirs' | 'mine'): Promise<void> => {
    setBusy(true)
    setAway(false)
    try {
      await resolveConflict(choice)
    } catch {
      setAway(true)
    }
    setBusy(false)
  }
  const { field } = words.conflict
  const rows: [string, (side: ConflictSide) => string | null][] = [
    [field.name, ({ name }) => name],
    [field.code, ({ code }) => code],
    [field.households, ({ households }) => (households === null ? null : count(households))],
    [field.population, ({ population }) => (population === null ? null : count(population))],
    [field.area, ({ areaSquareMeters }) => (areaSquareMeters === null ? null : area(areaSquareMeters))],
  ]
  return (
    <section className="edit-card conflict" role="alert">
      <header>
        <h3>
          <Icon name="warning" /> {words.conflict.title}
        </h3>
      </header>
      <p>{words.conflict.lead}</p>
      {conflicts.slice(0, 5).map(({ divisionId, yours, theirs }) => (
        <table key={divisionId} className="edit-figures">
          <thead>
            <tr>
              <td />
              <th scope="col">{words.conflict.yours}</th>
              <th scope="col">
                {words.conflict.theirs}
                {theirs.by && <span className="soft"> {words.conflict.by(theirs.by, theirs.at ? moment(theirs.at) : '')}</span>}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, read]) => (
              <tr key={name} className={read(yours) === read(theirs) ? undefined : 'differs'}>
                <th scope="row">{name}</th>
                <td className="data-name">{read(yours) ?? words.conflict.ended}</td>
                <td className="data-name">{read(theirs) ?? words.conflict.ended}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {isAway && <p className="hint error">{words.conflict.away}</p>}
      <div className="foot-buttons">
        <PushButton disabled={isBusy} onClick={() => void resolve('theirs')}>
          {words.conflict.takeTheirs}
        </PushButton>
        <PushButton disabled={isBusy} onClick={() => void resolve('mine')}>
          {words.conflict.drawMine}
        </PushButton>
      </div>
    </section>
  )
}
