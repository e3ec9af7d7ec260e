import type { Barrier, DemandDraft, DivisionDraft, FacilityDraft, Street } from '#planning/types'

/** Everything a generated place consists of, ready to be stored like an import. */
export interface SampleContent {
  name: string
  nameEn: string
  divisions: DivisionDraft[]
  streets: Street[]
  barriers: Barrier[]
  demand: DemandDraft[]
  facilities: FacilityDraft[]
}

/** What a sample is generated from: the same options give the same content, byte for byte. */
export interface SampleOptions {
  seed: number
  /** Multiplies area and people; 1 is a county town of about 50,000. */
  scale?: number
}

/** Scales that make sense: from one quarter of a town to a county of a million people. */
export const sampleScaleRange = { least: 0.25, greatest: 20 } as const
