import { z } from 'zod'
import { mostAlternatives } from './merge-body.ts'

const proposalNumber = z
  .number()
  .int()
  .min(1)
  .max(1 + mostAlternatives)
const evidenceText = z.string().trim().min(1, 'is empty: say what it rests on').max(1000)

/** Body of PUT /merges/{id}/checklist: what people found of one promise that cannot be measured, for one proposal; `holds` null takes it back. */
export const mergeEvidenceBodySchema = z.union([
  z.strictObject({
    proposal: proposalNumber.default(1),
    key: z.string().min(1).max(40),
    holds: z.boolean(),
    evidence: evidenceText,
  }),
  z.strictObject({ proposal: proposalNumber.default(1), key: z.string().min(1).max(40), holds: z.null() }),
])
export type MergeEvidenceBody = z.output<typeof mergeEvidenceBodySchema>

/** Answer of GET and PUT /merges/{id}/checklist: what was found so far, by proposal. */
export const mergeEvidenceListSchema = z.object({
  found: z.array(
    z.object({
      proposal: proposalNumber,
      key: z.string(),
      holds: z.boolean(),
      evidence: z.string(),
      setBy: z.string(),
      setAt: z.string(),
    }),
  ),
})
export type MergeEvidenceList = z.infer<typeof mergeEvidenceListSchema>
export type MergeEvidence = MergeEvidenceList['found'][number]
