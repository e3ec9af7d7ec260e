import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { coverageResultSchema } from '#contract/coverage'
import { runCommand } from '../../server/commands/run-command.ts'
import { openDatabase } from '../../server/database/open-database.ts'
import { apiClient, type Json, signedIn } from '../helpers/api-client.ts'
import { type ProgramEnd, runProgram } from '../helpers/run-program.ts'
import { collection, smallTownOsm, townSquare } from '../helpers/small-town.ts'
import { type RunningApp, startApp } from '../helpers/start-app.ts'
import { configFor, emptyDataFolder } from '../helpers/test-databases.ts'

let data: string
let files: string
beforeAll(async () => {
  data = await emptyDataFolder()
  files = await mkdtemp(join(tmpdir(), 'fangyuan-files-'))
  const write = (name: string, content: string) => writeFile(join(files, name), content)
  await write('town.osm', smallTownOsm(8))
  await write('towns.geojson', collection([townSquare('510199001', 0, 4), townSquare('510199002', 4, 7)]))
  await write('markets.csv', 'name,category,lon,lat\n东市,market,104.061,30.661\n')
  await write('people.csv', 'who,lon,lat,people\n甲,104.0655,30.6655,40\n')
  await write('swapped.csv', 'name,category,lon,lat\n东市,market,30.661,104.061\n')
  await write('half.osm', '<osm version="0.6"><node id="1"')
})
afterAll(async () => {
  for (const folder of [data, files]) await rm(folder, { recursive: true, force: true })
})

/** A command, run in this process: what `server/cli.ts` does, without loading everything anew. */
async function cli(...parameters: string[]): Promise<Omit<ProgramEnd, 'seconds'>> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await runCommand(parameters, {
    open: (say) => openDatabase(configFor({ dataFolder: data }), say, true),
    print: (line) => out.push(`${line}\n`),
    tell: (line) => err.push(`${line}\n`),
  })
  return { code, stdout: out.join(''), stderr: err.join('') }
}
/** The one JSON document that a command printed on stdout. */
function printed({ stdout, stderr }: Pick<ProgramEnd, 'stdout' | 'stderr'>): Json {
  const lines = stdout.trimEnd().split('\n')
  expect(lines, stderr).toHaveLength(1)
  return JSON.parse(lines[0])
}

