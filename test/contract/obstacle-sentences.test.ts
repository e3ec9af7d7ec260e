import { expect, test } from 'vitest'
import { obstacleText } from '#contract/griddings/obstacle-sentences'
import type { BlockingUnits } from '#planning/division/griddings/gridding-types'

const blocking = (change: Partial<BlockingUnits>): BlockingUnits => ({
  reason: 'atom_too_large',
  isProven: true,
  unitIds: ['1'],
  names: [],
  at: [104, 30],
  households: 700,
  population: 2100,
  parts: null,
  ...change,
})

test.each<[Partial<BlockingUnits>, string, string]>([
  [{ names: ['高楼'] }, '「高楼」有700 户、2100 人', '"高楼" has 700 households, 2100 people'],
  [{ population: 0 }, '700 户,', '700 households:'],
  [{ reason: 'bottleneck', names: ['甲', '乙', '丙', '丁'] }, '「甲、乙、丙…」', 'at least 700 households'],
  [{ reason: 'component_fits_no_count' }, '标出的地块', 'the marked ground'],
  [{ reason: 'total_fits_no_count', parts: 3 }, '分成 3 个网格', '3 grids do not fit'],
  [{ reason: 'total_fits_no_count' }, '分成几个网格', 'no number of grids fits'],
  [{ reason: 'too_few_atoms', parts: 9 }, '少于 9 个', '9 grids'],
  [{ reason: 'together_is_apart' }, '互不相通', 'does not hang together'],
  [{ reason: 'together_and_apart' }, '既要求在一起', 'together and apart'],
  [{ reason: 'none_found' }, '没有合要求的方案', 'none keeps all wishes'],
  [{ reason: 'none_found', isProven: false }, '并不证明没有', 'does not prove'],
])('%j is said in both languages', (change, zh, en) => {
  const text = obstacleText(blocking(change))
  expect(text.zh).toContain(zh)
  expect(text.en).toContain(en)
})
