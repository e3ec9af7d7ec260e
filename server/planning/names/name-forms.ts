import { rareCharacters } from './rare-characters.ts'

/** 第三村, 3社区, 二十一村 …: a number and nothing that tells one place from another. 五一村 and 八一村 are no numbers. */
const bareOrdinal =
  /^第?(\d+|[一二三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]?百.*)号?(村|社区|居|居委会|村委会|村民委员会|居民委员会)?$/u

/** A name as the rules on names look at it. */
export interface NameForm {
  /** As names are compared: full width as half, without spaces. */
  plain: string
  isOrdinal: boolean
  /** Its characters outside GB 2312. */
  rare: string
}

export function nameForm(name: string): NameForm {
  return {
    plain: name.normalize('NFKC').replace(/\s/gu, ''),
    isOrdinal: bareOrdinal.test(name),
    rare: rareCharacters(name),
  }
}

/** How a name sounds: its syllables without tones; null where it has no Chinese characters. */
export type SoundOf = (name: string) => string | null
