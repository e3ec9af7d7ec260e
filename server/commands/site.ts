import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ProblemError } from '#contract/problems'
import { checkInput } from '#contract/problems/check-input'
import { type SitingBody, sitingBodySchema } from '#contract/sitings/siting-body'
import { candidatesInFile } from '../usecases/sitings/candidates-in-file.ts'
import { computeSiting } from '../usecases/sitings/compute-siting.ts'
import { siteCollection, sitesCsv, sitingDivisionsCsv } from '../usecases/sitings/export-siting.ts'
import { askSiting } from '../usecases/sitings/siting-question.ts'
import { type Arguments, stated } from './read-arguments.ts'
import type { Command } from './run-command.ts'

export const siteUsage = `site --category c --model set-cover|max-cover|p-median|p-center|capacitated-p-median|capacitated-cover|tiered
       [--sites N | --budget COST] [--target 0.95] [--minimum-share 0.8] [--capacity PEOPLE] [--demand population|households|age60plus|…]
       [--candidates streets|premises|demand|FILE] [--spacing METERS] [--existing keep|ignore|may-close] [--counted now|planned]
       [--minutes 15] [--mode walk] [--speed-kmh N] [--cap-meters N] [--distance streets|straight] [--unreachable refuse|leave-out]
       [--within DIVISION] [--seconds 10] [--seed 1] [--out DIR]`

/** What the field calls the models too. */
const otherNames: Readonly<Record<string, SitingBody['model']>> = {
  lscp: 'set-cover',
  mclp: 'max-cover',
  'p-centre': 'p-center',
  cpmp: 'capacitated-p-median',
}
const sources = ['streets', 'premises', 'demand']

/** `site`: chooses sites for a facility; with `--out` they are written as GeoJSON and CSV too. */
export async function prepareSite({ text, number }: Arguments): Promise<Command> {
  const model = text('model')
  const from = text('candidates')
  const body = checkInput(
    stated({
      model: model === undefined ? undefined : (otherNames[model] ?? model),
      category: text('category'),
      sites: number('sites'),
      budget: number('budget'),
      coverageTarget: number('target'),
      minimumShare: number('minimum-share'),
      demand: text('demand'),
      minutes: number('minutes'),
      mode: text('mode'),
      speedKmh: number('speed-kmh'),
      capMeters: number('cap-meters'),
      distance: text('distance'),
      candidates: from === undefined || sources.includes(from) ? from : candidatesInFile(from, await bytesOf(from)),
      spacingMeters: number('spacing'),
      existing: text('existing'),
      counted: text('counted'),
      capacity: number('capacity'),
      unreachable: text('unreachable'),
      within: text('within'),
      seconds: number('seconds'),
      seed: number('seed'),
    }),
    sitingBodySchema,
  )
  return async (context) => {
    const question = await askSiting(context.db, body, new Date().toISOString().slice(0, 10))
    const { id, result } = await computeSiting(context, question)
    const folder = text('out')
    if (folder !== undefined) {
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, 'sites.geojson'), JSON.stringify(siteCollection(result)))
      await writeFile(join(folder, 'sites.csv'), sitesCsv(result))
      await writeFile(join(folder, 'divisions.csv'), sitingDivisionsCsv(result))
    }
    return { id, state: 'done', ...result }
  }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  return readFile(path).catch(() => {
    throw new ProblemError(
      'invalid-input',
      `There is no file "${path}"; --candidates takes streets, premises, demand, or a CSV or GeoJSON file.`,
    )
  })
}
