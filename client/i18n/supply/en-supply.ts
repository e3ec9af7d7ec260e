import type { SupplyWords } from './zh-supply.ts'

const are = (count: string, one: string, many: string): string => (count === '1' ? one : many)

/** The words of supply beside coverage in English. */
export const enSupply: SupplyWords = {
  tab: 'Supply',
  shading: 'Supply',
  open: 'Is supply enough?',
  methods: {
    label: 'How it is shared',
    names: { '2sfca': 'Evenly', e2sfca: 'Nearer gets more', '3sfca': 'Choice counts too' },
    standard: { '2sfca': '2SFCA', e2sfca: 'E2SFCA', '3sfca': '3SFCA' },
    help: {
      '2sfca': 'All within reach get an equal part (two-step floating catchments).',
      e2sfca: 'Of those within reach, the nearer get more (enhanced two-step).',
      '3sfca': 'The nearer get more; who can choose takes less of each (three-step).',
    },
  },
  category: 'Facility',
  filter: 'Show',
  filters: { all: 'All', poor: 'Poorly supplied', uncovered: 'Not covered' },
  coveredFrom: 'From which share on it counts as covered',
  coveredFromOf: (share) => `Covered ≥ ${share}`,
  poorBelow: 'Below which supply it counts as poor',
  poorBelowOf: (share) => `< ${share} of the mean`,
  who: (people, age) => `${people} ${are(people, 'person', 'people')}${age === null ? '' : ` (${age})`}`,
  poorDivisions: (divisions, level, who) =>
    `${divisions} ${are(divisions, 'is', 'are')} covered and yet poorly supplied (${level.toLowerCase()}): ${who}`,
  noPoorDivisions: (level) => `None is covered and yet poorly supplied (${level.toLowerCase()})`,
  poorPeople: (who, share) => `${who} reach one and get < ${share} of the mean`,
  sum: (who, perThousand, unit, used) => `${who} × capacity of ${perThousand} per 1,000 = capacity of ${used} ${unit}`,
  sumOf: {
    all: 'all that is registered is within somebody’s reach.',
    rest: (supply, unused, unit) => `of ${supply} ${unit} registered, nobody reaches ${unused}, which are not counted.`,
  },
  withoutCapacity: (without, facilities) =>
    `${without} of ${facilities} facilities ${are(without, 'states', 'state')} no capacity and ${are(without, 'is', 'are')} not counted.`,
  even: (perThousand, unit) => `Mean: ${perThousand} ${unit} per 1,000`,
  perThousand: (unit) => `Supply per 1,000 (${unit})`,
  ratio: 'To the mean',
  people: 'People',
  peopleOf: (age) => `People, ${age}`,
  used: (unit) => `Supply used (${unit})`,
  verdict: 'Verdict',
  verdicts: { poor: 'Poorly supplied', uncovered: 'Not covered enough', fine: 'Covered and supplied' },
  define: {
    perThousand:
      'Capacity that the facilities within reach give to the people here by the method chosen, per 1,000 of them; who reaches none counts as 0.',
    ratio: 'Supply per 1,000 over what it were if all capacity were shared evenly among all.',
    used: 'People × supply per 1,000 ÷ 1,000; over all places it adds up to all capacity that somebody reaches.',
    people: 'Those whom the facility is for; everybody where ages are unknown.',
    source: 'This computation of supply',
  },
  noRows: 'No such divisions.',
  noDivisions: 'There are no divisions in the data to count by.',
  loading: 'Sharing the capacity among those who reach it…',
  noCapacity: 'It is not known yet whether supply is enough',
  noCapacityAdvice: (facilities) =>
    `None of the facilities here states a capacity (${facilities}). Import facilities with a column “capacity” under Data.`,
  toData: 'Import',
  stale: 'The data has changed',
  staleAdvice: 'It changed after this answer; supply has to be computed with the data of today.',
  chart: {
    title: 'Share covered and supply per 1,000',
    coverage: 'Share covered',
    even: 'mean',
    alt: (divisions, poor) => `Share covered and supply of ${divisions} divisions; ${poor} covered and poorly supplied`,
    dot: (name, share, perThousand) => `${name}: ${share} covered, ${perThousand} per 1,000`,
  },
  legend: (unit) => `Supply per 1,000 (${unit})`,
  legendClasses: ['less than half the mean', 'half to 0.8', 'about the mean', '1.2 to twice the mean', 'twice the mean or more'],
  legendPoor: 'Covered, poorly supplied',
}
