import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { griddingSchema } from '#contract/griddings/gridding-answer'
import { runCommand } from '../../../server/commands/run-command.ts'
import { openDatabase } from '../../../server/database/open-database.ts'
import { apiClient, type Json, signedIn } from '../../helpers/api-client.ts'
import { type RunningApp, startApp } from '../../helpers/start-app.ts'
import { configFor } from '../../helpers/test-databases.ts'

let app: RunningApp
let out: string
let community: Json
beforeAll(async () => {
  app = await startApp()
  out = await mkdtemp(join(tmpdir(), 'fangyuan-grids-'))
  const { features } = (await apiClient(app.url).get('divisions?level=village&geometry=none&limit=1000')).body
  community = features.find(({ properties }: Json) => properties.kind === 'community' && properties.households > 800).properties
})
afterAll(async () => {
  await app?.stop()
  await rm(out, { recursive: true, force: true })
})

/** A command beside the running service, in this process. */
async function cli(...parameters: string[]): Promise<{ code: number; printed: Json; stderr: string }> {
  const [lines, err]: [string[], string[]] = [[], []]
  const code = await runCommand(parameters, {
    open: (say) => openDatabase(configFor({ dataFolder: app.dataFolder }), say, true),
    print: (line) => lines.push(line),
    tell: (line) => err.push(line),
  })
  expect(lines, err.join('\n')).toHaveLength(1)
  return { code, printed: JSON.parse(lines[0]), stderr: err.join('\n') }
}

describe('grid', { timeout: 120_000 }, () => {
  test('prints the grids, tells its progress, writes them as GeoJSON, and the service has them too', async () => {
    const end = await cli('grid', community.code, '--households', '150-600', '--seconds', '2', '--seed', '3', '--out', out)
    expect(end.code, end.stderr).toBe(0)
    const gridding = griddingSchema.parse(end.printed)
    expect(gridding).toMatchObject({ ok: true, seed: 3 })
    expect(gridding.grids.reduce((sum, { households }) => sum + households, 0)).toBeCloseTo(community.households, 6)
    expect(end.stderr).toMatch(/· \d+ % .*grids, objective \d+/)
    const written = JSON.parse(await readFile(join(out, 'grids.geojson'), 'utf8'))
    expect(written.features.map(({ geometry, properties }: Json) => ({ ...properties, geometry }))).toEqual(gridding.grids)
    const table = await readFile(join(out, 'grids.csv'), 'utf8')
    expect(table.startsWith('\uFEFFdivision.code,')).toBe(true)
    expect(table.trimEnd().split('\r\n')).toHaveLength(gridding.grids.length + 1)
    const admin = await signedIn(app.url)
    expect((await admin.get(`griddings/${gridding.id}`)).body).toEqual(end.printed)
    expect((await admin.send('POST', `griddings/${gridding.id}/plan`, {})).status).toBe(201)
  })

  test('groups what a division consists of', async () => {
    const end = await cli(
      'grid',
      community.code.slice(0, 6),
      '--kind',
      'planning_area',
      '--unit-level',
      'town',
      '--parts',
      '3',
      '--slices',
      '4',
    )
    expect(end.code, end.stderr).toBe(0)
    expect(griddingSchema.parse(end.printed)).toMatchObject({ ok: true, kind: 'planning_area', metrics: { parts: 3 } })
  })

  test.each([
    ['no division', ['grid'], 'Name the division'],
    ['no size', ['grid', '999'], '/households'],
    ['a range that is none', ['grid', '999', '--households', 'many'], '--households must be a range'],
    ['a reversed range', ['grid', '999', '--households', '500-300'], '/households'],
    ['time without end', ['grid', '999', '--households', '3-5', '--seconds', '1e9'], '/seconds'],
    ['a kind that is none', ['grid', '999', '--parts', '2', '--kind', 'ward'], '/kind'],
    ['an unknown division', ['grid', '999', '--households', '3-5'], 'no division'],
  ])('%s: exit code 1 and one problem document', async (_, parameters, words) => {
    const end = await cli(...parameters)
    expect(end.code).toBe(1)
    expect(JSON.stringify(end.printed)).toContain(words)
  })
})
