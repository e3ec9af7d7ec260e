import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openPool } from '../../server/database/open-pool.ts'
import type { StagedDivision } from '../../server/repositories/divisions/staged-divisions.ts'
import { type ApiClient, apiClient, type Json, signedIn } from './api-client.ts'
import { fourLevels, nestedDivisions } from './nested-divisions.ts'
import { type RunningApp, startApp } from './start-app.ts'
import { emptyDataFolder } from './test-databases.ts'
import { publishDivisions } from './tiles/publish-divisions.ts'

export type SignedIn = ApiClient & { token: string }
interface Place {
  id: string
  code: string
  name: string
}

/** The running service with a county of two towns, two villages in each, and an account of every role. */
export interface AccountsApp {
  app: RunningApp
  visitor: ApiClient
  admin: SignedIn
  /** Of the first town; their password is `passwordOf(name)`. */
  viewer: SignedIn
  planner: SignedIn
  reviewer: SignedIn
  /** A planner of the other town. */
  otherPlanner: SignedIn
  county: Place
  town: Place
  otherTown: Place
  village: Place
  otherVillage: Place
  /** The id of the account of a name. */
  idOf(name: string): Promise<string>
  /** Does something to the database beside the running service. */
  onDatabase<T>(work: (db: ReturnType<typeof openPool>['db']) => Promise<T>): Promise<T>
  stop(): Promise<void>
}

export const passwordOf = (name: string): string => `${name}, 很长的口令`

/** A caller at another address, as a proxy on this host tells it. */
export const from = (address: string) => ({ 'x-forwarded-for': address })

export async function startAccountsApp(): Promise<AccountsApp> {
  const folder = await emptyDataFolder()
  const app = await startApp({ FANGYUAN_DATA: folder, FANGYUAN_SAMPLE: 'none' })
  const visitor = apiClient(app.url)
  const admin = await signedIn(app.url)
  const onDatabase: AccountsApp['onDatabase'] = async (work) => {
    const { db } = openPool({ kind: 'embedded', socketFolder: join(app.dataFolder, 'database') }, 1)
    return work(db).finally(() => db.destroy())
  }
  const levels = fourLevels.slice(0, 3).map((level) => ({ ...level, parts: level.level === 'county' ? 1 : 2 }))
  const map = nestedDivisions(levels)
  await onDatabase((db) => publishDivisions(db, 'map', map))
  const county = map.find(({ level }) => level === 'county')!
  const [town, otherTown] = map.filter(({ level }) => level === 'town')
  const villageOf = (parent: StagedDivision) =>
    map.find(({ level, parentCode }) => level === 'village' && parentCode === parent.code)!
  const place = ({ divisionId, code, name }: StagedDivision): Place => ({ id: divisionId, code, name })
  const account = async (name: string, role: string, scope: string): Promise<SignedIn> => {
    const made = await admin.send('POST', 'accounts', { name, password: passwordOf(name), role, scope })
    if (made.status !== 201) throw new Error(`got ${JSON.stringify(made.body)} when expected an account`)
    return signedIn(app.url, name, passwordOf(name))
  }
  return {
    app,
    visitor,
    admin,
    viewer: await account('viewer', 'viewer', town.code),
    planner: await account('planner', 'planner', town.code),
    reviewer: await account('reviewer', 'reviewer', town.code),
    otherPlanner: await account('otherPlanner', 'planner', otherTown.code),
    county: place(county),
    town: place(town),
    otherTown: place(otherTown),
    village: place(villageOf(town)),
    otherVillage: place(villageOf(otherTown)),
    async idOf(name) {
      const { accounts } = (await admin.get('accounts?limit=1000')).body
      return accounts.find((each: Json) => each.name === name).id
    },
    onDatabase,
    async stop() {
      await app.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
