import { facilityRules } from '#planning/rules/facility-rules'
import { type FacilityCategory, type FacilityStatus, facilityCategories, facilityStatuses } from '#planning/types'

/** Further Chinese and English names of categories, beside each category's key and its two official names. */
const otherNames: Readonly<Record<FacilityCategory, readonly string[]>> = {
  kindergarten: ['幼稚园', 'preschool', 'nursery school'],
  primary_school: ['小学校', 'elementary school', 'primary'],
  junior_school: ['初级中学', '中学', 'junior high school', 'middle school', 'secondary school'],
  community_service_station: ['社区综合服务站', '党群服务站', '党群服务中心', '便民服务站', 'community service'],
  elder_daycare: ['日间照料中心', '养老服务站', '养老驿站', '养老服务驿站', '托老所', 'elder daycare', 'elderly day care'],
  clinic_station: ['卫生服务站', '卫生站', '卫生室', '村卫生室', '诊所', 'clinic'],
  health_centre: ['卫生服务中心', '卫生院', '乡镇卫生院', 'health center', 'community hospital'],
  culture_station: ['文化站', '文化活动室', '综合性文化服务中心', '农家书屋'],
  culture_centre: ['文化中心', '综合文化站', 'culture center'],
  subdistrict_service: ['街道办', '街道办事处', '社区服务中心', '便民服务中心', 'subdistrict office'],
  police: ['警务室', 'police'],
  market: ['菜市场', '生鲜超市', '农贸市场', '菜场', 'supermarket', 'wet market', 'market'],
  fitness_site: ['室外健身', '健身点', '健身广场', '小型多功能运动场地', 'sports ground', 'fitness'],
  bus_stop: ['公交站', '公共汽车站', '公交站点', 'bus stop', 'bus station'],
  meal_point: ['助餐点', '养老助餐点', '社区食堂', '老年食堂', '长者食堂'],
  embedded_hub: ['嵌入式服务综合体', '社区综合体', '邻里中心'],
  grid_station: ['驿站', '网格站'],
}

const statusNames: Readonly<Record<FacilityStatus, readonly string[]>> = {
  planned: ['规划', '规划中', '拟建', '待建', 'proposed', 'plan'],
  building: ['在建', '建设中', '施工', 'construction', 'under construction'],
  operating: ['运营', '已建', '建成', '现状', '在用', '正常', 'open', 'existing', 'active'],
  closed: ['关闭', '停用', '已关闭', '撤销', 'disused', 'abandoned'],
}

const categories = new Map<string, FacilityCategory>(
  facilityCategories.flatMap((key) => {
    const { nameZh, nameEn } = facilityRules[key]
    return [key, nameZh, nameEn, ...otherNames[key]].map((name) => [plain(name), key] as const)
  }),
)
const statuses = new Map<string, FacilityStatus>(
  facilityStatuses.flatMap((key) => [key, ...statusNames[key]].map((name) => [plain(name), key] as const)),
)

/** The category that a key or a Chinese or English name means; null where it means none. */
export function categoryByName(name: string): FacilityCategory | null {
  return categories.get(plain(name)) ?? null
}

/** The status that a key or a name means; null where it means none. */
export function statusByName(name: string): FacilityStatus | null {
  return statuses.get(plain(name)) ?? null
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-/()]/g, '')
}
