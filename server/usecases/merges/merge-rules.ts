import type { MergeRules, MergeRulesBody, MergeRulesList } from '#contract/merges/merge-rules'
import { ProblemError } from '#contract/problems'
import { type MergeRuleSet, shippedMergeRules } from '#planning/rules/merge-rules'
import type { Database } from '../../database/open-pool.ts'
import { recordAudit } from '../../repositories/audit.ts'
import { addMergeRules, findMergeRules, type MergeRulesRow, newestMergeRules } from '../../repositories/merges/merge-rules.ts'
import type { Session } from '../accounts/session.ts'

const shipped = (rules: MergeRuleSet): MergeRules =>
  ({ ...rules, version: 1, madeBy: null, madeAt: null }) as unknown as MergeRules

const stored = ({ id, version, body, madeBy, madeAt }: MergeRulesRow): MergeRules =>
  ({ ...body, id, version, madeBy, madeAt }) as unknown as MergeRules

/** The newest version of every rule set, those that came with the product first. */
export async function listMergeRules(db: Database): Promise<MergeRulesList> {
  const newest = new Map((await newestMergeRules(db)).map((row) => [row.id, stored(row)]))
  const first = shippedMergeRules.map((rules) => newest.get(rules.id) ?? shipped(rules))
  const own = [...newest.values()].filter(({ id }) => !shippedMergeRules.some((rules) => rules.id === id))
  return { ruleSets: [...first, ...own] }
}

/** A rule set, the newest version or the one that is named; throws where there is none. */
export async function getMergeRules(db: Database, id: string, version?: number): Promise<MergeRules> {
  const came = shippedMergeRules.find((rules) => rules.id === id)
  const { ruleSets } = await listMergeRules(db)
  const newest = ruleSets.find((rules) => rules.id === id)
  if (newest === undefined)
    throw new ProblemError(
      'not-found',
      `There is no rule set "${id}"; there are ${ruleSets.map((rules) => `"${rules.id}"`).join(', ')}.`,
    )
  if (version === undefined || version === newest.version) return newest
  if (version === 1 && came !== undefined) return shipped(came)
  const row = await findMergeRules(db, id, version)
  if (row === null)
    throw new ProblemError('not-found', `The rule set "${id}" has no version ${version}; the newest is ${newest.version}.`)
  return stored(row)
}

/** Stores a rule set as its next version; earlier ones stay, since answers name them. Throws a conflict where others changed it meanwhile. */
export async function changeMergeRules(
  db: Database,
  session: Session,
  id: string,
  { baseVersion, ...body }: MergeRulesBody,
): Promise<MergeRules> {
  if (session.scope !== null)
    throw new ProblemError(
      'forbidden',
      `Rule sets hold for the whole map, and ${session.name} is for "${session.scope.name}"; ask somebody whose part is all of it.`,
    )
  const { ruleSets } = await listMergeRules(db)
  const version = ruleSets.find((rules) => rules.id === id)?.version ?? 0
  const conflict = (): ProblemError =>
    new ProblemError(
      'conflict',
      `The rule set "${id}" is at version ${version}, and this change was made from version ${baseVersion}; load it anew and change that.`,
    )
  if (version !== baseVersion) throw conflict()
  await db.transaction().execute(async (transaction) => {
    const row = { id, version: version + 1, body, madeBy: session.name }
    if (!(await addMergeRules(transaction, row))) throw conflict()
    await recordAudit(transaction, {
      accountId: session.accountId,
      accountName: session.name,
      action: 'merge_rules.changed',
      subjectKind: 'merge_rules',
      subjectId: id,
      details: { version: version + 1 },
    })
  })
  return getMergeRules(db, id)
}
