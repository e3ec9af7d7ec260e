import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bannedInPlanning, longestFileLines, mostFilesAFolder, rooms, typesOnly, wiring } from './rooms.ts'

const root = process.cwd()

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : /^[^.].*\.tsx?$/.test(name) ? [path] : []
  })
}

const sources = [...filesBelow(join(root, 'server')), ...filesBelow(join(root, 'client'))]

/** `server/planning/x.ts` → planning, `server/main.ts` → main, `client/…` → client. */
function roomOf(path: string): string {
  const [top, second] = relative(root, path).split('/')
  return top === 'server' ? second.replace(/\.ts$/, '') : top
}

interface Import {
  from: string
  to: string
  isType: boolean
}

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8')
  const found = [...text.matchAll(/(?:^|\n)\s*(import|export)\s+(type\s+)?([^'"\n;]*?\sfrom\s+)?['"]([^'"]+)['"]/g)].map(
    (match) => ({
      from: path,
      to: match[4],
      isType: match[2] !== undefined,
    }),
  )
  const multiline = [...text.matchAll(/(?:^|\n)(import|export)\s+(type\s+)?\{[^}]*\}\s+from\s+['"]([^'"]+)['"]/g)].map(
    (match) => ({
      from: path,
      to: match[3],
      isType: match[2] !== undefined,
    }),
  )
  const dynamic = [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)].map((match) => ({
    from: path,
    to: match[1],
    isType: false,
  }))
  return [...found, ...multiline, ...dynamic]
}

/** The file that one of our own imports names; null for a package. */
function targetOf({ from, to }: Import): string | null {
  const clean = to.split('?')[0]
  if (clean.startsWith('.')) return resolve(dirname(from), clean)
  const alias = /^#(planning|contract)\/(.+)$/.exec(clean)
  return alias ? join(root, 'server', alias[1], `${alias[2]}.ts`) : null
}

const imports = sources.flatMap(importsOf)

describe('the house', () => {
  test('has files and imports to look at', () => {
    expect(sources.length).toBeGreaterThan(50)
    expect(imports.length).toBeGreaterThan(200)
  })

  test('every arrow between rooms is in the table', () => {
    const wrong = imports.flatMap((arrow) => {
      const target = targetOf(arrow)
      if (target === null || !/\.tsx?$/.test(target)) return []
      const [fromRoom, toRoom] = [roomOf(arrow.from), roomOf(target)]
      if (fromRoom === toRoom || (wiring as readonly string[]).includes(fromRoom) || fromRoom === 'config') return []
      const allowed = rooms[fromRoom]?.mayImport.includes(toRoom) ?? false
      const needsType = typesOnly.some(([from, to]) => from === fromRoom && to === toRoom)
      return allowed && (!needsType || arrow.isType) ? [] : [`${relative(root, arrow.from)} → ${relative(root, target)}`]
    })
    expect(wrong).toEqual([])
  })

  test('nobody imports the wiring', () => {
    const wrong = imports.filter((arrow) => {
      const target = targetOf(arrow)
      return target !== null && (wiring as readonly string[]).includes(roomOf(target)) && dirname(target) === join(root, 'server')
    })
    expect(wrong.map((arrow) => `${relative(root, arrow.from)} → ${arrow.to}`)).toEqual([])
  })

  test('no room touches a package that is not its business', () => {
    const wrong = imports.flatMap((arrow) => {
      if (targetOf(arrow) !== null || arrow.isType) return []
      const banned = rooms[roomOf(arrow.from)]?.never ?? []
      const hit = banned.some((name) => arrow.to === name || arrow.to.startsWith(/[:/]$/.test(name) ? name : `${name}/`))
      return hit ? [`${relative(root, arrow.from)} imports ${arrow.to}`] : []
    })
    expect(wrong).toEqual([])
  })

  test('only config reads the environment', () => {
    const readers = sources
      .filter((path) => readFileSync(path, 'utf8').includes('process.env'))
      .map((path) => relative(root, path))
    expect(readers).toEqual(['server/config.ts'])
  })

  test('only client/api.ts fetches', () => {
    const fetchers = sources
      .filter((path) => roomOf(path) === 'client' && /\b(fetch|XMLHttpRequest|EventSource)\s*\(/.test(readFileSync(path, 'utf8')))
      .map((path) => relative(root, path))
    expect(fetchers).toEqual(['client/api.ts'])
  })

  test('planning is pure', () => {
    const impure = sources
      .filter((path) => roomOf(path) === 'planning')
      .flatMap((path) =>
        bannedInPlanning
          .filter((word) => word.test(readFileSync(path, 'utf8')))
          .map((word) => `${relative(root, path)}: ${word}`),
      )
    expect(impure).toEqual([])
  })

  test('no circle of imports', () => {
    const next = new Map<string, string[]>()
    for (const arrow of imports) {
      const target = targetOf(arrow)
      if (target !== null && !arrow.isType) next.set(arrow.from, [...(next.get(arrow.from) ?? []), target])
    }
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (path: string, trail: string[]): void => {
      if (trail.includes(path)) {
        circles.push([...trail.slice(trail.indexOf(path)), path].map((file) => relative(root, file)).join(' → '))
        return
      }
      if (done.has(path)) return
      for (const target of next.get(path) ?? []) visit(target, [...trail, path])
      done.add(path)
    }
    for (const path of sources) visit(path, [])
    expect(circles).toEqual([])
  })

  test('files stay short and folders small', () => {
    const long = sources
      .filter((path) => readFileSync(path, 'utf8').split('\n').length > longestFileLines + 1)
      .map((path) => relative(root, path))
    expect(long).toEqual([])
    const counts = new Map<string, number>()
    for (const path of sources) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1)
    expect(
      [...counts].filter(([, count]) => count > mostFilesAFolder).map(([folder, count]) => `${relative(root, folder)}: ${count}`),
    ).toEqual([])
  })
})
