import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'

/** Holds a value against test/golden/NAME.json; `npm run bless` writes the file anew, to be read before it is committed. */
export function expectGolden(name: string, value: unknown): void {
  const path = join(process.cwd(), 'test/golden', `${name}.json`)
  if (process.env.FANGYUAN_BLESS === '1') {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`)
  }
  expect(value).toEqual(JSON.parse(readFileSync(path, 'utf8')))
}
