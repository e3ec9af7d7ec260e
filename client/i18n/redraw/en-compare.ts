import type { RedrawWords } from './zh-redraw.ts'

/** Words of comparing a plan, in English. */
export const enCompare: RedrawWords['compare'] = {
  with: 'Compare with',
  published: 'the map in force',
  day: 'a day',
  plan: 'another plan',
  mode: 'How',
  modes: { none: 'Off', swipe: 'Swipe', side: 'Side by side', difference: 'Difference' },
  swipe: 'Place of the line',
  beforeSide: 'Compared with',
  afterSide: 'This plan',
  who: 'Who changes division',
  nobody: 'Nobody changes division.',
  fromTo: (from, to) => `${from} → ${to}`,
  unassigned: 'unassigned',
  from: 'From',
  to: 'To',
  total: (households, people, buildings) => `${households} households, ${people} people, ${buildings} buildings in all`,
  divisions: 'Divisions',
  what: { appears: 'new', ends: 'ends', changes: 'changed' },
  busy: 'Comparing…',
  unsent: 'Strokes that are not saved are not in the table yet.',
}

/** Words of its coverage before and after. */
export const enCoverage: RedrawWords['coverage'] = {
  title: 'Coverage before and after',
  unchanged: 'No division changes its border, so coverage stays the same.',
  facilities: 'Which facilities',
  task: (number) => `The ${number} kinds of the coverage task`,
  hint: (mode, categories) =>
    categories > 1
      ? `${mode}; covered means that all ${categories} kinds are reached. Facilities and streets stay the same: only borders differ.`
      : `${mode}. Facilities and streets stay the same: only borders differ.`,
  compute: 'Compute both sides',
  again: 'Compute again',
  side: (side, doing) => `${side}: ${doing}`,
  cancelled: 'Cancelled; what was computed before stands.',
  behind: 'The plan was changed since: compute again to include it.',
  told: (up, down) => `Coverage rises in ${up} and falls in ${down} of the divisions. `,
  inAll: (before, after, share) =>
    before === null
      ? `In the whole scope ${after} people (${share}) are covered, before and after.`
      : `In the whole scope ${before} → ${after} people (${share}) are covered.`,
  points: 'Points',
  same: 'same',
  nobody: 'no people',
  of: (covered, people) => `${covered} / ${people}`,
  more: (number) => `${number} more divisions are not listed.`,
}
