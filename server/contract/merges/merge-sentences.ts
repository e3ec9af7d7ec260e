import type { GroupFault } from '#planning/merging/list-groups'
import type { StayReason } from '#planning/merging/merging-types'
import type { GroupReason, StayWhy } from '#planning/merging/question/explain-groups'
import type { MergeObstacle } from '#planning/merging/question/propose-merges'

interface Words {
  zh: string
  en: string
}

const whole = (value: number): string => Math.round(value).toLocaleString('en')
const minutes = (seconds: number): string => (Math.round(seconds / 6) / 10).toString()
const listed = (names: readonly string[], between: string): string => names.join(between)

/** Why a unit stays whatever the numbers say. */
export const stayWords: Record<StayReason, Words> = {
  heritage: { zh: '历史文化名村、传统村落', en: 'a village of heritage' },
  ethnic: { zh: '民族村', en: 'an ethnic minority village' },
  border: { zh: '边境村', en: 'a village at the country’s border' },
  island: { zh: '海岛(江岛)村', en: 'an island village' },
  opinions_not_united: { zh: '干部群众意见不统一', en: 'views are not united' },
  assets_not_audited: { zh: '集体资产未清核', en: 'collective assets are not audited' },
  unequal_debts: { zh: '大额不良债务或债务悬殊', en: 'large bad debts, or debts too unequal' },
  old_feud: { zh: '有历史积怨', en: 'an old feud' },
  nobody_counted: { zh: '没有人口数据', en: 'nobody is counted there' },
  no_streets: { zh: '没有道路通到', en: 'no street leads there' },
}

/** Why sets of units are no groups. */
export const faultWords: Record<GroupFault, Words> = {
  too_many_people: { zh: '人口超过上限', en: 'too many people' },
  too_few_people: { zh: '合起来人口仍不足', en: 'too few people even together' },
  too_large: { zh: '面积超过上限', en: 'too large an area' },
  too_far: { zh: '有人要走得超过时限', en: 'somebody would travel too long' },
  loses_service: { zh: '有人会失去现在能到的服务站', en: 'somebody would lose a station that they reach' },
  kept_apart: { zh: '要求不合并', en: 'asked to stay apart' },
  kept_together: { zh: '与要求一起的拆开了', en: 'would part what is asked to stay together' },
}

/** One reason for a group in words. `nameOf` names a unit by its place. */
export function reasonSentence(reason: GroupReason, nameOf: (unit: number) => string): Words {
  switch (reason.kind) {
    case 'below_minimum': {
      const [name, has, least] = [nameOf(reason.unit), whole(reason.population), whole(reason.least)]
      return { zh: `${name}仅 ${has} 人,低于下限 ${least} 人`, en: `${name} has ${has} people, below the least of ${least}` }
    }
    case 'asked_together':
      return { zh: '要求合在一起', en: 'Asked to be together' }
    case 'fixed':
      return { zh: '按指定的这一组合并', en: 'Fixed as this group' }
    case 'fewer_units':
      return { zh: `减少 ${reason.saved} 个`, en: `${reason.saved} fewer` }
    case 'size': {
      const { population, least, most } = reason
      const zhRange =
        least === null && most === null
          ? '无人口规定'
          : `规定 ${least === null ? '不限' : whole(least)}–${most === null ? '不限' : whole(most)} 人`
      const enRange =
        least === null && most === null
          ? 'no size is set'
          : `the rule: ${least === null ? 'any' : whole(least)} to ${most === null ? 'any' : whole(most)}`
      return { zh: `合并后 ${whole(population)} 人(${zhRange})`, en: `${whole(population)} people together (${enRange})` }
    }
    case 'centre': {
      const name = nameOf(reason.unit)
      const [zhPlace, enPlace] = reason.isStation
        ? ['现有服务站', 'the present station']
        : ['人口中心', 'the middle of the people']
      return {
        zh: `驻地取${name}的${zhPlace}:${reason.tried} 处备选中总路程最短`,
        en: `Centre at ${enPlace} of ${name}: least travel of ${reason.tried} places tried`,
      }
    }
    case 'travel': {
      const { meanBefore, meanAfter, worstAfter, limit } = reason
      const [before, after, worst] = [meanBefore, meanAfter, worstAfter].map(minutes)
      return {
        zh: `平均单程 ${before} → ${after} 分钟,最远 ${worst} 分钟${limit === null ? '' : `(限 ${minutes(limit)} 分钟)`}`,
        en: `Mean way ${before} → ${after} minutes, the longest ${worst}${limit === null ? '' : ` (limit ${minutes(limit)})`}`,
      }
    }
    case 'alike': {
      const percent = Math.round(100 * reason.share)
      return { zh: `${percent}% 的人地形和产业相同`, en: `${percent} % of the people share terrain and industry` }
    }
  }
}

