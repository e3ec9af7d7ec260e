import { existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Builds the page into dist/ where it is missing or older than what it is made from. */
const root = fileURLToPath(new URL('..', import.meta.url))
const sources = ['client', 'server/contract', 'server/planning', 'vite.config.ts', 'package-lock.json']

function newest(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(`${path}/${name}`)))
}

const page = `${root}dist/index.html`
const isFresh = existsSync(page) && statSync(page).mtimeMs >= Math.max(...sources.map((source) => newest(root + source)))
if (!isFresh) {
  process.stderr.write('· Building the page\n')
  await build({ root: `${root}client`, configFile: `${root}vite.config.ts`, logLevel: 'warn' })
}
