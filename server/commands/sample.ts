import { ProblemError } from '#contract/problems'
import { samplePresets, sampleScaleRange } from '../sample/sample-content.ts'
import { defaultSampleSeed } from '../sample/sample-provenance.ts'
import { loadSample } from '../usecases/sample/load-sample.ts'
import type { Arguments } from './read-arguments.ts'
import type { Command } from './run-command.ts'

export const sampleUsage = `sample ${samplePresets.join('|')} [--seed ${defaultSampleSeed}] [--scale 1]`

/** `sample`: fills an empty database with generated data. */
export function prepareSample({ positionals: [, name], number }: Arguments): Command {
  const preset = samplePresets.find((each) => each === name)
  if (preset === undefined)
    throw new ProblemError('invalid-input', `Name a sample: ${samplePresets.join(', ')}; got "${name ?? ''}".`)
  const options = { seed: number('seed') ?? defaultSampleSeed, scale: number('scale') ?? 1 }
  const { least, greatest } = sampleScaleRange[preset]
  if (!Number.isSafeInteger(options.seed) || options.seed < 0)
    throw new ProblemError(
      'invalid-input',
      `--seed must be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}; got ${options.seed}.`,
    )
  if (options.scale < least || options.scale > greatest)
    throw new ProblemError(
      'invalid-input',
      `--scale of the ${preset} must lie between ${least} and ${greatest}; got ${options.scale}.`,
    )
  return async (context) => {
    if (await loadSample(context, preset, options)) return { sample: preset, ...options }
    throw new ProblemError(
      'conflict',
      'The database is not empty; the sample only fills an empty one. Name another folder with FANGYUAN_DATA.',
    )
  }
}
