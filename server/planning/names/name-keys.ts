import { foldPinyin, foldText } from './fold-text.ts'
import type { SoundOf } from './name-forms.ts'

/** What a name is found by. */
export interface NameKeys {
  name: string
  folded: string
  /** Syllables one after another, each with a capital, letters and digits between as they stand; null without Chinese characters. */
  pinyin: string | null
  /** First letters of the syllables, letters and digits between as they stand. */
  initials: string | null
}

const han = /\p{Script=Han}/u

/** Answers a maker of keys; the dictionary of pinyin is loaded at the first call. */
export async function createNameKeyer(): Promise<(name: string) => NameKeys> {
  const { pinyin } = await import('pinyin-pro')
  return (name) => {
    const folded = foldText(name)
    if (!han.test(folded)) return { name, folded, pinyin: null, initials: null }
    let syllables = ''
    let initials = ''
    let at = 0
    for (const token of pinyin(folded, { type: 'array', toneType: 'none', nonZh: 'consecutive', toneSandhi: false })) {
      const sign = String.fromCodePoint(folded.codePointAt(at)!)
      const isRead = han.test(sign) && token !== sign
      at += isRead ? sign.length : token.length
      const letters = foldPinyin(token).replace(/[^a-z0-9]/g, '')
      syllables += letters.slice(0, 1).toUpperCase() + letters.slice(1)
      initials += isRead ? letters.slice(0, 1) : letters
    }
    return { name, folded, pinyin: syllables, initials }
  }
}

/**
 * The pattern (a regular expression without flags) of names whose pinyin is typed as whole syllables, their beginnings or initials,
 * mixed: `xingfsq` finds XingFuSheQu. `letters` are a–z and 0–9. Anchored at the beginning of a syllable.
 */
export function pinyinPattern(letters: string): string {
  const [first, ...rest] = letters
  const next = rest.map((sign) => (/\d/.test(sign) ? `[a-z]*${sign}` : `(?:${sign}|[a-z]*${sign.toUpperCase()})`))
  return first.toUpperCase() + next.join('')
}

let sounds: Promise<SoundOf> | null = null

/** Answers how names sound; the dictionary of pinyin is loaded at the first call. */
export function loadSoundOf(): Promise<SoundOf> {
  sounds ??= createNameKeyer().then((keysOf) => (name) => keysOf(name).pinyin)
  return sounds
}
