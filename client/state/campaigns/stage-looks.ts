import type { PlanStage } from '#planning/campaigns/campaign-types'
import type { Palette } from '../../theme/tokens.ts'

/** The colour of each stage, darker the farther; what has errors is orange. Words stand beside it everywhere. */
export const stageColours = {
  not_begun: 'unknown',
  errors: 'change2',
  draft: 'share1',
  checked: 'share2',
  published: 'share3',
  effective: 'share5',
} as const satisfies Record<PlanStage, keyof Palette>