describe('the command line', { timeout: 120_000 }, () => {
  test('is a program: migrates a database and tells its versions', async () => {
    const end = await runProgram('cli', ['migrate'], { FANGYUAN_DATA: data })
    expect(end.code).toBe(0)
    expect(printed(end)).toMatchObject({ migrated: true, postgis: expect.stringMatching(/^3\./) })
  })

  test('imports the four kinds, prints the report, and tells its progress on stderr', async () => {
    const streets = await cli('import', 'streets', join(files, 'town.osm'))
    expect(streets.code, streets.stderr).toBe(0)
    expect(printed(streets)).toMatchObject({
      kind: 'streets',
      fileName: 'town.osm',
      refused: 0,
      counts: { demand: 49, facilities: 1 },
    })
    expect(streets.stderr).toMatch(/· \d+ % /)
    const divisions = await cli(
      'import',
      'divisions',
      join(files, 'towns.geojson'),
      '--level',
      'town',
      '--valid-from',
      '2024-01-01',
    )
    expect(printed(divisions)).toMatchObject({ kind: 'divisions', taken: 2 })
    const facilities = await cli('import', 'facilities', join(files, 'markets.csv'))
    expect(printed(facilities)).toMatchObject({ kind: 'facilities', taken: 1 })
    const demand = await cli('import', 'demand', join(files, 'people.csv'), '--columns', '{"population":"people","name":"who"}')
    expect(printed(demand)).toMatchObject({ kind: 'demand', taken: 1 })
  })

  test('answers a coverage and writes its files', async () => {
    const out = join(files, 'out')
    const end = await cli('coverage', '--categories', 'market,clinic_station', '--minutes', '10', '--out', out)
    expect(end.code, end.stderr).toBe(0)
    const result = coverageResultSchema.parse(printed(end))
    expect(result.parameters).toMatchObject({ categories: ['market', 'clinic_station'], minutes: 10, mode: 'walk' })
    expect(result.totals.coveredPopulation).toBeGreaterThan(0)
    expect((await readdir(out)).sort()).toEqual([
      'coverage.json',
      'demand.geojson',
      'divisions.csv',
      'gaps.geojson',
      'isochrones.geojson',
    ])
    expect(JSON.parse(await readFile(join(out, 'coverage.json'), 'utf8'))).toEqual(result)
    expect(await readFile(join(out, 'divisions.csv'), 'utf8')).toContain('510199001')
    for (const part of ['demand', 'gaps', 'isochrones'])
      expect(JSON.parse(await readFile(join(out, `${part}.geojson`), 'utf8')).type).toBe('FeatureCollection')
  })

  test('works beside the running service, on the same database', async () => {
    const app = await startApp({ FANGYUAN_DATA: data, FANGYUAN_SAMPLE: 'none' })
    const visitor = apiClient(app.url)
    const before = (await visitor.get('facilities?category=market')).body.numberMatched
    await writeFile(join(files, 'more.csv'), 'name,category,lon,lat\n西市,market,104.062,30.662\n')
    const end = await cli('import', 'facilities', join(files, 'more.csv'))
    expect(end.code, end.stderr).toBe(0)
    const after = (await visitor.get('facilities?category=market')).body
    expect(after.numberMatched).toBe(before + 1)
    expect(printed(end).revision).toBe((await visitor.get('health')).body.revision)
    const coverage = printed(await cli('coverage', '--categories', 'market', '--at', '2024-06-01', '--within', '510199001'))
    expect((await visitor.get(`coverage/${coverage.id}`)).body).toEqual(coverage)
    expect(await app.stop()).toBe(0)
    expect(existsSync(join(data, 'database/.s.PGSQL.5432'))).toBe(false)
  })

  test('manages accounts beside the running service, which follows at once', { timeout: 240_000 }, async () => {
    const app = await startApp({ FANGYUAN_DATA: data, FANGYUAN_SAMPLE: 'none' })
    const user = async (...parameters: string[]) => {
      const end = await cli('user', ...parameters)
      expect(end.code, end.stderr).toBe(0)
      return { printed: printed(end), stderr: end.stderr }
    }
    const added = await user('add', '王规划', '--role', 'planner', '--scope', '510199001')
    const { password } = added.printed
    expect(added.printed).toMatchObject({ name: '王规划', role: 'planner', scope: { code: '510199001', level: 'town' } })
    expect(password).toMatch(/^[\w-]{16}$/)
    expect(added.stderr).not.toContain(password)
    const planner = await signedIn(app.url, '王规划', password)
    const { token } = (await user('token', '王规划', '--name', 'nightly', '--days', '30')).printed
    const script = apiClient(app.url, token)
    expect((await script.get('session')).body).toMatchObject({ name: '王规划', scope: { code: '510199001' } })
    await user('set', '王规划', '--role', 'reviewer', '--scope', 'all')
    expect((await planner.get('session')).body).toEqual({ name: '王规划', role: 'reviewer', scope: null })
    expect(await user('password', '王规划', '--password', 'chosen by hand')).toMatchObject({ printed: { name: '王规划' } })
    expect([(await planner.get('session')).status, (await script.get('session')).status]).toEqual([401, 401])
    const again = await signedIn(app.url, '王规划', 'chosen by hand')
    await user('set', '王规划', '--disable')
    expect((await again.get('session')).status).toBe(401)
    const { accounts } = (await user('list')).printed
    expect(accounts.map(({ name, disabled }: Json) => [name, disabled])).toEqual([
      ['admin', false],
      ['王规划', true],
    ])
    const refused = await cli('user', 'set', 'admin', '--disable')
    expect([refused.code, printed(refused).type]).toEqual([1, '/problems/conflict'])
    const admin = await signedIn(app.url)
    const { entries } = (await admin.get('audit?subjectKind=account')).body
    expect(entries.find(({ action }: Json) => action === 'token.made')).toMatchObject({
      accountId: null,
      accountName: 'command line',
      details: { name: 'nightly', days: 30 },
    })
    expect(JSON.stringify(entries)).not.toContain(token)
    expect(await app.stop()).toBe(0)
  })

  test('says on stdout too that a database cannot be opened', async () => {
    const end = await runProgram('cli', ['migrate'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nowhere' })
    expect(end.code).toBe(1)
    expect(printed(end)).toMatchObject({
      type: '/problems/unavailable',
      detail: expect.stringContaining('Cannot reach PostgreSQL'),
    })
  })

  test('makes no database for a command that makes no sense', async () => {
    const folder = join(files, 'never')
    const end = await runProgram('cli', ['fly'], { FANGYUAN_DATA: folder })
    expect([end.code, existsSync(folder)]).toEqual([1, false])
  })

  describe('beside a running service', () => {
    let app: RunningApp
    beforeAll(async () => {
      app = await startApp({ FANGYUAN_DATA: data, FANGYUAN_SAMPLE: 'none' })
    })
    afterAll(() => app?.stop())

    test.each([
      ['no command', [], 'Name a command'],
      ['an unknown command', ['fly'], 'There is no command'],
      ['no file', ['import', 'streets'], 'Name the file'],
      ['a file that is not there', ['import', 'streets', '/nowhere/x.osm'], 'Cannot read /nowhere/x.osm'],
      ['an unknown kind', ['import', 'trees', 'x'], 'kind'],
      ['a broken file', ['import', 'streets', 'half.osm'], 'half.osm'],
      ['swapped coordinates', ['import', 'facilities', 'swapped.csv'], 'swapped'],
      ['columns that are no JSON', ['import', 'demand', 'people.csv', '--columns', '{'], '--columns must be JSON'],
      ['minutes that are no number', ['coverage', '--categories', 'market', '--minutes', 'abc'], '--minutes must be a number'],
      ['minutes of 0', ['coverage', '--categories', 'market', '--minutes', '0'], '/minutes'],
      ['an unknown category', ['coverage', '--categories', 'casino'], '/categories/0'],
      ['no categories', ['coverage'], '/categories'],
      ['an unknown option', ['coverage', '--colour', 'red'], 'colour'],
      ['an account of no role', ['user', 'add', 'x'], '/role'],
      ['an account of an unknown role', ['user', 'add', 'x', '--role', 'owner'], '/role'],
      [
        'an account with a password that is too short',
        ['user', 'add', 'x', '--role', 'viewer', '--password', 'short'],
        '/password',
      ],
      ['an account that is not there', ['user', 'set', 'nobody', '--enable'], 'no account named'],
      ['an account both disabled and enabled', ['user', 'set', 'admin', '--enable', '--disable'], 'not both'],
      ['a change of nothing', ['user', 'set', 'admin'], 'changes nothing'],
      ['a token without an end', ['user', 'token', 'admin', '--name', 'x'], '/days'],
      ['a user command without an account', ['user', 'add'], 'Usage: user add'],
      ['a sample on a map that is not empty', ['sample', 'county'], 'not empty'],
    ])('%s: exit code 1 and one problem document on stdout', async (_, parameters, words) => {
      const end = await cli(
        ...parameters.map((parameter) => (/^\w+\.(osm|csv)$/.test(parameter) ? join(files, parameter) : parameter)),
      )
      expect(end.code).toBe(1)
      const problem = printed(end)
      expect(problem).toMatchObject({ type: expect.stringMatching(/^\/problems\//), status: expect.any(Number) })
      expect(JSON.stringify(problem)).toContain(words)
      expect(end.stderr).not.toMatch(/\n\s+at /)
    })
  })
})
