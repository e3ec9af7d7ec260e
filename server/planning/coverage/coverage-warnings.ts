import { type Bilingual, facilityRules } from '../rules/facility-rules.ts'
import type { CoverageOutcome } from './coverage-types.ts'

/** What a reader of the figures must know before relying on them, in both languages. */
export function coverageWarnings(outcome: Omit<CoverageOutcome, 'warnings'>): Bilingual[] {
  const warnings: Bilingual[] = []
  const { totals, outsideDivisions, limits, facilities, divisions } = outcome
  for (const { category, mark } of limits) {
    const { nameZh, nameEn, ageGroup } = facilityRules[category]
    const figures = totals.categories[category]!
    if (figures.facilities === 0) {
      warnings.push({ zh: `没有可计入的${nameZh}。`, en: `There is no facility to count for: ${nameEn}.` })
    }
    const lost = facilities.filter((facility) => facility.category === category && facility.unreachable !== null).length
    if (lost > 0) {
      warnings.push({
        zh: `${lost} 处${nameZh}无法接入路网,未计入覆盖。`,
        en: `${nameEn}: ${lost} could not be put onto the street network and serve nobody here.`,
      })
    }
    if (mark === 'U') {
      warnings.push({
        zh: `${nameZh}的服务半径未经核验,达到该数值不等于达标。`,
        en: `${nameEn}: the service radius is not verified; meeting it is not compliance.`,
      })
    }
    if (ageGroup !== null && figures.groupPopulation === null) {
      warnings.push({
        zh: `人口数据没有年龄结构,${nameZh}按全体人口计算。`,
        en: `${nameEn}: the data state no ages, so everybody is counted.`,
      })
    }
  }
  if (totals.unreachablePopulation > 0) {
    const people = Math.round(totals.unreachablePopulation)
    warnings.push({
      zh: `${people} 人无法接入路网,按未覆盖计。`,
      en: `${people} people cannot get onto the street network and count as not covered.`,
    })
  }
  if (outsideDivisions.population > 0 && divisions.length > 0) {
    const people = Math.round(outsideDivisions.population)
    warnings.push({ zh: `${people} 人不在任何区划内。`, en: `${people} people live in no division.` })
  }
  return warnings
}
