import type { Bilingual, RuleMark } from './facility-rules.ts'

/** Households of a grid that somebody states or was seen to have. */
export interface GridSize {
  key: 'urban' | 'observed' | 'micro'
  name: Bilingual
  households: { min: number; max: number }
  mark: RuleMark
  source: Bilingual
}

/** The ranges that a planner may begin with. No law gives one: the usual ones are shown with where they come from. */
export const gridSizes: readonly GridSize[] = [
  {
    key: 'urban',
    name: { zh: '城市网格', en: 'Urban grid' },
    households: { min: 300, max: 500 },
    mark: 'U',
    source: { zh: '城市网格300–500户(常见说法,未核验)', en: '300 to 500 households a grid (widely quoted, not verified)' },
  },
  {
    key: 'observed',
    name: { zh: '小网格', en: 'Small grid' },
    households: { min: 160, max: 255 },
    mark: 'C',
    source: {
      zh: '一个真实社区的21个网格:每格160–255户(全社区4,839户)',
      en: 'The 21 grids of one real community of 4,839 households: 160 to 255 each',
    },
  },
  {
    key: 'micro',
    name: { zh: '微网格', en: 'Micro-grid' },
    households: { min: 10, max: 50 },
    mark: 'U',
    source: { zh: '微网格10–50户(常见说法,未核验)', en: '10 to 50 households a micro-grid (widely quoted, not verified)' },
  },
]
