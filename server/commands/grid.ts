import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { griddingBodySchema } from '#contract/griddings/gridding-body'
import { ProblemError } from '#contract/problems'
import { checkInput } from '#contract/problems/check-input'
import { computeGridding } from '../usecases/griddings/compute-gridding.ts'
import { gridCollection, gridsCsv } from '../usecases/griddings/export-grids.ts'
import { askGridding } from '../usecases/griddings/gridding-question.ts'
import { divisionsNamed } from '../usecases/griddings/request-gridding.ts'
import { type Arguments, stated } from './read-arguments.ts'
import type { Command } from './run-command.ts'

export const gridUsage = `grid DIVISION --households 300-500 [--population MIN-MAX] [--parts N] [--seconds 10 | --slices N] [--seed 1] [--out DIR]
       [--kind grid|community|village_cluster|planning_area|service_district] [--unit-level town|village]`

/** `grid`: divides a community (or all of a town) into grids, or groups divisions; with `--out` they are written as GeoJSON and CSV too. */
export function prepareGrid({ positionals: [, division], text, number }: Arguments): Command {
  if (division === undefined) throw new ProblemError('invalid-input', 'Name the division to divide by its code.')
  const body = checkInput(
    stated({
      kind: text('kind'),
      unitLevel: text('unit-level'),
      divisionId: division,
      households: rangeOf('households', text('households')),
      population: rangeOf('population', text('population')),
      parts: number('parts'),
      seconds: number('seconds'),
      slices: number('slices'),
      seed: number('seed'),
    }),
    griddingBodySchema,
  )
  return async (context) => {
    const at = new Date().toISOString().slice(0, 10)
    const question = await askGridding(context.db, body, await divisionsNamed(context.db, body, at), at)
    const { id, result } = await computeGridding(context, question)
    const folder = text('out')
    if (folder !== undefined) {
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, 'grids.geojson'), JSON.stringify(gridCollection(result)))
      await writeFile(join(folder, 'grids.csv'), gridsCsv(result))
    }
    return { id, state: 'done', ...result }
  }
}

/** `300-500` as a range. */
function rangeOf(name: string, text: string | undefined): { min: number; max: number } | undefined {
  if (text === undefined) return undefined
  const [, min, max] = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text) ?? []
  if (min === undefined) throw new ProblemError('invalid-input', `--${name} must be a range such as 300-500; got "${text}".`)
  return { min: Number(min), max: Number(max) }
}
