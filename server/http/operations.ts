import { accountOperations } from './operations/account-operations.ts'
import { campaignOperations } from './operations/campaign-operations.ts'
import { coverageOperations } from './operations/coverage-operations.ts'
import { divisionOperations } from './operations/division-operations.ts'
import { griddingOperations } from './operations/gridding-operations.ts'
import { mergeOperations } from './operations/merge-operations.ts'
import type { Operation } from './operations/operation.ts'
import { placeOperations } from './operations/place-operations.ts'
import { planOperations } from './operations/plan-operations.ts'
import { serviceOperations } from './operations/service-operations.ts'
import { sitingOperations } from './operations/siting-operations.ts'

/** Every call under /api/v1. */
export const operations: readonly Operation[] = [
  ...divisionOperations,
  ...placeOperations,
  ...coverageOperations,
  ...planOperations,
  ...griddingOperations,
  ...sitingOperations,
  ...mergeOperations,
  ...campaignOperations,
  ...serviceOperations,
  ...accountOperations,
]
