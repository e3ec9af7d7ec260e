import { parseArgs } from 'node:util'
import { ProblemError } from '#contract/problems'

const withText = ['level', 'crs', 'encoding', 'columns', 'valid-from', 'categories', 'minutes', 'mode', 'speed-kmh', 'cap-meters']
  .concat(['counted', 'at', 'within', 'out', 'seed', 'scale', 'role', 'scope', 'password', 'name', 'days'])
  .concat(['households', 'population', 'parts', 'seconds', 'slices', 'kind', 'unit-level'])
  .concat(['category', 'model', 'sites', 'budget', 'target', 'minimum-share', 'candidates', 'spacing', 'existing', 'capacity'])
  .concat(['demand', 'distance', 'unreachable', 'rules', 'max-minutes', 'group-size', 'communities', 'alternatives', 'points'])
  .map((name) => [name, { type: 'string' as const }] as const)
const alone = ['skip-invalid', 'disable', 'enable', 'close-seats'].map((name) => [name, { type: 'boolean' as const }] as const)

/** What follows a command's name. */
export interface Arguments {
  positionals: string[]
  /** A flag's text; undefined where it was not given. */
  text(name: string): string | undefined
  /** A flag's number; throws a problem where its text is none. */
  number(name: string): number | undefined
  isGiven(name: string): boolean | undefined
}

/** Reads a command line; throws a problem that names an unknown flag, or one without its value. */
export function readArguments(parameters: readonly string[], usage: string): Arguments {
  const { values, positionals } = parse(parameters, usage)
  const text = (name: string) => values[name] as string | undefined
  return {
    positionals,
    text,
    number(name) {
      const given = text(name)
      if (given === undefined) return undefined
      if (given.trim() === '' || !Number.isFinite(Number(given)))
        throw new ProblemError('invalid-input', `--${name} must be a number; got "${given}".`)
      return Number(given)
    },
    isGiven: (name) => values[name] as boolean | undefined,
  }
}

function parse(parameters: readonly string[], usage: string): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: Object.fromEntries<{ type: 'string' | 'boolean' }>([...withText, ...alone]),
    })
  } catch (error) {
    throw new ProblemError('invalid-input', `${(error as Error).message}\n${usage}`)
  }
}

/** A record without what was not given. */
export const stated = <T extends Record<string, unknown>>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T
