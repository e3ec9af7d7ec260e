import type { WaveBody } from '#contract/campaigns/campaign-body'
import { type ProblemEntry, ProblemError } from '#contract/problems'
import type { Quota } from '#planning/campaigns/campaign-types'
import type { Database } from '../../database/open-pool.ts'
import { placeDivisions } from '../../repositories/campaigns/campaign-ground.ts'
import type { WaveDraft, WaveRow } from '../../repositories/campaigns/campaign-waves.ts'
import { isBelow } from '../../repositories/divisions/division-ancestors.ts'
import type { Session } from '../accounts/session.ts'
import { resolveDivisionEver } from '../divisions/resolve-division.ts'

/** What waves are checked against. */
interface WaveGround {
  session: Session
  scope: { id: string; name: string }
  /** Waves that there are, and how many plans each has. */
  there: readonly WaveRow[]
  plansIn: ReadonlyMap<string, number>
}

/** Waves as they are to be stored. Throws problems that point at each fault: an unknown wave, an area elsewhere, a wave that would go with plans in it, advice by who is not above. */
export async function settleWaves(
  db: Database,
  waves: readonly WaveBody[],
  { session, scope, there, plansIn }: WaveGround,
): Promise<(WaveDraft & { id?: string })[]> {
  const faults: ProblemEntry[] = []
  const settled: (WaveDraft & { id?: string })[] = []
  for (const [index, { areas, id, ...wave }] of waves.entries()) {
    if (id !== undefined && !there.some((each) => each.id === id))
      faults.push({ detail: `the campaign has no wave "${id}"`, pointer: `/waves/${index}/id` })
    const areaIds = await areasOf(db, areas, scope, `/waves/${index}/areas`, faults)
    settled.push({ ...(id === undefined ? {} : { id }), ...wave, areaIds })
  }
  for (const { id, name } of there) {
    const plans = plansIn.get(id) ?? 0
    if (plans > 0 && !waves.some((wave) => wave.id === id))
      faults.push({ detail: `the wave "${name}" has ${plans} plans in it: move them or take them out first`, pointer: '/waves' })
  }
  if (faults.length > 0)
    throw new ProblemError('invalid-input', faults.map(({ detail, pointer }) => `${pointer}: ${detail}`).join('; '), faults)
  await requireAbove(db, settled, { session, scope, there })
  return settled
}

async function areasOf(
  db: Database,
  areas: readonly string[],
  scope: WaveGround['scope'],
  pointer: string,
  faults: ProblemEntry[],
): Promise<string[]> {
  const ids = new Map<string, number>()
  for (const [index, named] of areas.entries()) {
    const id = await resolveDivisionEver(db, named).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error
      faults.push({ detail: error.message, pointer: `${pointer}/${index}` })
      return null
    })
    if (id !== null && !ids.has(id)) ids.set(id, index)
  }
  const places = await placeDivisions(db, [...ids.keys()])
  for (const [id, index] of ids) {
    const place = places.get(id)
    if (place === undefined) faults.push({ detail: `there is no division "${id}"`, pointer: `${pointer}/${index}` })
    else if (id !== scope.id && !place.aboveIds.includes(scope.id))
      faults.push({ detail: `"${place.name}" (${place.code}) does not lie in "${scope.name}"`, pointer: `${pointer}/${index}` })
  }
  return [...ids.keys()]
}

/** The numbers that were advised in the two rounds, as text to compare. */
const advisedOf = (quota: Quota | null | undefined): string =>
  [0, 1].map((round) => quota?.rounds[round]?.advised ?? 'none').join()

/** Advice on a quota comes from above: from an account for more than the campaign's scope. */
async function requireAbove(
  db: Database,
  waves: readonly (WaveDraft & { id?: string })[],
  { session, scope, there }: Pick<WaveGround, 'session' | 'scope' | 'there'>,
): Promise<void> {
  const before = (waveId: string | undefined) => there.find(({ id }) => id === waveId)?.quota
  const advised = waves.findIndex(({ id, quota }) => advisedOf(before(id)) !== advisedOf(quota))
  if (advised === -1 || session.scope === null) return
  if (session.scope.id !== scope.id && (await isBelow(db, scope.id, session.scope.id))) return
  throw new ProblemError(
    'forbidden',
    `What is advised on a quota comes from above "${scope.name}", and ${session.name} is for "${session.scope.name}"; propose a number instead.`,
    [{ detail: 'is for accounts above the campaign’s scope', pointer: `/waves/${advised}/quota` }],
  )
}
