import { BenchError } from '../bench-error.ts'

/** An option that takes a whole number from 1 on. */
export function wholeOption(name: string, text: string | undefined, otherwise: number): number {
  if (text !== undefined && !/^[1-9]\d*$/.test(text))
    throw new BenchError(`--${name} takes a whole number from 1 on, not "${text}".`)
  return text === undefined ? otherwise : Number(text)
}
