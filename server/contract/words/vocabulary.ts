/** The words of the domain that cross the wire; their meaning is told where they are defined. */

export { accessibilityMethods } from '#planning/siting/accessibility/measure-accessibility'
export { divisionLevels, facilityCategories, facilityStatuses, travelModes } from '#planning/types'
