import type { PlanOperation, PlanState } from '#planning/plans/plan-types'

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Operations with ids where codes name divisions or units of the plan; what names nothing stays, to be refused. */
export function resolveOperations(state: PlanState, operations: readonly PlanOperation[]): PlanOperation[] {
  const byCode = new Map<string, string>()
  for (const unit of state.units.values()) byCode.set(unit.code, unit.id)
  for (const division of state.divisions.values()) byCode.set(division.code, division.id)
  const id = (name: string): string => (uuidPattern.test(name) ? name.toLowerCase() : (byCode.get(name) ?? name))
  return operations.map((operation): PlanOperation => {
    switch (operation.op) {
      case 'split': {
        const { sides, ids } = operation
        return {
          ...operation,
          divisionId: id(operation.divisionId),
          ...(ids ? { ids: [id(ids[0]), id(ids[1])] } : {}),
          ...(sides ? { sides: Object.fromEntries(Object.entries(sides).map(([name, side]) => [id(name), side])) } : {}),
        }
      }
      case 'merge':
        return {
          ...operation,
          divisionIds: operation.divisionIds.map(id),
          ...(operation.keep === undefined ? {} : { keep: id(operation.keep) }),
        }
      case 'reassign':
        return { ...operation, unitIds: operation.unitIds.map(id), to: id(operation.to) }
      case 'create':
        return {
          ...operation,
          parentId: id(operation.parentId),
          ...(operation.id === undefined ? {} : { id: id(operation.id) }),
        }
      case 'divide':
        return {
          ...operation,
          parentId: id(operation.parentId),
          parts: operation.parts.map((part) => (part.id === undefined ? part : { ...part, id: id(part.id) })),
        }
      case 'retire':
        return {
          ...operation,
          divisionId: id(operation.divisionId),
          ...(operation.into === undefined ? {} : { into: id(operation.into) }),
        }
      case 'paint':
        return { ...operation, to: id(operation.to) }
      case 'reshape':
      case 'rename':
      case 'recode':
        return { ...operation, divisionId: id(operation.divisionId) }
      default:
        return operation
    }
  })
}

/** Ids of the divisions and units that operations name. */
export function namedIn(operations: readonly PlanOperation[]): string[] {
  return operations.flatMap((operation): string[] => {
    switch (operation.op) {
      case 'merge':
        return operation.divisionIds
      case 'reassign':
        return [...operation.unitIds, operation.to]
      case 'create':
      case 'divide':
        return [operation.parentId]
      case 'retire':
        return operation.into === undefined ? [operation.divisionId] : [operation.divisionId, operation.into]
      case 'paint':
        return [operation.to]
      case 'split':
      case 'reshape':
      case 'rename':
      case 'recode':
        return [operation.divisionId]
      default:
        return []
    }
  })
}
