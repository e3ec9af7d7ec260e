import { Fragment, lazy, Suspense } from 'react'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { session } from '../../state/service/session.ts'
import { SignIn } from '../account/sign-in.tsx'
import { Skeleton } from '../controls/skeleton.tsx'
import { DataSetList } from './data-set-list.tsx'
import { ImportForm } from './import-form.tsx'
import { MapMarks } from './map-marks.tsx'
import { SignedIn } from './signed-in.tsx'

const ManageAccounts = lazy(() => import('../accounts/manage-accounts.tsx'))

/** What data there is and where it comes from; for administrators, a way to bring more, and the accounts of others. */
export default function DataPanel() {
  const words = useWords()
  const { who: known, ended } = useStore(session, (state) => state)
  // What somebody has filled in stays before them while they sign in again.
  const who = known ?? ended
  return (
    <div className="task">
      <header className="task-head">
        <h2>{words.data.title}</h2>
      </header>
      <div className="task-body">
        <h3>{words.data.sets}</h3>
        <DataSetList />
        <h3>{words.data.admin}</h3>
        {who === null ? <SignIn /> : <SignedIn who={who} ended={known === null} />}
        {who !== null && who.role !== 'administrator' && <p className="hint">{words.accounts.noImport}</p>}
        {who?.role === 'administrator' && (
          <Fragment key={who.name}>
            <ImportForm />
            <h3>{words.places.mapSettings}</h3>
            <MapMarks />
            <h3>{words.accounts.manage}</h3>
            <Suspense fallback={<Skeleton lines={4} />}>
              <ManageAccounts ownName={who.name} />
            </Suspense>
          </Fragment>
        )}
      </div>
    </div>
  )
}
