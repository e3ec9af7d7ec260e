import type { QuestionObstacle } from '#planning/siting/question/state-siting'

/** Words about what is in the way, and what would help. */
interface Told {
  text: { zh: string; en: string }
  remedy: { zh: string; en: string } | null
}

const whole = (value: number): string => Math.round(value).toLocaleString('en')
const percent = (share: number): string => (Math.floor(share * 1000) / 10).toString()

/** Why no choice of sites answers the question, in words. `all` is how many people there are in all, `groupName` names a village or community by its number. */
export function obstacleSentence(obstacle: QuestionObstacle, all: number, groupName: (group: number) => string): Told {
  switch (obstacle.reason) {
    case 'no_candidates':
      return {
        text: { zh: '没有可用的备选点。', en: 'There is no candidate that may be used.' },
        remedy: {
          zh: '改从街道路口或人口点选取备选点,扩大范围,或不要全部关闭。',
          en: 'Take candidates from the streets or from where people live, widen the area, or do not close all.',
        },
      }
    case 'more_sites_than_candidates':
      return {
        text: {
          zh: `要选 ${obstacle.sites} 个,备选点只有 ${obstacle.candidates} 个。`,
          en: `${obstacle.sites} sites are asked for, and there are ${obstacle.candidates} candidates.`,
        },
        remedy: {
          zh: `最多选 ${obstacle.candidates} 个,或增加备选点(缩小间距)。`,
          en: `Ask for at most ${obstacle.candidates}, or offer more candidates (a smaller spacing).`,
        },
      }
    case 'kept_over_limit':
      return {
        text: {
          zh: `必须保留的已达 ${whole(obstacle.needed)},超过上限 ${whole(obstacle.limit)}。`,
          en: `What is to be kept takes ${whole(obstacle.needed)} already, over the limit of ${whole(obstacle.limit)}.`,
        },
        remedy: {
          zh: `上限至少为 ${whole(obstacle.needed)},或少保留一些。`,
          en: `Set a limit of at least ${whole(obstacle.needed)}, or keep fewer.`,
        },
      }
    case 'demand_unreachable':
      return {
        text: {
          zh: `${obstacle.demand.length} 处共 ${whole(obstacle.people)} 人走不到任何备选点。`,
          en: `${whole(obstacle.people)} people in ${obstacle.demand.length} places reach no candidate.`,
        },
        remedy: {
          zh: '把他们排除在外再算,增加靠近他们的备选点,或检查那里的道路是否断开。',
          en: 'Leave them out, offer candidates near them, or look whether a street is broken there.',
        },
      }
    case 'target_unreachable': {
      const { group, asked, reachable } = obstacle
      const reach = group === null ? percent(reachable / Math.max(all, 1e-9)) : null
      const [zhWhere, enWhere] = group === null ? ['', ''] : [`「${groupName(group)}」`, ` of "${groupName(group)}"`]
      return {
        text: {
          zh: `${zhWhere}要覆盖 ${whole(asked)} 人,全部备选点都设也只能覆盖 ${whole(reachable)} 人。`,
          en: `${whole(asked)} people${enWhere} are to be covered; all candidates together cover ${whole(reachable)}.`,
        },
        remedy:
          reach === null
            ? {
                zh: '降低各村(社区)的最低比例,放宽距离,或在那里增加备选点。',
                en: 'Ask for a lower share of each village or community, a longer way, or offer candidates there.',
              }
            : {
                zh: `目标最多为 ${reach} %,或放宽距离、增加备选点。`,
                en: `Ask for at most ${reach} %, a longer way, or offer more candidates.`,
              },
      }
    }
    case 'capacity_too_small':
      return {
        text: {
          zh: `共 ${whole(obstacle.people)} 人,这些设施最多容纳 ${whole(obstacle.capacity)} 人。`,
          en: `There are ${whole(obstacle.people)} people, and so many sites hold ${whole(obstacle.capacity)} at most.`,
        },
        remedy: {
          zh: '增加设施数量或容量,或改问「能覆盖多少人」。',
          en: 'Ask for more sites or more capacity, or ask how many people can be covered.',
        },
      }
    case 'place_too_large':
      return {
        text: {
          zh: `${obstacle.demand.length} 处的人数超过最大的设施容量 ${whole(obstacle.capacity)} 人,一处的人不能分给两个设施。`,
          en: `${obstacle.demand.length} places hold more people than the largest site (${whole(obstacle.capacity)}), and nobody's place is divided between two.`,
        },
        remedy: { zh: '提高单个设施的容量。', en: 'Give sites more capacity.' },
      }
    case 'unknown_sites':
      return {
        text: {
          zh: `要保留或关闭的「${obstacle.ids.slice(0, 3).join('、')}」不在备选点和现有设施中。`,
          en: `"${obstacle.ids.slice(0, 3).join('", "')}", to be kept or closed, is no candidate and no existing facility of the category.`,
        },
        remedy: { zh: '核对编号。', en: 'Look at the ids again.' },
      }
    case 'nobody_to_serve':
      return {
        text: { zh: '范围内没有要服务的人。', en: 'There is nobody to serve here.' },
        remedy: {
          zh: '选更大的范围,或另一人群:可能没有年龄数据。',
          en: 'Choose a larger area or other people: ages may be unknown.',
        },
      }
    case 'bad_number':
      return {
        text: {
          zh: `有一个数不合要求(${obstacle.what})。`,
          en: `One number is none, or below what it can be (${obstacle.what}).`,
        },
        remedy: null,
      }
    case 'none_exists':
      return {
        text: { zh: '所有可能都查过了,没有符合要求的选址。', en: 'Every choice was looked at, and none keeps all wishes.' },
        remedy: { zh: '增加设施数量、容量或备选点。', en: 'Ask for more sites, more capacity or more candidates.' },
      }
  }
}
