import { lazy, Suspense } from 'react'
const MapView = lazy(() => import('./map/map-view.tsx'))
export function App() {
  return (
    <div className="page">
      <Suspense fallback={null}>
        <MapView />
      </Suspense>
    </div>
  )
}
