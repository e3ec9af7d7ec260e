import type { BlockingUnits } from '#planning/division/griddings/gridding-types'

const listed = (names: readonly string[], mark: string): string =>
  names.length === 0 ? '' : names.slice(0, 3).join(mark) + (names.length > 3 ? '…' : '')

/** Why there is no plan, in words, for people who know the place. */
export function obstacleText(blocking: BlockingUnits): { zh: string; en: string } {
  const { reason, names, households, population, parts, isProven } = blocking
  const size = {
    zh: `${Math.round(households ?? 0)} 户${population ? `、${Math.round(population)} 人` : ''}`,
    en: `${Math.round(households ?? 0)} households${population ? `, ${Math.round(population)} people` : ''}`,
  }
  const zh = names.length > 0 ? `「${listed(names, '、')}」` : '标出的地块'
  const en = names.length > 0 ? `"${listed(names, ', ')}"` : 'the marked ground'
  switch (reason) {
    case 'atom_too_large':
      return {
        zh: `${zh}有${size.zh},超过一个网格的上限,又不能再分。`,
        en: `${en} has ${size.en}: more than a grid may have, and cannot be divided.`,
      }
    case 'component_fits_no_count':
      return {
        zh: `${zh}与其余部分不相通,有${size.zh},分成几个网格都不合要求。`,
        en: `${en} hangs together with nothing else and has ${size.en}, which no number of grids fits.`,
      }
    case 'total_fits_no_count':
      return {
        zh: `全部${size.zh},${parts === null ? '分成几个' : `分成 ${parts} 个`}网格都不合要求。`,
        en: `There are ${size.en} in all, which ${parts === null ? 'no number of grids fits' : `${parts} grids do not fit`}.`,
      }
    case 'bottleneck':
      return {
        zh: `${zh}只由一个地块相连,该地块所在的网格至少要有${size.zh},超过上限。`,
        en: `${en} hangs together through one unit only, and the grid of that unit would need at least ${size.en}: more than it may have.`,
      }
    case 'together_is_apart':
      return { zh: `要求在一起的${zh}互不相通。`, en: `${en} is to stay together but does not hang together.` }
    case 'together_and_apart':
      return { zh: `${zh}既要求在一起,又要求分开。`, en: `${en} is to be kept together and apart at once.` }
    case 'too_few_atoms':
      return {
        zh: `可分的地块少于 ${parts} 个网格。`,
        en: `There are fewer units than the ${parts} grids that were asked for.`,
      }
    case 'none_found':
      return isProven
        ? { zh: '所有可能都查过了,没有合要求的方案。', en: 'Every plan was looked at, and none keeps all wishes.' }
        : {
            zh: '尚未找到合要求的方案;这并不证明没有。',
            en: 'No plan that keeps all wishes was found yet; that does not prove that there is none.',
          }
  }
}
