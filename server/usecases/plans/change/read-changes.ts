import { type CheckedPlanOperation, mostPointsAChange, toPlanOperation } from '#contract/plan-operations'
import { planChangesSchema } from '#contract/plans'
import { ProblemError } from '#contract/problems'
import { checkInput } from '#contract/problems/check-input'
import type { PlanOperation } from '#planning/plans/plan-types'

/** Reads a change set as it came over the wire; throws a problem that points at what is wrong with it. */
export function readChanges(body: Uint8Array): { baseVersion: number; operations: PlanOperation[]; comment?: string } {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(body).toString('utf8'))
  } catch (error) {
    const detail = (error as Error).message
    throw new ProblemError('invalid-input', `The body is not JSON: ${detail}.`, [{ detail, pointer: '' }])
  }
  requireFewPoints(value)
  const { operations, ...rest } = checkInput(value, planChangesSchema)
  return { ...rest, operations: operations.map((operation: CheckedPlanOperation) => toPlanOperation(operation)) }
}

/** Counts points before the schema looks at each of them. */
function requireFewPoints(value: unknown): void {
  const operations = (value as { operations?: unknown } | null)?.operations
  if (!Array.isArray(operations)) return
  const points = operations.map((operation) => {
    const parts = Array.isArray(operation?.parts) ? operation.parts : [operation]
    const shapes: unknown[] = [operation?.line, ...parts.map((part: { geometry?: unknown } | null) => part?.geometry)]
    return shapes.reduce<number>((sum, shape) => sum + countPoints((shape as { coordinates?: unknown } | null)?.coordinates), 0)
  })
  const total = points.reduce((sum, count) => sum + count, 0)
  if (total <= mostPointsAChange) return
  const detail = `${total.toLocaleString('en')} points are more than the ${mostPointsAChange.toLocaleString('en')} that one change set may hold`
  throw new ProblemError('invalid-input', `${detail}; draw it in several.`, [
    { detail, pointer: `/operations/${points.indexOf(Math.max(...points))}` },
  ])
}

function countPoints(coordinates: unknown): number {
  if (!Array.isArray(coordinates)) return 0
  if (!Array.isArray(coordinates[0])) return 1
  let count = 0
  for (const part of coordinates) count += countPoints(part)
  return count
}
