import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mergeBodySchema } from '#contract/merges/merge-body'
import { ProblemError } from '#contract/problems'
import { checkInput } from '#contract/problems/check-input'
import { readPart } from '../usecases/jobs/read-part.ts'
import { computeMerges, groupsPart, settlementsPart } from '../usecases/merges/compute-merges.ts'
import { mergesCsv } from '../usecases/merges/export-merges.ts'
import { askMerge } from '../usecases/merges/merge-question.ts'
import { type Arguments, stated } from './read-arguments.ts'
import type { Command } from './run-command.ts'

export const mergeUsage = `merge DIVISION [--level village|group|town] [--rules hunan_2015] [--target N] [--max-minutes N] [--group-size N]
       [--population MIN-MAX] [--communities leave|merge] [--mode walk] [--distance streets|straight] [--close-seats]
       [--alternatives 2] [--points 20] [--seconds 30] [--seed 1] [--out DIR]`

/** `merge`: proposes merges below a division; with `--out` the best is written as GeoJSON and CSV too. */
export function prepareMerge({ positionals: [, scope], text, number, isGiven }: Arguments): Command {
  if (scope === undefined) throw new ProblemError('invalid-input', 'Name the county, town or village by its code.')
  const [populationMin, populationMax] = sizesOf(text('population'))
  const limits = stated({ maxMinutes: number('max-minutes'), maxGroupSize: number('group-size'), populationMin, populationMax })
  const body = checkInput(
    stated({
      scope,
      level: text('level'),
      ruleSet: text('rules'),
      targetCount: number('target'),
      limits: Object.keys(limits).length > 0 ? limits : undefined,
      communities: text('communities'),
      mode: text('mode'),
      distance: text('distance'),
      closeSeats: isGiven('close-seats'),
      alternatives: number('alternatives'),
      points: number('points'),
      seconds: number('seconds'),
      seed: number('seed'),
    }),
    mergeBodySchema,
  )
  return async (context) => {
    const question = await askMerge(context.db, body, new Date().toISOString().slice(0, 10))
    const { id, result } = await computeMerges(context, question)
    const folder = text('out')
    if (folder !== undefined && result.ok) {
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, 'merges.csv'), mergesCsv(result, 1))
      await writeFile(join(folder, 'groups.geojson'), (await readPart(context.db, id, groupsPart(1)))!)
      await writeFile(join(folder, 'settlements.geojson'), (await readPart(context.db, id, settlementsPart(1)))!)
    }
    return { id, state: 'done', ...result }
  }
}

/** `600-3500`, `600-` or `-3500`. */
function sizesOf(given: string | undefined): [number | undefined, number | undefined] {
  if (given === undefined) return [undefined, undefined]
  const [, min, max] = /^(\d*)-(\d*)$/.exec(given) ?? []
  if (min === undefined || (min === '' && max === ''))
    throw new ProblemError('invalid-input', `--population must be a range such as 600-3500, 600- or -3500; got "${given}".`)
  return [min === '' ? undefined : Number(min), max === '' ? undefined : Number(max)]
}
