import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type CoverageBody, coverageBodySchema } from '#contract/coverage'
import { checkInput } from '#contract/problems/check-input'
import { computeCoverage } from '../usecases/coverage/compute-coverage.ts'
import { drawPart } from '../usecases/coverage/draw-part.ts'
import { coverageParts, getCoverage, getCoverageCsv, getCoveragePart } from '../usecases/coverage/read-coverage.ts'
import { resolveDivision } from '../usecases/divisions/resolve-division.ts'
import { type Arguments, stated } from './read-arguments.ts'
import type { Command } from './run-command.ts'

export const coverageUsage = `coverage --categories a,b [--minutes 15] [--mode walk|slow_walk|cycle|drive] [--speed-kmh N] [--cap-meters N]
           [--counted now|planned] [--at DAY] [--within DIVISION] [--out DIR]`

/** `coverage`: who is within reach of what; with `--out` also as files. */
export function prepareCoverage({ text, number }: Arguments): Command {
  const question: CoverageBody = checkInput(
    stated({
      categories: text('categories')?.split(','),
      minutes: number('minutes'),
      mode: text('mode'),
      speedKmh: number('speed-kmh'),
      capMeters: number('cap-meters'),
      counted: text('counted'),
      at: text('at') ?? new Date().toISOString().slice(0, 10),
      within: text('within'),
    }),
    coverageBodySchema,
  )
  return async (context) => {
    const { db } = context
    const { within, at } = question
    const body = within === undefined ? question : { ...question, within: await resolveDivision(db, within, at) }
    const { id } = await computeCoverage(context, body)
    const folder = text('out')
    if (folder !== undefined) {
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, 'coverage.json'), JSON.stringify(await getCoverage(db, id)))
      await writeFile(join(folder, 'divisions.csv'), await getCoverageCsv(db, id))
      const draw = (input: Parameters<typeof drawPart>[1]) => drawPart(context, input)
      for (const part of coverageParts)
        await writeFile(join(folder, `${part}.geojson`), gunzipSync(await getCoveragePart(db, id, part, draw)))
    }
    return getCoverage(db, id)
  }
}
