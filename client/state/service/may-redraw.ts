import type { Role } from '#contract/session'
import type { session } from './session.ts'

type Session = ReturnType<typeof session.get>

const planners: readonly Role[] = ['planner', 'reviewer', 'administrator']
const editors: readonly Role[] = ['planner', 'administrator']
const publishers: readonly Role[] = ['reviewer', 'administrator']

const hasRole = ({ who, ended }: Session, roles: readonly Role[]): boolean => roles.includes((who ?? ended)?.role ?? 'viewer')

/** Whether who is signed in sees plans and may say something about them; what they have before them stays when their session ends by itself. */
export const mayRedraw = (state: Session): boolean => hasRole(state, planners)

/** Whether who is signed in may draw on plans. */
export const mayDraw = (state: Session): boolean => hasRole(state, editors)

/** Whether who is signed in may publish the plans of others. */
export const mayPublish = (state: Session): boolean => hasRole(state, publishers)

/** Whether who is signed in sees campaigns: everybody with an account does. */
export const mayFollow = ({ who, ended }: Session): boolean => (who ?? ended) !== null
