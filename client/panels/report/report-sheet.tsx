import { useLayoutEffect, useRef, useState } from 'react'
import { useResultWords } from '../../i18n/result-words.ts'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { view } from '../../state/view.ts'
import { useCategoryName } from '../figures/category-name.ts'
import { TimeBars } from '../results/chart/time-bars.tsx'
import { limitMinutesOf, timeHistogram } from '../results/chart/time-histogram.ts'
import { ReportCategories } from './report-categories.tsx'
import { ReportChildren } from './report-children.tsx'
import { ReportGaps } from './report-gaps.tsx'
import { ReportHead } from './report-head.tsx'
import { ReportMap } from './report-map.tsx'
import { ReportMethod } from './report-method.tsx'
import { ReportTable } from './report-table.tsx'
import type { Report } from './use-report.ts'

/** A4 less its margins, in CSS pixels: (297 − 24) mm high, and a little to spare. */
const pagePixels = (271 / 25.4) * 96
const mostRows = 12
const fewestRows = 3

/** The paper: for one community all of it fits one page; a county's tables go on over the next. */
export function ReportSheet({ report, onDrawn }: { report: Report; onDrawn(): void }) {
  const words = useWords()
  const more = useResultWords()
  const nameOf = useCategoryName()
  const shading = useStore(view, (state) => state.shading)
  const { result, content, division } = report
  const onePage = content.listed.length === 0
  const [sheet, rows] = useFittingRows(onePage)
  const place = content.root?.name ?? more.report.whole
  const { categories } = result.parameters
  const what = categories.length === 1 ? nameOf(categories[0]) : words.sentence.several(categories.length)
  return (
    <article className={onePage ? 'report one-page' : 'report'} ref={sheet}>
      <ReportHead report={report} place={place} />
      <ReportMap
        result={result}
        division={division}
        place={place}
        shading={shading === 'shares' ? 'shares' : 'bands'}
        onDrawn={onDrawn}
      />
      <ReportCategories result={result} figures={content.figures} />
      <div className="report-pair">
        {content.children.length > 0 && <ReportChildren content={content} most={rows} />}
        <section>
          <h2>{more.report.chart}</h2>
          <TimeBars
            histogram={timeHistogram(content.people, 60)}
            limitMinutes={limitMinutesOf(result)}
            name={what}
            width={content.children.length > 0 ? 336 : 690}
            height={onePage ? 150 : 190}
          />
        </section>
      </div>
      <ReportGaps gaps={content.gaps} most={onePage ? Math.min(rows, 6) : 10} several={categories.length > 1} />
      {content.listed.length > 0 && <ReportTable content={content} />}
      <ReportMethod result={result} />
    </article>
  )
}

/**
 * As many rows in the lists as one page has room for; where even the fewest are too many, the page is drawn smaller, as little as it
 * takes (wider lines need fewer of them, so that is tried out). It is measured anew whenever its height changes, as when the map comes.
 */
function useFittingRows(onePage: boolean): [React.RefObject<HTMLElement | null>, number] {
  const sheet = useRef<HTMLElement>(null)
  const [rows, setRows] = useState(mostRows)
  useLayoutEffect(() => {
    if (!onePage || !sheet.current) return
    const element = sheet.current
    const fits = (): boolean => element.getBoundingClientRect().height <= pagePixels
    const shrink = (): void => {
      if (rows > fewestRows && !fits()) setRows(rows - 1)
      else for (let percent = 99; percent >= 50 && !fits(); percent--) element.style.setProperty('--drawn', String(percent / 100))
    }
    shrink()
    const observer = new ResizeObserver(shrink)
    observer.observe(element)
    return () => observer.disconnect()
  }, [onePage, rows])
  return [sheet, rows]
}
