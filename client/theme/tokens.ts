/** Whether the page is drawn on light or on dark ground. */
export type Appearance = 'light' | 'dark'

const light = {
  primary: '#0E6F7C',
  attention: '#C23F26',
  attentionMap: '#D4472B',
  success: '#2E7D4F',
  warning: '#8F5B0E',
  text: '#1F2A30',
  textSoft: '#52616A',
  ground: '#F6F4EF',
  surface: '#FFFFFF',
  raised: '#FFFFFF',
  line: '#DDD9CF',
  control: '#8A959B',
  hover: '#EEF3F3',
  chosen: '#DCECEE',
  shadow: 'rgba(31, 42, 48, 0.14)',
  onPrimary: '#FFFFFF',
  land: '#F6F4EF',
  water: '#BDD7E0',
  river: '#9CC5D3',
  waterLabel: '#2F6E82',
  woods: '#DDE8D6',
  building: '#E3DDD2',
  buildingEdge: '#CFC7B8',
  rail: '#8B8F92',
  wall: '#A08B74',
  expressway: '#E0A458',
  street: '#FFFFFF',
  casing: '#BDB7A9',
  footpath: '#B4A78F',
  bridge: '#8F8A7E',
  border: '#6E5A6B',
  borderBand: '#B79BB3',
  label: '#3A3340',
  streetLabel: '#6B675E',
  halo: '#F6F4EF',
  demand: '#7C8A92',
  unknown: '#B9B4A8',
  share1: '#E3F1F1',
  share2: '#B5D9DB',
  share3: '#7DBBC0',
  share4: '#3F959F',
  share5: '#0B5964',
  change1: '#A84B0B',
  change2: '#E08A3C',
  change3: '#F6D3A8',
  change4: '#FFFFFF',
  change5: '#B5D9DB',
  change6: '#4FA3AD',
  change7: '#0B5964',
  band1: '#0E6F7C',
  band2: '#4FA3AD',
  band3: '#A5D3D7',
  band4: '#D6ECEC',
  bandEdge: '#0A4F59',
  groupElderChild: '#9A5A12',
  groupHealth: '#B23358',
  groupShopping: '#5E6B12',
  groupCulture: '#6A4BA8',
  groupPublic: '#2C5FA3',
} as const

/** Every colour that the page and its map use, by what it means. */
export type Palette = Record<keyof typeof light, string>

const dark: Palette = {
  primary: '#4DB6C2',
  attention: '#FF8A6E',
  attentionMap: '#FF7A5A',
  success: '#6FC08F',
  warning: '#E0AE57',
  text: '#E6EBED',
  textSoft: '#A3B0B7',
  ground: '#12181C',
  surface: '#1A2227',
  raised: '#212B31',
  line: '#34414A',
  control: '#6B7981',
  hover: '#243037',
  chosen: '#1E3F45',
  shadow: 'rgba(0, 0, 0, 0.5)',
  onPrimary: '#0B1518',
  land: '#161D22',
  water: '#1F4250',
  river: '#24505F',
  waterLabel: '#8CC4D6',
  woods: '#1B2A22',
  building: '#2A3339',
  buildingEdge: '#36424A',
  rail: '#7A848A',
  wall: '#8C7962',
  expressway: '#A97A3C',
  street: '#34414A',
  casing: '#0D1215',
  footpath: '#62584A',
  bridge: '#59656D',
  border: '#B59CB1',
  borderBand: '#6B5468',
  label: '#E2DAE2',
  streetLabel: '#A2A9AD',
  halo: '#12181C',
  demand: '#8FA0A9',
  unknown: '#4A545A',
  share1: '#203539',
  share2: '#1F545B',
  share3: '#257881',
  share4: '#3FA2AD',
  share5: '#8ADCE4',
  change1: '#F2A35A',
  change2: '#B4702C',
  change3: '#5F4426',
  change4: '#2B353B',
  change5: '#1F4A51',
  change6: '#2F8E99',
  change7: '#8ADCE4',
  band1: '#5CC4CF',
  band2: '#2F8E99',
  band3: '#1F5F68',
  band4: '#1A3E45',
  bandEdge: '#A5E6EC',
  groupElderChild: '#E0A35B',
  groupHealth: '#EE86A5',
  groupShopping: '#B6C45C',
  groupCulture: '#B39BE8',
  groupPublic: '#82B0EC',
}

/** The palettes; the one place where colours are written. */
export const palettes: Record<Appearance, Palette> = { light, dark }

/** System fonts with Chinese first, for the page and for text on the map. */
export const fontFamily =
  "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif"

/** Borders of the five classes of share covered, 0–1, as planners know them. */
export const shareBreaks = [0.5, 0.8, 0.9, 0.95] as const
export const shareColours = ['share1', 'share2', 'share3', 'share4', 'share5'] as const satisfies readonly (keyof Palette)[]

/** Borders of the seven classes of a change of share, 0–1: losses in orange, none in white, gains in teal. */
export const changeBreaks = [-0.2, -0.05, -0.0005, 0.0005, 0.05, 0.2] as const
export const changeColours = [
  'change1',
  'change2',
  'change3',
  'change4',
  'change5',
  'change6',
  'change7',
] as const satisfies readonly (keyof Palette)[]

/** Borders of the five classes of supply, in shares of an even one; they take the colours of shares. */
export const supplyBreaks = [0.5, 0.8, 1.2, 2] as const

/** The six classes of how much longer people go than today: shorter in teal, about the same in white, longer in orange. */
export const wayColours = [
  'change6',
  'change5',
  'change4',
  'change3',
  'change2',
  'change1',
] as const satisfies readonly (keyof Palette)[]
