import type { RuleMark } from '#planning/rules/facility-rules'
import type { DivisionFigures } from './division-figures.ts'

/** A figure of the sample beside the published one. */
export interface Comparison {
  figure: string
  sample: number | null
  /** A number, or a range from least to greatest. */
  published: number | readonly [number, number]
  mark: RuleMark
  source: string
}

const sichuan = 'Sichuan before its reform of 2019–21'
const hunan = 'Hunan 2015, the size aimed at after merging'
const national = 'China 2016'

/** The published figures that a sample can be set beside, each with its mark: C read, S second-hand, U unverified, D derived. */
export function comparePublished(preset: string, figures: DivisionFigures): Comparison[] {
  const { counts, villagePeople, townPeople, townSquareKilometers, communityHouseholds, gridHouseholds } = figures
  const compare = (
    figure: string,
    sample: number | undefined,
    published: Comparison['published'],
    mark: RuleMark,
    source: string,
  ): Comparison => ({ figure, sample: sample ?? null, published, mark, source })
  const towns = (counts.town ?? 0) + (counts.township ?? 0) + (counts.subdistrict ?? 0)
  const whole =
    preset === 'province'
      ? [
          compare('villages', counts.village, 45_447, 'C', sichuan),
          compare('villagers’ groups', counts.villager_group, 386_120, 'C', sichuan),
          compare('towns and sub-districts', towns, 4610, 'C', sichuan),
          compare('communities', counts.community, 7804, 'C', sichuan),
          compare('people a village, merged to as many as Sichuan has now', mergedVillagePeople(figures), 2500, 'C', hunan),
        ]
      : []
  return [
    ...whole,
    compare('groups a village', figures.groupsAVillage.all?.mean, 8.5, 'D', sichuan),
    compare('groups a village', figures.groupsAVillage.all?.mean, 8, 'D', national),
    compare(
      'villages a town',
      preset === 'city' || counts.village === undefined ? undefined : Math.round((10 * counts.village) / towns) / 10,
      9.9,
      'D',
      sichuan,
    ),
    compare('people a village, all', villagePeople.all?.mean, 2500, 'C', hunan),
    compare('people a village, plain', villagePeople.plain?.mean, [2500, 3500], 'C', hunan),
    compare('people a village, hill', villagePeople.hill?.mean, [2000, 3000], 'C', hunan),
    compare('people a town, plain', townPeople.plain?.mean, [55_000, 75_000], 'C', hunan),
    compare('people a town, hill', townPeople.hill?.mean, [45_000, 55_000], 'C', hunan),
    compare('people a town, mountain', townPeople.mountain?.mean, [20_000, 35_000], 'C', hunan),
    compare('km² a town, plain', townSquareKilometers.plain?.mean, 130, 'C', hunan),
    compare('km² a town, hill', townSquareKilometers.hill?.mean, 150, 'C', hunan),
    compare('km² a town, mountain', townSquareKilometers.mountain?.mean, 180, 'C', hunan),
    compare(
      'households a community, p50',
      communityHouseholds.all?.p50,
      [1000, 3000],
      'C',
      'law on residents’ committees, rev. 2025, art. 3',
    ),
    compare('households a grid, p50', gridHouseholds.all?.p50, [300, 500], 'U', 'widely quoted'),
    compare('grids a community', figures.gridsACommunity.all?.mean, 7, 'D', 'Ningxia: 4000 grids in 570 communities'),
  ].filter(({ sample }) => sample !== null)
}

/** Villagers for each village that would be left if as large a share went as in Sichuan: 45,447 became 26,369. */
function mergedVillagePeople({ villagePeople }: DivisionFigures): number {
  return Math.round(villagePeople.all.mean / (26_369 / 45_447))
}
