/** Words of comparing a plan, in Chinese. */
export const zhCompare = {
  with: '与什么比较',
  published: '现行地图',
  day: '某一天',
  plan: '另一个方案',
  mode: '怎样看',
  modes: { none: '不比较', swipe: '卷帘', side: '并排', difference: '差异' },
  swipe: '卷帘位置',
  beforeSide: '比较对象',
  afterSide: '本方案',
  who: '谁换了区划',
  nobody: '没有人换区划。',
  fromTo: (from: string, to: string) => `${from} → ${to}`,
  unassigned: '未划定',
  from: '原属',
  to: '改属',
  total: (households: string, people: string, buildings: string) => `共 ${households} 户 ${people} 人、${buildings} 栋楼换区划`,
  divisions: '区划',
  what: { appears: '新设', ends: '撤销', changes: '变更' },
  busy: '正在比较…',
  unsent: '未保存的笔画还不在表里。',
}

/** Words of its coverage before and after. */
export const zhCoverage = {
  title: '设施覆盖前后',
  unchanged: '没有区划换边界,覆盖也不变。',
  facilities: '看哪些设施',
  task: (number: number) => `覆盖任务所选的 ${number} 类`,
  hint: (mode: string, categories: number) =>
    categories > 1 ? `${mode};${categories} 类都能到才算覆盖。设施与道路不变,只看边界。` : `${mode}。设施与道路不变,只看边界。`,
  compute: '计算前后覆盖',
  again: '重新计算',
  side: (side: string, doing: string) => `${side}:${doing}`,
  cancelled: '已取消,先前的结果没有变。',
  behind: '方案在计算之后又有改动,重新计算后才计入。',
  told: (up: string, down: string) => `${up} 个区划覆盖率升高,${down} 个降低;`,
  inAll: (before: string | null, after: string, share: string) =>
    before === null ? `全范围覆盖 ${after} 人(${share}),前后不变。` : `全范围覆盖 ${before} → ${after} 人(${share})。`,
  points: '百分点',
  same: '不变',
  nobody: '无人居住',
  of: (covered: string, people: string) => `${covered} / ${people} 人`,
  more: (number: string) => `另有 ${number} 个区划没有列出。`,
}
