import { ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useWords } from './i18n/words.ts'
import { MapFurniture } from './map/furniture/map-furniture.tsx'
import { InspectorPane } from './panels/inspector/inspector-pane.tsx'
import { DrawerPane } from './panels/results/drawer-pane.tsx'
import { Rail } from './panels/shell/rail.tsx'
import { TaskPanel } from './panels/shell/task-panel.tsx'
import { TopBar } from './panels/shell/top-bar.tsx'
import { useMedia } from './panels/shell/use-media.ts'
import { useStore } from './state/create-store.ts'
import { preferences } from './state/preferences.ts'
import { antdTheme } from './theme/antd-theme.ts'
import { applyPalette } from './theme/apply-palette.ts'

const MapView = lazy(() => import('./map/map-view.tsx'))

/** The page: top bar, rail, task panel, map with its drawer, inspector. */
export function App() {
  const { language, appearance } = useStore(preferences, (state) => state)
  const words = useWords()
  const still = useMedia('(prefers-reduced-motion: reduce)')
  const narrow = useMedia('(max-width: 767px)')
  const [mapSide, setMapSide] = useState<HTMLElement | null>(null)

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.title = words.productLong
    applyPalette(appearance)
  }, [language, appearance, words])

  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={antdTheme(appearance, !still)}
      componentSize="medium"
      button={{ autoInsertSpace: false }}
    >
      <div className={narrow ? 'page narrow' : 'page'}>
        <button type="button" className="skip" onClick={() => document.getElementById('task')?.focus()}>
          {words.top.skip}
        </button>
        <TopBar narrow={narrow} />
        <Rail />
        <TaskPanel narrow={narrow} />
        <main className="stage" ref={setMapSide}>
          <div className="map-area">
            <Suspense fallback={<div className="map-loading">{words.panel.loading}</div>}>
              <MapView />
            </Suspense>
            <MapFurniture narrow={narrow} />
            {!narrow && <InspectorPane onMap />}
          </div>
          {!narrow && <DrawerPane stage={mapSide} />}
        </main>
      </div>
    </ConfigProvider>
  )
}
