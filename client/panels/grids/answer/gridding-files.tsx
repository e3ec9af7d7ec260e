import { griddingFile } from '../../../api.ts'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { Icon } from '../../controls/icon.tsx'

/** The grids as files: shapes, and a table. */
export function GriddingFiles({ id }: { id: string }) {
  const words = useGridWords()
  return (
    <section>
      <h3>{words.files}</h3>
      <div className="exports">
        {(['grids.geojson', 'grids.csv'] as const).map((file) => (
          <a key={file} className="push small" href={griddingFile(id, file)} download={`gridding-${id}-${file}`}>
            <Icon name="download" /> {file.endsWith('csv') ? 'CSV' : 'GeoJSON'}
          </a>
        ))}
      </div>
    </section>
  )
}
