import { expect, test } from 'vitest'
import { type CheckFinding, type CheckRule, checkRules } from '#planning/plans/check-types'
import { enRules } from '../../../client/i18n/redraw/en-rules.ts'
import { zhRules } from '../../../client/i18n/redraw/zh-rules.ts'

/** Every text that a rule may put beside its number; null where it has none. */
const textsOf: Record<CheckRule, (string | null)[]> = {
  overlap: ['overlap', 'outside_parent', 'crossing'],
  unassigned: [null, 'village without children'],
  parts: [null],
  households: [null],
  population: [null],
  area: [null],
  compactness: ['polsby_popper', 'reock'],
  units_cut: ['一号院'],
  buildings_cut: ['17'],
  code_unique: ['510101'],
  code_form: ['12 not_digits', '12 length', '12 not_below_parent', '12 number_of_kind'],
  name_unique: ['平安村', '三村 ordinal', '清水村、青水村 sound', '龘村 rare:龘'],
  service_radius: [null, 'not_computed', 'no_station', 'beyond_reach'],
}
const findings = checkRules.flatMap((rule) =>
  textsOf[rule].map(
    (text): CheckFinding => ({ rule, severity: 'info', divisionIds: ['a'], at: [], value: 0.5, limit: null, text }),
  ),
)

test('every finding has words of its own in both languages, and no word that only programs know', () => {
  for (const { finding } of [zhRules, enRules]) {
    const sentences = findings.map((each) => finding(each))
    expect(new Set(sentences).size).toBe(sentences.length)
    for (const sentence of sentences) expect(sentence).not.toMatch(/_|undefined|null|without children/)
  }
})

test('a building whose households nobody counted is not said to have none', () => {
  const cut = (value: number | null) => ({ ...findings.find(({ rule }) => rule === 'buildings_cut')!, value })
  for (const { finding } of [zhRules, enRules]) {
    expect(finding(cut(null))).not.toMatch(/\d/)
    expect(finding(cut(0))).toContain('0')
  }
})

test('a count of divisions is no area', () => {
  const bare: CheckFinding = {
    rule: 'unassigned',
    severity: 'info',
    divisionIds: ['a', 'b', 'c', 'd'],
    at: [],
    value: 45,
    limit: null,
    text: 'grid_1 without children',
  }
  expect(zhRules.finding(bare)).toBe('等 45 个,下面还没有划分')
  expect(enRules.finding(bare)).not.toContain('m²')
  expect(zhRules.finding({ ...bare, divisionIds: ['a', 'b', 'c'], value: 3 })).toBe('共 3 个,下面还没有划分')
})
