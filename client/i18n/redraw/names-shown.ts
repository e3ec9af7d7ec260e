/** So many divisions of a finding are named before its words; the others are counted. */
export const namesShown = 3
