import type { Provenance } from '#planning/types'
import type { SampleOptions, SamplePreset } from './sample-content.ts'

/** The seed of the sample that fills an empty database. */
export const defaultSampleSeed = 1

const placeNames: Readonly<Record<SamplePreset, string>> = {
  county: '方圆示例县',
  city: '方圆示例市',
  province: '方圆示例省',
}

/** Says that a sample is synthetic, and which preset, seed and scale made it. */
export function provenanceOfSample(preset: SamplePreset, { seed, scale = 1 }: SampleOptions): Provenance {
  return {
    name: `示例数据 · ${placeNames[preset]}`,
    kind: 'sample',
    source: `Fangyuan sample ${preset}, seed ${seed}, scale ${scale}; no real place, person or facility is meant`,
    licence: 'CC0-1.0',
    synthetic: true,
  }
}
