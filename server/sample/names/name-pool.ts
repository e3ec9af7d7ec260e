import type { Random } from '#planning/random'

/** Gives out names of one district, never the same twice. */
export interface NamePool {
  /** The next unused name made of a fresh base and one of the endings. */
  take: (bases: readonly string[], endings: readonly string[]) => string
  /** Marks a name as used; answers the name itself, or with a number behind it where it was taken. */
  claim: (name: string) => string
}

/** Creates an empty pool; `random` decides the order of names. */
export function createNamePool(random: Random): NamePool {
  const used = new Set<string>()
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)]
  const claim = (name: string): string => {
    let unique = name
    for (let number = 2; used.has(unique); number++) unique = `${name}${number}号`
    used.add(unique)
    return unique
  }
  const take = (bases: readonly string[], endings: readonly string[]): string => {
    for (let attempt = 0; attempt < 40; attempt++) {
      const name = pick(bases) + pick(endings)
      if (!used.has(name)) return claim(name)
    }
    for (const base of bases) {
      for (const ending of endings) if (!used.has(base + ending)) return claim(base + ending)
    }
    return claim(`${pick(['东', '西', '南', '北', '上', '下', '新'])}${pick(bases)}${pick(endings)}`)
  }
  return { take, claim }
}
