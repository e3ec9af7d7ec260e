import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { downloadAddress } from '../../api.ts'
import { useWords } from '../../i18n/words.ts'

/** The answer as files. */
export function ExportButtons({ id }: { id: string }) {
  const words = useWords()
  const files = [
    ['divisions.csv', words.coverage.csv],
    ['isochrones.geojson', words.coverage.isochrones],
    ['gaps.geojson', words.coverage.gapsFile],
  ] as const
  return (
    <section>
      <h3>{words.coverage.exports}</h3>
      <div className="exports">
        {files.map(([file, name]) => (
          <Button
            key={file}
            size="small"
            icon={<DownloadOutlined aria-hidden />}
            href={downloadAddress(id, file)}
            download={`coverage-${id}-${file}`}
          >
            {name}
          </Button>
        ))}
      </div>
    </section>
  )
}
