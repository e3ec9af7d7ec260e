import type { Page } from 'playwright-core'

/** The page's own words in view, with its labels and title: all but names and texts that come from the data. */
export function ownWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement
    for (const data of copy.querySelectorAll('.data-name, code, script, style, [lang="zh-CN"], [lang="en"]')) data.remove()
    const labels = [...copy.querySelectorAll('[aria-label], [title], [placeholder], [aria-valuetext]')].flatMap((each) =>
      ['aria-label', 'title', 'placeholder', 'aria-valuetext'].map((name) => each.getAttribute(name) ?? ''),
    )
    return [copy.textContent, ...labels, document.title].join('\n')
  })
}

/** Units and names that both languages write the same. */
const shared =
  /(?<![A-Za-z])(km|h|m|CSV|GeoJSON|JSON|OSM|PNG|CRS|EPSG|English|GB|GS|BD|GCJ|WGS|CGCS|Esc|min|UTF|GBK|CC0|WebGL|lon|lat|category|name|population|households|code|osm|gz|pbf)(?![A-Za-z])/g

/** Words of the other language among the page's own. */
export function strangeWords(text: string, language: 'zh' | 'en'): string[] {
  return (language === 'en' ? text.match(/[\u3400-\u9fff]+/g) : text.replace(shared, '').match(/[A-Za-z]{2,}/g)) ?? []
}
