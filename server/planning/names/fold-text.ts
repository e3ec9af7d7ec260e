import { to } from 'opencc-js/preset/t2cn'

/** Longer names are searched by so much of their beginning. */
const longestFolded = 200

let simplified: Map<string, string> | null = null

/** Traditional characters and what each is in simplified writing; character by character, so that a part folds like the whole. */
function simplifiedCharacters(): Map<string, string> {
  const characters = new Map<string, string>()
  for (const dict of to.cn.flat())
    for (const [from, target] of typeof dict === 'string' ? dict.split('|').map((pair) => pair.split(' ')) : dict)
      if ([...from].length === 1) characters.set(from, [...target][0])
  // 薴 is 苧 simplified, and 苧 is 苎: to the end, so that what is folded stays as it is.
  for (const [from, target] of characters) characters.set(from, characters.get(target) ?? target)
  return characters
}

/**
 * Text as searches compare it: simplified characters, half width, small letters; without white space, controls, invisible marks
 * (direction, joiners, variants), apostrophes and middle dots. May be empty.
 */
export function foldText(text: string): string {
  simplified ??= simplifiedCharacters()
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Variation_Selector}'’‘`·・‧]/gu, '')
  let folded = ''
  let length = 0
  for (const sign of plain) {
    if (++length > longestFolded) break
    folded += simplified.get(sign) ?? sign
  }
  return folded
}

/** Letters of pinyin as searches compare them: tone marks taken off, ü as v. */
export function foldPinyin(folded: string): string {
  return folded
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/\p{M}/gu, '')
}
