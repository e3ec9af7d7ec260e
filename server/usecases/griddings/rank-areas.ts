import type { Grid } from '#contract/griddings/gridding-answer'
import { createDivisionPlacer } from '#planning/coverage/place-in-divisions'
import type { StatedProblem } from '#planning/division/griddings/state-problem'
import { rankUnits } from '#planning/merging/settlement-ranks'
import type { Facility } from '#planning/types'

/** The areas of a grouping of towns or villages with the rank of each: which is the centre, by people, services and reach. Operating facilities count where they stand. */
export function rankAreas(
  { ground, map, problem }: StatedProblem,
  areas: readonly Grid[],
  facilities: readonly Facility[],
  level: 'town' | 'village',
): Grid[] {
  const operating = facilities.filter(({ status }) => status === 'operating')
  const placer = createDivisionPlacer(
    map.atoms.map(({ geometry }, atom) => ({ id: String(atom), code: problem.atoms[atom].id, level, parentIndex: -1, geometry })),
  )
  const [places] = placer(
    operating.map(({ lon }) => lon),
    operating.map(({ lat }) => lat),
  ).byLevel
  const services = map.atoms.map(() => new Set<string>())
  operating.forEach(({ category }, index) => {
    if (places[index] >= 0) services[places[index]].add(category)
  })
  const atomOf = new Map(problem.atoms.map(({ id }, atom) => [id, atom]))
  return areas.map((area) => {
    const atoms = area.unitIds.map((id) => atomOf.get(id)!)
    const units = atoms.map((atom) => ground.buildings[map.atoms[atom].buildings[0]])
    const ranked = rankUnits(
      units.map(({ at: [lon, lat], population }, i) => ({ lon, lat, population, services: services[atoms[i]].size })),
      level,
    )
    return {
      ...area,
      ranks: ranked.map(({ rank, reachMeters, score }, i) => ({
        divisionId: units[i].id,
        name: units[i].name ?? '',
        rank,
        population: units[i].population,
        services: services[atoms[i]].size,
        reachMeters,
        score,
      })),
    }
  })
}
