import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockFolder } from '../../server/database/folder-lock.ts'

let folder: string
let children: ChildProcess[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fangyuan-lock-'))
  children = []
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

/** Starts a process that goes for the lock; answers what it got. */
function contend(busyMilliseconds?: number): Promise<{ got: string; child: ChildProcess }> {
  const parameters = [
    '--import',
    'tsx',
    'test/helpers/hold-lock.ts',
    folder,
    ...(busyMilliseconds ? [String(busyMilliseconds)] : []),
  ]
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (bytes) => resolve({ got: String(bytes).trim(), child }))
    child.once('exit', (code) => reject(new Error(`the process ended with ${code} and said nothing`)))
  })
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

describe('the lock of a data folder', () => {
  test('refuses a second process, and is free after kill -9', async () => {
    const first = await contend()
    expect(first.got).toBe('held')
    expect(await lockFolder(folder)).toBeNull()
    await kill(first.child)
    const lock = await lockFolder(folder)
    expect(lock).not.toBeNull()
    await lock!.release()
    expect(await readdir(folder)).toEqual([])
  })

  test('stays with a holder that is too busy to answer', async () => {
    const { got } = await contend(10_000)
    expect(got).toBe('held')
    expect(await lockFolder(folder)).toBeNull()
  })

  test('goes to exactly one of several processes that come at once after a crash', async () => {
    await kill((await contend()).child)
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => contend()))
    expect(outcomes.map(({ got }) => got).sort()).toEqual(['held', 'refused', 'refused', 'refused', 'refused'])
  })

  test('goes to exactly one of many, however their steps fall between each other', async () => {
    for (let round = 0; round < 20; round++) {
      const locks = await Promise.all(
        Array.from({ length: 8 }, async (_, i) => {
          await new Promise((resolve) => setTimeout(resolve, (i * round) % 7))
          return lockFolder(folder)
        }),
      )
      const held = locks.filter((lock) => lock !== null)
      expect(held).toHaveLength(1)
      await held[0].release()
    }
  })
})
