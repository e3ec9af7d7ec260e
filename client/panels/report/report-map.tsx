import { useEffect, useRef, useState } from 'react'
import type { CoverageResult } from '#contract/coverage'
import type { DivisionFeature } from '#contract/divisions'
import { distance } from '../../i18n/numbers.ts'
import { useResultWords } from '../../i18n/result-words.ts'
import { useWords } from '../../i18n/words.ts'
import { shareBreaks } from '../../theme/tokens.ts'
import { drawReportMap, type ReportPicture } from './draw-report-map.ts'

interface ReportMapProps {
  result: CoverageResult
  division: DivisionFeature | null
  place: string
  shading: 'bands' | 'shares'
  onDrawn(): void
}

/** The map as a picture, with its legend, scale and sources below. */
export function ReportMap({ result, division, place, shading, onDrawn }: ReportMapProps) {
  const words = useWords()
  const more = useResultWords()
  const canvas = useRef<HTMLDivElement>(null)
  const [picture, setPicture] = useState<ReportPicture | null>(null)
  const [failed, setFailed] = useState(false)
  const several = result.parameters.categories.length > 1
  const what = shading === 'shares' ? more.report.mapShares : several ? more.report.mapBandsAll : more.report.mapBands

  // biome-ignore lint/correctness/useExhaustiveDependencies: the picture is drawn once for what the report is about
  useEffect(() => {
    if (!canvas.current) return
    let gone = false
    drawReportMap(canvas.current, division?.geometry?.coordinates ?? null)
      .then((drawn) => !gone && setPicture(drawn))
      .catch(() => !gone && setFailed(true))
      .finally(() => !gone && onDrawn())
    return () => {
      gone = true
    }
  }, [division])

  return (
    <figure className="report-map">
      {picture ? (
        <img className="data-name" src={picture.url} alt={more.report.mapAlt(place, what)} />
      ) : (
        <div className="report-map-room">
          <div ref={canvas} className="report-canvas" inert />
          <p className="report-map-wait" role="status">
            {failed ? more.report.noMap : more.report.loadingMap}
          </p>
        </div>
      )}
      <figcaption>
        <span className="report-legend">
          <b>{what}</b>
          {shading === 'bands'
            ? result.bands.map((band, index) => (
                <span key={`${band.minutes} ${band.meters}`}>
                  <i className={`swatch band-${Math.min(4, index + 1)}`} />
                  {words.coverage.bandLine(String(Math.round(band.minutes * 10) / 10), distance(band.meters))}
                </span>
              ))
            : [0, ...shareBreaks].map((from, index) => (
                <span key={from}>
                  <i className={`swatch class-${index + 1}`} />
                  {more.table.shareClass(Math.round(from * 100), Math.round((shareBreaks[index] ?? 1) * 100))}
                </span>
              ))}
          <span>
            <i className="swatch gap-swatch" />
            {words.legend.gap}
          </span>
        </span>
        {picture && (
          <span className="report-scale" style={{ width: picture.scale.pixels }}>
            {distance(picture.scale.meters)}
          </span>
        )}
      </figcaption>
    </figure>
  )
}
