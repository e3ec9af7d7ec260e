import { type Appearance, fontFamily, palettes } from './tokens.ts'

const kebab = (name: string): string => name.replace(/[A-Z0-9]/g, (letter) => `-${letter.toLowerCase()}`)

/** Writes the palette as CSS variables (`--text-soft` …) onto the document. */
export function applyPalette(appearance: Appearance): void {
  const root = document.documentElement
  for (const [name, colour] of Object.entries(palettes[appearance])) root.style.setProperty(`--${kebab(name)}`, colour)
  root.style.setProperty('--font', fontFamily)
  root.style.colorScheme = appearance
  root.dataset.appearance = appearance
}
