import type { SitingGround } from '#planning/siting/question/state-siting'
import type { LoadedArea } from '../coverage/area-cache.ts'
import { createAssembler } from './assemble-siting.ts'
import { type SitingQuestion, wishesOf } from './siting-question.ts'

interface Kept {
  question: string
  assembler: ReturnType<typeof createAssembler>
}

/** By the area that is loaded: with it, it goes. */
const kept = new WeakMap<LoadedArea, Kept>()

/** The assembler of a question's answers; that of the last question is kept, since whoever drags a site asks many times a second. */
export function assemblerFor(loaded: LoadedArea, ground: SitingGround, asked: SitingQuestion): Kept['assembler'] {
  const question = JSON.stringify(asked)
  const last = kept.get(loaded)
  if (last?.question === question) return last.assembler
  const assembler = createAssembler(ground, wishesOf(asked).wishes, loaded.streetName)
  kept.set(loaded, { question, assembler })
  return assembler
}
