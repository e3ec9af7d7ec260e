import { useRef } from 'react'
import { count } from '../../../i18n/numbers.ts'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { showBox } from '../../../map/map-camera.ts'
import { useStore } from '../../../state/create-store.ts'
import { candidateFile, dropCandidates, readCandidateFile } from '../../../state/sitings/candidate-file.ts'
import { sitingForm } from '../../../state/sitings/siting-form.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { CrsChoice } from '../../data/crs-choice.tsx'
import { ProblemNotice } from '../../figures/problem-notice.tsx'
import { FieldFault } from './field-fault.tsx'

const mostRows = 6

/** Brings all places of the file into view. */
function showGiven(): void {
  const { given } = sitingForm.get()
  if (given.length === 0) return
  const [lons, lats] = [given.map(({ lon }) => lon), given.map(({ lat }) => lat)]
  showBox([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)])
}

/** Takes places for sites from a file: how many were read, which rows were wrong. */
export function CandidateUpload() {
  const { file: words } = useSitingWords()
  const page = useWords()
  const { state, problem, name, refusals, crs } = useStore(candidateFile, (file) => file)
  const given = useStore(sitingForm, (form) => form.given)
  const picker = useRef<HTMLInputElement>(null)
  const isReading = state === 'reading'
  const taken = count(given.length)
  return (
    <div className="candidate-upload">
      <div className="range-line">
        <span className="line-name" aria-hidden="true">
          {page.data.crs}
        </span>
        <CrsChoice value={crs} onChange={(value) => candidateFile.set({ crs: value })} />
      </div>
      <div className="range-line">
        <PushButton icon="upload" busy={isReading} onClick={() => picker.current?.click()}>
          {given.length > 0 ? words.other : words.choose}
        </PushButton>
        {given.length > 0 && (
          <PushButton small onClick={dropCandidates}>
            {words.clear}
          </PushButton>
        )}
        <input
          ref={picker}
          type="file"
          accept=".csv,.json,.geojson,.txt"
          className="unseen"
          tabIndex={-1}
          aria-label={words.choose}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            // The same file can be chosen again once it was mended.
            event.target.value = ''
            if (file) void readCandidateFile(file).then(showGiven)
          }}
        />
      </div>
      <div role="status">
        {isReading && <p className="hint">{words.reading}</p>}
        {given.length > 0 && (
          <p>{name === null ? words.given(taken) : <span className="data-name">{words.read(name, taken)}</span>}</p>
        )}
        {name !== null && given.length === 0 && <p className="field-fault">{words.none}</p>}
      </div>
      {refusals.length > 0 && (
        <div className="field-fault">
          <p>{words.refused(count(refusals.length))}</p>
          <ul>
            {refusals.slice(0, mostRows).map(({ row, key, reason }) => (
              <li key={row}>
                {words.row(row)}{' '}
                <span className="data-name" lang="en">
                  {key !== null && `(${key}) `}
                  {reason}
                </span>
              </li>
            ))}
          </ul>
          {refusals.length > mostRows && <p>{words.more(count(refusals.length - mostRows))}</p>}
        </div>
      )}
      {problem && <ProblemNotice problem={problem} />}
      <FieldFault pointer="/candidates" />
      <p className="hint">{words.formats}</p>
    </div>
  )
}
