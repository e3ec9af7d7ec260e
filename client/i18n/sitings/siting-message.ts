import type { Language } from '../../state/preferences.ts'

const sayings: [RegExp, (...parts: string[]) => string][] = [
  [/^loading the map$/, () => '载入地图'],
  [/^finding out who reaches which candidate$/, () => '算出谁走得到哪个备选点'],
  [/^looking for first sites$/, () => '寻找第一个选址'],
  [/^trying every candidate$/, () => '逐个试备选点'],
  [/^storing the answer$/, () => '保存结果'],
  [/^other numbers of sites: (\d+)$/, (sites) => `再算其他处数:${sites} 处`],
  [/^(\d+) sites, objective (-?\d+)(, proven best)?$/, (sites, _, best) => `共 ${sites} 处${best ? ',已证明最优' : ''}`],
  [/^(\d+) sites, objective (-?\d+), gap ([\d.]+) %$/, (sites, _, gap) => `共 ${sites} 处,差距 ${gap}%`],
]

/** What the service says while it chooses sites, in the person's language. */
export function sitingMessage(message: string, language: Language): string {
  if (language === 'en') return message
  for (const [pattern, chinese] of sayings) {
    const found = pattern.exec(message)
    if (found) return chinese(...found.slice(1))
  }
  return message
}
