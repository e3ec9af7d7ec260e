import type { PlanReason } from '#planning/plans/plan-types'

/**
 * Why an operation of a plan is refused, as a sentence; `{divisions}` stands for the names of those that it is about. The page has its own
 * words for the same reasons.
 */
export const refusalSentences: Readonly<Record<PlanReason, string>> = {
  bad_coordinates: 'A coordinate is no place in degrees.',
  too_few_points: 'The line or outline has too few points.',
  too_many_points: 'The line has more points than a drawn line may have.',
  unknown_division: 'The plan has no division {divisions}; it may have ended, or lie outside the plan.',
  id_taken: 'The id {divisions} is another division’s.',
  too_few_divisions: 'A merge takes at least two divisions.',
  does_not_cross: 'The line does not run through {divisions}.',
  ends_short: 'The line ends inside {divisions}; draw it on to the border.',
  crosses_itself: 'The line crosses or touches itself.',
  along_border: 'The line runs along a border of {divisions}.',
  leaves_division: 'The line leaves {divisions} and comes back.',
  does_not_separate: 'The line does not cut {divisions} into two parts.',
  different_rings: 'The line’s two ends lie on different borders of {divisions}.',
  crosses_border: 'The line crosses a border of {divisions} that is to stay.',
  parent_edge: 'This would move the outer border of the division above, or of the plan.',
  swallows: 'This would take all the land of {divisions}.',
  not_unassigned: 'The area is not free: {divisions} lies there.',
  units_overlap: 'The areas of {divisions} overlap.',
  no_neighbour: 'Nothing that would follow lies beside the land that changes hands.',
  no_change: 'This would change nothing.',
  meets_border: 'What is drawn comes too near to another border, or would cross it.',
  no_vertex: 'There is no border point at this place.',
  junction: 'Borders of several divisions meet at this point: it cannot be taken away.',
  too_few_corners: 'Without this point {divisions} would have no area.',
  stale: 'The border is not as it was when this was drawn.',
  unknown_unit: 'The plan has no unit {divisions}.',
  outside_scope: '{divisions} lies outside the division that this plan redraws.',
  different_levels: '{divisions} are not of one level.',
  different_parents: '{divisions} do not belong to one division above.',
  not_touching: '{divisions} do not touch each other.',
  last_child: '{divisions} is the only one in the division above, which would be left with none.',
  wrong_level: '{divisions} is of a level for which this cannot be done.',
  code_taken: 'The code {divisions} is in use, or was in use and is never given again.',
  bad_code: 'The code {divisions} is not one: letters, digits and hyphens, 32 at most.',
  bad_name: 'The name is empty or too long.',
}

/** The sentence of a reason with the names of what it is about. */
export function refusalSentence(reason: PlanReason, names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `“${name}”`)
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : ''
  const divisions = shown.length > 0 ? shown.join(', ') + more : 'the division'
  return refusalSentences[reason].replace('{divisions}', divisions).replace(/^./, (first) => first.toUpperCase())
}
