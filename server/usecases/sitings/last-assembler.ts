import type { CoverageArea } from '#planning/coverage/prepare-area'
import type { SitingGround } from '#planning/siting/question/state-siting'
import { createAssembler } from './assemble-siting.ts'
import { type SitingQuestion, wishesOf } from './siting-question.ts'

interface Kept {
  facilities: SitingGround['facilities']
  question: string
  assembler: ReturnType<typeof createAssembler>
}

/** By the area that is loaded: with it, it goes. */
const kept = new WeakMap<CoverageArea, Kept>()

/** The assembler of a question's answers; that of the last question is kept while area and facilities stand, since whoever drags a site asks many times a second. */
export function assemblerFor(
  ground: SitingGround,
  asked: SitingQuestion,
  streetName: (street: number) => string | null,
): Kept['assembler'] {
  const question = JSON.stringify(asked)
  const { area, facilities } = ground
  const last = kept.get(area)
  if (last?.question === question && last.facilities === facilities) return last.assembler
  const assembler = createAssembler(ground, wishesOf(asked).wishes, streetName)
  kept.set(area, { facilities, question, assembler })
  return assembler
}
