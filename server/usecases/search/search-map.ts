import type { SearchAnswer, SearchQuery } from '#contract/search'
import { divisionLevels, type FacilityCategory } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import {
  divisionsAround,
  type FoundName,
  namesBeginning,
  namesHolding,
  searchRanks,
} from '../../repositories/search/search-names.ts'
import { searchText } from './search-text.ts'

/** Digits that only a code is made of: nobody looks for its middle. */
const isCode = /^\d{6,}$/

function kindOf(rank: number) {
  if (rank < divisionLevels.length) return 'division'
  if (rank === searchRanks.facility) return 'facility'
  return rank === searchRanks.street ? 'street' : 'place'
}

/** Finds divisions, facilities, streets and places by name, code or pinyin: exact before beginning before inside, larger divisions first. */
export async function searchMap(db: Database, { q, at, limit }: SearchQuery): Promise<SearchAnswer> {
  const text = searchText(q)
  const found = await namesBeginning(db, text, at, limit)
  if (found.length < limit && !isCode.test(text.folded)) {
    const known = new Set(found.map(({ id }) => id))
    const holding = await namesHolding(db, text, at, limit)
    found.push(...holding.filter(({ id }) => !known.has(id)).slice(0, limit - found.length))
  }
  const within = await divisionsAround(db, found, at)
  return { results: found.map((name, index) => toHit(name, within[index])) }
}

function toHit({ rank, ownId, name, code, category, lon, lat }: FoundName, within: string[]): SearchAnswer['results'][number] {
  return {
    kind: kindOf(rank),
    id: ownId,
    name,
    code,
    level: divisionLevels[rank] ?? null,
    category: category as FacilityCategory | null,
    within,
    lon,
    lat,
  }
}
