import { beforeAll, expect, it } from 'vitest'
import { judgeName } from '#planning/names/judge-name'
import type { SoundOf } from '#planning/names/name-forms'
import { loadSoundOf } from '#planning/names/name-keys'

let soundOf: SoundOf
beforeAll(async () => {
  soundOf = await loadSoundOf()
})

const others = [
  { id: 'a', name: '清水村', isNear: true },
  { id: 'b', name: '章家村', isNear: true },
  { id: 'c', name: '李家村', isNear: false },
  { id: 'd', name: '龙 泉村', isNear: false },
]
const judged = (name: string): string[] =>
  judgeName(name, others, soundOf).map(({ fault, with: other, signs }) => `${fault} ${other?.id ?? signs}`.trim())

it('tells the same name anywhere from one that sounds the same near by, tones aside', () => {
  expect(judged('清水村')).toEqual(['same_name a'])
  expect(judged('青水村')).toEqual(['same_sound a'])
  expect(judged('请水村')).toEqual(['same_sound a'])
  expect(judged('张家村')).toEqual(['same_sound b'])
  // 离家村 sounds like a village farther away, which is allowed; its very name is not.
  expect(judged('离家村')).toEqual([])
  expect(judged('李家村')).toEqual(['same_name c'])
  expect(judged('龙泉村')).toEqual(['same_name d'])
  expect(judged('双桥村')).toEqual([])
})

it('names bare numbers and rare characters', () => {
  expect(judged('第三村')).toEqual(['ordinal'])
  expect(judged('㵲水村')).toEqual(['rare 㵲'])
  expect(judged('八一村')).toEqual([])
})
