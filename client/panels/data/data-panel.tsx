import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { session } from '../../state/service/session.ts'
import { DataSetList } from './data-set-list.tsx'
import { ImportForm } from './import-form.tsx'
import { MapMarks } from './map-marks.tsx'
import { SignIn } from './sign-in.tsx'
import { SignedIn } from './signed-in.tsx'

/** What data there is and where it comes from; for the administrator, a way to bring more. */
export default function DataPanel() {
  const words = useWords()
  const token = useStore(session, (state) => state.token)
  return (
    <div className="task">
      <header className="task-head">
        <h2>{words.data.title}</h2>
      </header>
      <div className="task-body">
        <h3>{words.data.sets}</h3>
        <DataSetList />
        <h3>{words.data.admin}</h3>
        {token === null ? (
          <SignIn />
        ) : (
          <>
            <SignedIn />
            <ImportForm />
            <h3>{words.places.mapSettings}</h3>
            <MapMarks />
          </>
        )}
      </div>
    </div>
  )
}
