import { api } from '../../api.ts'
import { loadCatalogue } from '../catalogue.ts'
import { siteTrial } from './site-trial.ts'
import { sitingRun } from './siting-run.ts'

/** Puts the new sites on the map as planned facilities, where they stand now. */
export async function keepProposedSites(): Promise<void> {
  const { shown } = sitingRun.get()
  if (!shown) return
  const { places } = siteTrial.get()
  const sites = shown.sites.map(({ candidateId }, index) =>
    places === null ? { candidateId } : { candidateId, lon: places[index][0], lat: places[index][1] },
  )
  const { features } = await api.keepSites(shown.id, { sites })
  if (sitingRun.get().shown?.id === shown.id) sitingRun.set({ kept: features.length })
  void loadCatalogue()
}
