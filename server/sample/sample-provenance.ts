import type { Provenance } from '#planning/types'
import type { SampleOptions } from './sample-content.ts'

/** The seed of the sample that fills an empty database. */
export const defaultSampleSeed = 1

/** Says that a sample is synthetic, and which generator and seed made it. */
export function provenanceOfSample({ seed, scale = 1 }: SampleOptions): Provenance {
  return {
    name: '示例数据 · 方圆示例区',
    kind: 'sample',
    source: `Fangyuan generateDistrict, seed ${seed}, scale ${scale}; no real place, person or facility is meant`,
    licence: 'CC0-1.0',
    synthetic: true,
  }
}

/** Provenance of the sample at its default seed and scale. */
export const sampleProvenance: Provenance = provenanceOfSample({ seed: defaultSampleSeed })
