import { sitingFile } from '../../../api.ts'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { Icon } from '../../controls/icon.tsx'

/** The sites and the figures by division as files. */
export function SitingFiles({ id }: { id: string }) {
  const words = useSitingWords()
  return (
    <section>
      <h3>{words.files}</h3>
      <div className="exports">
        {(['sites.geojson', 'sites.csv', 'divisions.csv'] as const).map((file) => (
          <a key={file} className="push small" href={sitingFile(id, file)} download={`siting-${id}-${file}`}>
            <Icon name="download" /> {words.fileNames[file]}
          </a>
        ))}
      </div>
    </section>
  )
}
