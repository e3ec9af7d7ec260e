/** What a division to be stored may do without: nothing above it, nothing counted, no end. */
export const bareDivision = {
  parentCode: null,
  parentId: null,
  terrain: null,
  urbanRuralClass: null,
  households: null,
  population: null,
  validTo: null,
} as const
