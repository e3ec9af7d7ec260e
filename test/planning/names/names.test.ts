import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldPinyin, foldText } from '#planning/names/fold-text'
import { createNameKeyer, pinyinPattern } from '#planning/names/name-keys'

const keysOf = await createNameKeyer()
const chinese = fc
  .array(fc.integer({ min: 0x4e00, max: 0x9fa5 }), { maxLength: 12 })
  .map((codes) => String.fromCodePoint(...codes))

describe('folding', () => {
  it.each([
    ['龍泉驛區', '龙泉驿区'],
    ['Ｘｉｎｇ　Ｆｕ１２', 'xingfu12'],
    ["Xi'an · 西安", 'xian西安'],
    ['a\u0000\u202e\u200db\ufe0f', 'ab'],
    ['𠮷野', '𠮷野'],
    ['👨‍👩‍👧', '👨👩👧'],
    ['\ud83d', ''],
    ['100%_\\', '100%_\\'],
    ['（北）', '(北)'],
  ])('%j is compared as %j', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  it('folds what is folded into itself, and keeps no more than 200 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const folded = foldText(text)
        expect(foldText(folded)).toBe(folded)
        expect([...folded].length).toBeLessThanOrEqual(200)
        expect(folded).not.toMatch(/[\s\0]/)
      }),
    )
  })

  it('folds a part of a name to a part of the folded name, so that it is found', () => {
    fc.assert(
      fc.property(chinese, fc.nat(11), fc.nat(11), (name, from, to) => {
        expect(foldText(name)).toContain(foldText(name.slice(from, to)))
      }),
    )
  })

  it('takes tone marks off pinyin, and writes ü as v', () => {
    expect(foldPinyin(foldText('Xìng Fú nǚ ér lǜ'))).toBe('xingfunverlv')
  })
})

describe('the keys of a name', () => {
  it.each([
    ['幸福社区', 'XingFuSheQu', 'xfsq'],
    ['重庆路', 'ChongQingLu', 'cql'],
    ['銀行街', 'YinHangJie', 'yhj'],
    ['女儿村', 'NvErCun', 'nec'],
    ['一把伞村', 'YiBaSanCun', 'ybsc'],
    ['ABC大厦12号楼', 'AbcDaSha12HaoLou', 'abcds12hl'],
    ['𠮷祥3组', 'Xiang3Zu', 'x3z'],
    ['Ring Road', null, null],
    ['12', null, null],
    ['<b>%', null, null],
  ])('%s: %s, %s', (name, pinyin, initials) => {
    expect(keysOf(name)).toEqual({ name, folded: foldText(name), pinyin, initials })
  })

  it('find a name by any mix of whole syllables, their beginnings and initials', () => {
    const syllables = fc.array(fc.constantFrom('xing', 'fu', 'she', 'qu', 'an', 'lv', 'zhuang', 'e'), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(syllables, fc.array(fc.nat(6), { minLength: 6, maxLength: 6 }), (names, lengths) => {
        const pinyin = names.map((name) => name[0].toUpperCase() + name.slice(1)).join('')
        const typed = names.map((name, index) => name.slice(0, 1 + (lengths[index] % name.length))).join('')
        expect(pinyin).toMatch(new RegExp(`^${pinyinPattern(typed)}`))
      }),
    )
  })

  it('do not find it by letters that are none of its beginnings in order', () => {
    const isFound = (typed: string) => new RegExp(`^${pinyinPattern(typed)}`).test('XingFuSheQu')
    expect(['xfsq', 'xingfsq', 'xinfush', 'xsq', 'xq'].map(isFound)).toEqual([true, true, true, false, false])
    expect(['ingfu', 'xfsqa', 'fxsq', 'xg', 'xingfusheqv'].map(isFound)).toEqual([false, false, false, false, false])
  })

  it('are short enough for an index, however long the name', () => {
    const { folded, pinyin, initials } = keysOf('壮'.repeat(5000))
    expect([Buffer.byteLength(folded), pinyin!.length, initials!.length]).toEqual([600, 200 * 6, 200])
  })
})
