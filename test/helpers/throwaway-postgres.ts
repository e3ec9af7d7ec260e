import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { onceARun } from './run-folder.ts'

const debianFolder = '/usr/lib/postgresql'

/** Folder of the newest PostgreSQL server programs that Debian's packages put here; null where there are none with PostGIS. */
function programsFolder(): string | null {
  if (!existsSync(debianFolder)) return null
  const versions = readdirSync(debianFolder)
    .filter((version) => existsSync(join(debianFolder, version, 'bin/initdb')))
    .filter((version) => existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`))
    .sort((a, b) => Number(b) - Number(a))
  return versions.length > 0 ? join(debianFolder, versions[0], 'bin') : null
}

/** Why there is no PostgreSQL to test against; null where there is one. */
export function noPostgres(): string | null {
  if (process.env.FANGYUAN_TEST_DATABASE_URL) return null
  return programsFolder() === null
    ? 'no PostgreSQL with PostGIS: set FANGYUAN_TEST_DATABASE_URL, or install postgresql and postgis'
    : null
}

/** Connection string of a PostgreSQL server that tests may make databases in: the one named in the environment, else a throwaway cluster. */
export async function postgresUrl(): Promise<string> {
  const given = process.env.FANGYUAN_TEST_DATABASE_URL
  if (given) return given
  const folder = await onceARun('postgres', startCluster)
  return readFileSync(join(folder, 'url'), 'utf8')
}

/** PostgreSQL refuses to run as root, so there it runs as the user its package made. */
function asPostgres(program: string, ...rest: string[]): void {
  const path = join(programsFolder()!, program)
  const isRoot = process.getuid?.() === 0
  const [command, parameters] = isRoot ? ['runuser', ['-u', 'postgres', '--', path, ...rest]] : [path, rest]
  execFileSync(command, parameters, { stdio: ['ignore', 'ignore', 'inherit'], cwd: '/' })
}

async function startCluster(folder: string): Promise<void> {
  const data = join(folder, 'data')
  mkdirSync(data)
  if (process.getuid?.() === 0) {
    const [user, group] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })))
    for (const path of [folder, data]) chownSync(path, user, group)
    // The folder of the run is 0700 and root's: let postgres pass through, but not look around.
    execFileSync('chmod', ['711', join(folder, '..')])
  }
  const port = await freePort()
  asPostgres('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-N', '--locale=C.UTF-8', '-E', 'UTF8')
  const settings = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c max_connections=100`
  asPostgres('pg_ctl', '-D', data, '-l', join(data, 'log'), '-w', '-t', '60', '-o', settings, 'start')
  writeFileSync(join(folder, 'url'), `postgres://postgres@127.0.0.1:${port}/postgres`)
}

/** Stops the throwaway cluster of a run, where one was started. */
export function stopClusterIn(runFolder: string): void {
  const data = join(runFolder, 'postgres/data')
  if (existsSync(join(data, 'postmaster.pid'))) asPostgres('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop')
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
