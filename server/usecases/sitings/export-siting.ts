import type { Site, SiteCollection, SitingResult } from '#contract/sitings/siting-answer'
import { type CsvCell, csvText } from '../../formats/csv-write.ts'

type Role = 'new' | 'kept' | 'closed'

/** All sites of an answer, new ones first. */
function allSites({ sites, kept, closed }: SitingResult): { site: Site; role: Role }[] {
  const as = (role: Role) => (site: Site) => ({ site, role })
  return [...sites.map(as('new')), ...kept.map(as('kept')), ...closed.map(as('closed'))]
}

/** The sites of an answer as GeoJSON, with all their figures. */
export function siteCollection(result: SitingResult): SiteCollection {
  return {
    type: 'FeatureCollection',
    features: allSites(result).map(({ site: { lon, lat, ...properties }, role }) => ({
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [lon, lat] },
      properties: { ...properties, role },
    })),
  }
}

/** The columns of the table of sites. */
const siteColumns: Readonly<Record<string, (site: Site, role: Role) => CsvCell>> = {
  role: (_, role) => role,
  candidateId: ({ candidateId }) => candidateId,
  name: ({ name }) => name,
  lon: ({ lon }) => lon,
  lat: ({ lat }) => lat,
  origin: ({ origin }) => origin,
  division: ({ divisionName }) => divisionName,
  tier: ({ tier }) => tier,
  cost: ({ cost }) => cost,
  capacity: ({ capacity }) => capacity,
  served: ({ served }) => served,
  load: ({ load }) => load,
  meanMeters: ({ meanMeters }) => meanMeters,
}

/** The sites of an answer as a table, one line each. */
export function sitesCsv(result: SitingResult): string {
  return csvText(
    Object.keys(siteColumns),
    allSites(result).map(({ site, role }) => Object.values(siteColumns).map((read) => read(site, role))),
  )
}

const figures = ['people', 'covered', 'coveredShare', 'meanMeters', 'p95Meters'] as const

/** Before and after of every division as a table. */
export function sitingDivisionsCsv({ divisions }: SitingResult): string {
  return csvText(
    ['code', 'name', 'level', ...figures.map((figure) => `before.${figure}`), ...figures.map((figure) => `after.${figure}`)],
    divisions.map(({ code, name, level, before, after }) => [
      code,
      name,
      level,
      ...figures.map((figure) => before[figure]),
      ...figures.map((figure) => after[figure]),
    ]),
  )
}
