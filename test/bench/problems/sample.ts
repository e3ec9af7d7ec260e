import { generateSample } from '../../../server/sample/generate-sample.ts'
import { type SampleDivision, type SamplePreset, samplePresets, sampleScaleRange } from '../../../server/sample/sample-content.ts'
import { BenchError } from '../bench-error.ts'
import { rounded } from '../measure.ts'
import { divisionFigures, measureDivisions } from '../sample/division-figures.ts'
import { comparePublished } from '../sample/published-figures.ts'
import { walkingFigures } from '../sample/walking-figures.ts'
import type { Problem } from './problem.ts'

function presetOf(text: string): SamplePreset {
  const preset = samplePresets.find((name) => name === text)
  if (!preset) throw new BenchError(`There is no sample "${text}"; there is: ${samplePresets.join(', ')}.`)
  return preset
}

function scaleOf(preset: SamplePreset, text: string | undefined): number {
  const { least, greatest } = sampleScaleRange[preset]
  const scale = text === undefined ? 1 : Number(text)
  if (!(scale >= least && scale <= greatest))
    throw new BenchError(`--scale takes a number from ${least} to ${greatest} for the ${preset}, not "${text}".`)
  return scale
}

/**
 * Generates a sample (the "file" is its preset) and measures it: counts, sizes of divisions by terrain, walking distances, each beside the
 * published figure with its mark. Nothing is solved: `objective` is the people.
 */
export const sample: Problem = {
  options: { scale: false },
  solve: async (file, { seed, extra }) => {
    const preset = presetOf(file)
    const scale = scaleOf(preset, extra.scale)
    const started = performance.now()
    const content = generateSample(preset, { seed, scale })
    const villages: SampleDivision[] = []
    const divisions = measureDivisions(content.divisions, (division) => {
      if (preset !== 'province' && division.level === 'village') villages.push(division)
    })
    const figures = divisionFigures(divisions)
    const walking = walkingFigures(content, villages)
    const line = {
      file,
      problem: 'sample',
      objective: figures.people,
      bound: null,
      gap: null,
      status: 'feasible' as const,
      seconds: rounded((performance.now() - started) / 1000),
      objectiveMeaning: 'people',
      seed,
      scale,
      megabytes: Math.round(process.resourceUsage().maxRSS / 1000),
      published: comparePublished(preset, figures),
      ...figures,
      walking,
    }
    return { line, solution: line }
  },
}
