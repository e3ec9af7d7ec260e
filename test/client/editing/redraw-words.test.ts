import { describe, expect, it } from 'vitest'
import { checkRules } from '#planning/plans/check-types'
import { enReasons } from '../../../client/i18n/redraw/en-reasons.ts'
import { enRedraw } from '../../../client/i18n/redraw/en-redraw.ts'
import { zhReasons } from '../../../client/i18n/redraw/zh-reasons.ts'
import { zhRedraw } from '../../../client/i18n/redraw/zh-redraw.ts'

/** Keys of words within words, as paths. */
function paths(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, part]) => paths(part, `${path}/${key}`))
}

/** Everything that is said without being told anything. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

describe('words of redrawing', () => {
  it('are the same in both languages, and none is empty', () => {
    expect(paths(enRedraw).sort()).toEqual(paths(zhRedraw).sort())
    expect(Object.keys(enReasons).sort()).toEqual(Object.keys(zhReasons).sort())
    for (const words of [zhRedraw, enRedraw]) expect(texts(words).filter((text) => text.trim() === '')).toEqual([])
  })

  it('are each in their own language', () => {
    expect(texts(enRedraw).filter((text) => /[\u3400-\u9fff]/.test(text))).toEqual([])
    expect(texts(zhRedraw).filter((text) => !/[\u3400-\u9fff;、]/.test(text))).toEqual([])
  })

  it('say every finding with its number', () => {
    for (const rule of checkRules) {
      const finding = {
        rule,
        severity: 'warning',
        divisionIds: [],
        at: [],
        value: 0.5,
        limit: { min: 1, max: null },
        text: '名',
      } as const
      for (const { checks } of [zhRedraw, enRedraw])
        expect(checks.finding({ ...finding, divisionIds: [], at: [] })).toMatch(/\d|名/)
    }
  })
})
