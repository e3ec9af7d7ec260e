import { peopleOf } from '../people/people-of.ts'
import { type Block, type BlockLayout, blockAt, type House } from './block.ts'
import type { CityPlan } from './city-plan.ts'
import { layBlock } from './lay-block.ts'

/** A house with the people who live there. */
export type Home = House & ReturnType<typeof peopleOf>

/** A block laid out and peopled; asked again, it is the same, so nothing of it need be kept. */
export function furnishBlock(plan: CityPlan, index: number): { block: Block; layout: BlockLayout; homes: Home[] } {
  const block = blockAt(plan, index)
  const layout = layBlock(block)
  const homes = layout.houses.map((house) => ({ ...house, ...peopleOf(house.households, house.era, block.random) }))
  return { block, layout, homes }
}
