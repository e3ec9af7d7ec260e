import type { SearchHit } from '#contract/search'

export interface HitGroup {
  kind: SearchHit['kind']
  hits: SearchHit[]
  /** Place of its first hit among all. */
  first: number
}

/** Hits under one heading for each kind; kinds stand in the order of their best hit. */
export function groupHits(hits: readonly SearchHit[]): HitGroup[] {
  const kinds = [...new Set(hits.map((hit) => hit.kind))]
  let first = 0
  return kinds.map((kind) => {
    const group = { kind, hits: hits.filter((hit) => hit.kind === kind), first }
    first += group.hits.length
    return group
  })
}
