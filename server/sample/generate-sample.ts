import { generateCity } from './city/generate-city.ts'
import { generateCounty } from './generate-county.ts'
import { generateProvince } from './province/generate-province.ts'
import { type SampleContent, type SampleOptions, type SamplePreset, samplePresets, sampleScaleRange } from './sample-content.ts'

const generators: Record<SamplePreset, (options: Required<SampleOptions>) => SampleContent> = {
  county: generateCounty,
  city: generateCity,
  province: generateProvince,
}

/** Generates a preset's content; the same preset, seed and scale give the same content, byte for byte. Throws on a seed that is no whole number and a scale beyond `sampleScaleRange`. */
export function generateSample(preset: SamplePreset, { seed, scale = 1 }: SampleOptions): SampleContent {
  if (!samplePresets.includes(preset)) throw new Error(`got preset "${preset}" when expected one of ${samplePresets.join(', ')}`)
  if (!Number.isSafeInteger(seed)) throw new Error(`got seed ${seed} when expected a whole number`)
  const { least, greatest } = sampleScaleRange[preset]
  if (!(scale >= least && scale <= greatest))
    throw new Error(`got scale ${scale} when expected a number from ${least} to ${greatest}`)
  return generators[preset]({ seed, scale })
}
