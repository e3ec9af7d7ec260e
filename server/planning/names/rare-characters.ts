let common: Set<string> | null = null

/** The 6763 characters of GB 2312: rows 16 to 87 of its table. */
function commonCharacters(): Set<string> {
  const decoder = new TextDecoder('gb2312')
  const found = new Set<string>()
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++)
      for (const sign of decoder.decode(Uint8Array.of(row, cell))) if (/\p{Script=Han}/u.test(sign)) found.add(sign)
  return found
}

/** The Chinese characters of a name that GB 2312 does not have, in order: what old printers, forms and registers cannot write. */
export function rareCharacters(name: string): string {
  common ??= commonCharacters()
  return [...name].filter((sign) => /\p{Script=Han}/u.test(sign) && !common!.has(sign)).join('')
}
