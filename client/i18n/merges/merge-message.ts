import type { Language } from '../../state/preferences.ts'

const sayings: Readonly<Record<string, string>> = {
  'loading the map': '载入地图',
  'loading streets': '载入道路',
  'building the street network': '建立路网',
  'loading people and divisions': '载入人口和区划',
  'putting people on the streets': '把人口放到路网上',
  'finding out how people would travel': '计算每处居民点的路程',
  'listing the groups that the rules allow': '列出规则允许的组合',
  'choosing the best groups': '选出最好的组合',
  'looking for other proposals': '找不同的备选方案',
  'other numbers of divisions left': '计算其他保留个数',
  'measuring what changes for whom': '测算对谁有什么变化',
}

/** What the service says while it proposes merges, in the person's language. */
export function mergeMessage(message: string, language: Language): string {
  return language === 'en' ? message : (sayings[message] ?? message)
}
