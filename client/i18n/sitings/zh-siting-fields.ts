import type { DivisionLevel } from '#planning/types'

/** The words of a tiered network, and of candidates from a file, in Chinese. */
export const zhSitingFields = {
  tiers: {
    title: '各级设施',
    help: '自上而下,每一级在它那一级的每个区划里设一处;已有同类设施的不再设。',
    tier: (number: number) => `第 ${number} 级`,
    name: '名称',
    nameHint: '如:中心、分中心、代理室',
    each: '每个',
    levels: { county: '县(区)', town: '乡镇(街道)', village: '村(社区)', group: '小组' } as Partial<
      Record<DivisionLevel, string>
    >,
    one: '设一处',
    area: '只在面积达到',
    areaUnit: 'km² 的',
    areaHelp: '不填:不论面积。',
    category: '设施类别',
    sameCategory: (name: string) => `同上(${name})`,
    premises: '优先用闲置用房',
    remove: (tier: string) => `去掉「${tier}」`,
    add: '加一级',
    usual: '恢复常用三级',
    usualHelp: '常用三级:镇镇有中心,面积大的镇加分中心,村村有代理室。面积界线是本产品自定的,可改。',
    answer: '各级结果',
    made: '新设',
    standing: '已有',
    missing: '缺地点',
    standingHelp: '一处已有设施顶几级时,只计在最上一级。',
  },
  file: {
    choose: '选文件…',
    other: '换文件…',
    clear: '不用这些地点',
    formats: 'CSV(列:经度、纬度,可有名称、费用、容量)或 GeoJSON 点;最多 4 兆字节。',
    reading: '正在读取…',
    read: (file: string, taken: string) => `「${file}」读到 ${taken} 个地点,已画在地图上。`,
    given: (taken: string) => `这次选址给定的 ${taken} 个地点,已画在地图上。`,
    refused: (refused: string) => `${refused} 行有误,没有用:`,
    row: (row: number) => `第 ${row} 行`,
    more: (more: string) => `另有 ${more} 行。`,
    none: '文件里没有可用的地点。',
    costs: '文件里的费用就是预算的单位;没写的算 1。',
  },
  fault: '不符合要求',
}

/** The shape of these words in every language. */
export type SitingFieldWords = typeof zhSitingFields
