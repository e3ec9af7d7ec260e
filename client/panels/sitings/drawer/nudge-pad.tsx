import type { KeyboardEvent } from 'react'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { nudgeSite, putBack, siteTrial } from '../../../state/sitings/site-trial.ts'
import { PushButton } from '../../controls/push-button.tsx'

const stepMeters = 25
const longStepMeters = 100

/** East and north of each way to go. */
const ways = { west: [-1, 0], north: [0, 1], south: [0, -1], east: [1, 0] } as const
const keys: Record<string, keyof typeof ways> = { ArrowLeft: 'west', ArrowUp: 'north', ArrowDown: 'south', ArrowRight: 'east' }
const icons = { west: 'left', north: 'up', south: 'down', east: 'right' } as const

function nudge(site: number, way: keyof typeof ways, meters: number): void {
  const [east, north] = ways[way]
  nudgeSite(site, east * meters, north * meters)
}

/** Moves a site where an arrow key was pressed; answers whether one was. */
export function nudgeByKey(event: KeyboardEvent, site: number): boolean {
  const way = keys[event.key]
  if (!way) return false
  event.preventDefault()
  nudge(site, way, event.shiftKey ? longStepMeters : stepMeters)
  return true
}

/** Moves the chosen site step by step: with its buttons, or with the arrow keys while one of them is focused. */
export function NudgePad({ site }: { site: number }) {
  const { table, moved } = useSitingWords()
  const isMoved = useStore(siteTrial, (trial) => trial.places !== null)
  return (
    <>
      <fieldset className="nudge-pad" onKeyDown={(event) => nudgeByKey(event, site)}>
        <legend className="unseen">{table.move(site + 1)}</legend>
        <span aria-hidden="true">{table.move(site + 1)}</span>
        {(Object.keys(ways) as (keyof typeof ways)[]).map((way) => (
          <PushButton
            key={way}
            small
            icon={icons[way]}
            aria-label={table[way]}
            title={table[way]}
            onClick={(event) => nudge(site, way, event.shiftKey ? longStepMeters : stepMeters)}
          />
        ))}
      </fieldset>
      {isMoved && (
        <PushButton small onClick={putBack}>
          {moved.putBack}
        </PushButton>
      )}
      <span className="soft">{table.moveHelp}</span>
    </>
  )
}
