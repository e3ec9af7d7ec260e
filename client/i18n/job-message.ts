import type { Language } from '../state/preferences.ts'

/** What the service says while it works, in Chinese. */
const chinese: Record<string, string> = {
  'loading the street network': '载入路网',
  'loading streets': '载入道路',
  'building the street network': '建立路网',
  'loading people, divisions and facilities': '载入人口、区划和设施',
  'searching the streets': '沿道路搜索',
  'computing coverage': '计算覆盖',
  'storing the answer': '保存结果',
  'reading the OSM file': '读取 OSM 文件',
  'reading the file': '读取文件',
  publishing: '发布',
  streets: '道路',
  barriers: '阻隔线',
  people: '人口点',
  demand: '人口点',
  facilities: '设施',
  divisions: '区划',
}

/** A job's message in the person's language; counts such as `streets 2,000 / 6,220` keep their numbers. */
export function jobMessage(message: string, language: Language): string {
  const [, text, numbers] = /^(.*?)(\s[\d,]+ \/ [\d,]+)?$/.exec(message) ?? [message, message, '']
  if (language === 'zh') return `${chinese[text] ?? text}${numbers ?? ''}`
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${numbers ?? ''}`
}
