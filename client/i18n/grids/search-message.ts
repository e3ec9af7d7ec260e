import type { Language } from '../../state/preferences.ts'

const sayings: [RegExp, (...parts: string[]) => string][] = [
  [/^cutting the ground into units$/, () => '把地面切成不可分的单元'],
  [/^looking for a first plan$/, () => '寻找第一个合要求的方案'],
  [/^no plan is possible$/, () => '没有合要求的方案'],
  [/^comparing with plans drawn at random$/, () => '与随机抽取的方案比较'],
  [
    /^(\d+) grids, objective (-?\d+)(, proven best)?$/,
    (grids, cost, best) => `${grids} 个网格,代价 ${cost}${best ? ',已证明最优' : ''}`,
  ],
  [/^(\d+) grids, objective (-?\d+), gap ([\d.]+) %$/, (grids, cost, gap) => `${grids} 个网格,代价 ${cost},差距 ${gap}%`],
]

/** What the service says while it divides: the division's name, and how far it is, in the person's language. */
export function searchMessage(message: string, language: Language): string {
  if (language === 'en') return message
  const [, name, said] = /^(.*?): (.*)$/.exec(message) ?? [message, '', message]
  for (const [pattern, chinese] of sayings) {
    const found = pattern.exec(said)
    if (found) return `${name}:${chinese(...found.slice(1))}`
  }
  return message
}
