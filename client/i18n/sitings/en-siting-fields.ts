import type { SitingFieldWords } from './zh-siting-fields.ts'

const are = (count: string, one: string, many: string): string => `${count} ${count === '1' ? one : many}`

/** The words of a tiered network, and of candidates from a file, in English. */
export const enSitingFields: SitingFieldWords = {
  tiers: {
    title: 'The tiers',
    help: 'From above, each tier has one site in every division of its level; where such a facility stands already, none is added.',
    tier: (number) => `Tier ${number}`,
    name: 'Name',
    nameHint: 'e.g. centre, branch, room',
    each: 'One in each',
    levels: { county: 'county or district', town: 'town', village: 'community or village', group: 'group' },
    one: '',
    area: 'only of at least',
    areaUnit: 'km²',
    areaHelp: 'Empty: whatever the area.',
    category: 'Kind of facility',
    sameCategory: (name) => `The same (${name})`,
    premises: 'Vacant premises first',
    remove: (tier) => `Remove ${tier.toLowerCase()}`,
    add: 'Add a tier',
    usual: 'Back to the usual three',
    usualHelp:
      'The usual three: a centre in each town, a branch where a town is large, a room in each village. The area is this product’s own choice and can be changed.',
    answer: 'Tier by tier',
    made: 'New',
    standing: 'There',
    missing: 'No place',
    standingHelp: 'A facility that stands for several tiers is counted in the highest.',
  },
  file: {
    choose: 'Choose a file…',
    other: 'Another file…',
    clear: 'Drop these places',
    formats: 'CSV (columns lon, lat; also name, cost, capacity) or GeoJSON points; up to 4 MB.',
    reading: 'Reading…',
    read: (file, taken) => `${are(taken, 'place', 'places')} read from “${file}”, drawn on the map.`,
    given: (taken) => `${are(taken, 'place', 'places')} that this siting was given, drawn on the map.`,
    refused: (refused) => `${are(refused, 'row is', 'rows are')} wrong and not used:`,
    row: (row) => `Row ${row}`,
    more: (more) => `${are(more, 'more row', 'more rows')}.`,
    none: 'The file holds no place that can be used.',
    costs: 'The budget is in the unit of the file’s costs; where a place states none it costs 1.',
  },
  fault: 'Not as it must be',
}
