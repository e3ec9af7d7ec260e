/**
 * What proves a bound. `spreading`: the linear relaxation with spreading constraints (`raise-bound.ts`), which every plan keeps. `all_parts`: all
 * parts that there can be were looked through.
 */
export type BoundKind = 'spreading' | 'all_parts'
