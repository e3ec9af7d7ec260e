/** Families for text on the map; the browser draws every letter itself, nothing is fetched. */
export const textFont = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', 'sans-serif']
