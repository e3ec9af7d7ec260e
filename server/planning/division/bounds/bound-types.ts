/**
 * What proves a bound. `spreading`: the linear relaxation with spreading constraints (`raise-bound.ts`), which every plan keeps. `partition`: a linear choice among parts,
 * all that there can be priced by a table (`partition/raise-by-parts.ts`). `all_parts`: all parts that there can be were looked through.
 */
export type BoundKind = 'spreading' | 'partition' | 'all_parts'