/** Why a unit stays, in words. */
export function staySentence(why: StayWhy, nameOf: (unit: number) => string): Words {
  switch (why.kind) {
    case 'stays': {
      const { zh, en } = stayWords[why.reason]
      return { zh: `不合并:${zh}`, en: `Stays: ${en}` }
    }
    case 'no_neighbour':
      return { zh: '没有可以合并的相邻单位', en: 'No neighbour that it may be joined with' }
    case 'no_group': {
      const [zh, en] = (['zh', 'en'] as const).map((language) =>
        listed(
          why.faults.map(({ fault, sets }) => `${faultWords[fault][language]}(${sets})`),
          language === 'zh' ? '、' : ', ',
        ),
      )
      return { zh: `没有符合规则的合并组合:${zh}`, en: `No group with it keeps the rules: ${en}` }
    }
    case 'not_chosen': {
      const names = why.nearest.units.map(nameOf)
      const extra = (Math.round(10 * why.nearest.extraMinutes) / 10).toString()
      return {
        zh: `可以合并(${why.groups} 种组合),本方案未选;路程增加最少的是${listed(names, '、')},人均单程增加 ${extra} 分钟`,
        en: `May be merged in ${why.groups} ways, not chosen here; least travel is added by ${listed(names, ', ')}: ${extra} minutes a person`,
      }
    }
  }
}

/** Why there is no proposal. */
export function obstacleWords({ reason, possible, units }: MergeObstacle, asked: string): Words {
  switch (reason) {
    case 'target_too_low':
      return {
        zh: `要留 ${asked} 个,按规则至少要留 ${possible} 个${units.length > 0 ? `:其中 ${units.length} 个不能与任何单位合并` : ''}。提高目标,或放宽人口、面积、路程的限制。`,
        en: `${asked} are to be left, and by the rules ${possible} is the fewest${units.length > 0 ? `: ${units.length} cannot be joined with any other` : ''}. Ask for more, or widen the limits of people, area or travel.`,
      }
    case 'target_too_high':
      return {
        zh: `要留 ${asked} 个,最多能留 ${possible} 个${units.length > 0 ? ':有些必须合并' : ''}。降低目标,或取消指定的合并。`,
        en: `${asked} are to be left, and ${possible} is the most${units.length > 0 ? ': some are asked to become one' : ''}. Ask for fewer, or take back what is to be together.`,
      }
    case 'wishes_contradict':
      return {
        zh: '要求互相矛盾或违反规则:有的单位既不能单独留下,也没有符合规则的组合。检查「合在一起」「不合并」和指定的组。',
        en: 'The wishes contradict each other or the rules: some division can neither stay alone nor be in an allowed group. Look at what is kept together or apart, and at fixed groups.',
      }
    case 'too_many_groups':
      return {
        zh: '可能的组合超过 400,000 种。减小每组最多单位数,设人口上限或路程限制,或只算一个乡镇。',
        en: 'There are more than 400,000 possible groups. Lower the most divisions a group, set a greatest population or a limit of travel, or take one town.',
      }
    case 'not_found':
      return {
        zh: '时限内没有找到方案。延长时间,或缩小范围。',
        en: 'No proposal was found within the time. Allow more time, or a smaller area.',
      }
  }
}

/** The checklists of the five no's (towns) and three unchanged (villages), with the national guard’s will of the people. */
export const mergeChecklist: readonly {
  key: string
  levels: readonly string[]
  text: Words
  source: Words
  mark: 'C' | 'S'
  measured: boolean
}[] = (
  [
    ['services', ['town'], '基本公共服务不降低', 'Basic public services do not get worse', true],
    ['infrastructure', ['town'], '基础设施不削弱', 'Infrastructure is not weakened', true],
    ['staffing', ['town'], '乡镇编制不上收', 'The town’s posts are not taken away', false],
    ['transfers', ['town'], '转移支付不减少', 'Transfers are not cut', false],
    ['cadres', ['town'], '干部安排不悬空', 'No cadre is left without a post', false],
    ['coverage', ['village', 'group'], '各类服务的覆盖不低于合并前', 'Coverage of every service is not lower than before', true],
    ['policies', ['village', 'group'], '农民享受的政策不变', 'Policies that farmers enjoy stay as they are', false],
    ['rights', ['village', 'group'], '农村各类权属关系不变', 'Rights to land and property stay as they are', false],
    ['interests', ['village', 'group'], '农业经济利益关系不变', 'Economic interests of farming stay as they are', false],
    ['will', ['village', 'group'], '村民会议讨论同意', 'The villagers’ assembly has agreed', false],
  ] as const
).map(([key, levels, zh, en, measured]) => ({
  key,
  levels,
  text: { zh, en },
  source:
    key === 'will'
      ? { zh: '村民委员会组织法第三条', en: 'Organic law of villagers’ committees, art. 3' }
      : key === 'coverage'
        ? { zh: '四川“五个不”中的基本公共服务不降低', en: 'From Sichuan’s five no’s: basic public services do not get worse' }
        : { zh: '四川两项改革的“五个不”“三个不变”', en: 'Sichuan’s five no’s and three unchanged' },
  mark: key === 'will' ? 'C' : 'S',
  measured,
}))
