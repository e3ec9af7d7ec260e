import { readText, shown } from './field-values.ts'

/** A code as text: digits stay as written. Refuses what a spreadsheet made of a long code (5.10104E+11), because its last digits are lost. */
export function readCode(value: unknown): { ok: true; value: string | null } | { ok: false; reason: string } {
  const text = readText(value)
  if (text !== null && /^\d(\.\d+)?e\+?\d+$/i.test(text))
    return {
      ok: false,
      reason: `the code ${shown(text)} was rounded by a spreadsheet and its digits are lost; format the column as text`,
    }
  return { ok: true, value: text }
}
