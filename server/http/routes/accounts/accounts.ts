import { type Router as ExpressRouter, Router } from 'express'
import { accountChangeSchema, auditQuerySchema, newAccountSchema, pageQuerySchema } from '#contract/accounts'
import { changeAccount } from '../../../usecases/accounts/change-account.ts'
import { createAccount } from '../../../usecases/accounts/create-account.ts'
import { getAccounts, getAudit } from '../../../usecases/accounts/list-accounts.ts'
import type { Services } from '../../services.ts'
import { requireSession } from '../../signed-in.ts'
import { noQuery, readBody, readId, readQuery } from '../../validate.ts'

/** Accounts, and what was done with them and by them; the administrators'. */
export function accountRoutes({ db }: Services): ExpressRouter {
  const routes = Router()
  routes.get('/accounts', async (request, response) => {
    const query = readQuery(request, pageQuerySchema)
    await requireSession(db, request, 'administrator')
    response.json(await getAccounts(db, query))
  })
  routes.post('/accounts', noQuery, async (request, response) => {
    const actor = await requireSession(db, request, 'administrator')
    response.status(201).json(await createAccount(db, actor, readBody(request, newAccountSchema)))
  })
  routes.patch('/accounts/:id', noQuery, async (request, response) => {
    const actor = await requireSession(db, request, 'administrator')
    response.json(await changeAccount(db, actor, readId(request, 'account'), readBody(request, accountChangeSchema)))
  })
  routes.get('/audit', async (request, response) => {
    const query = readQuery(request, auditQuerySchema)
    await requireSession(db, request, 'administrator')
    response.json(await getAudit(db, query))
  })
  return routes
}
