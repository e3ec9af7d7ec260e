/** Syllables of place names as they are common all over China; no particular place is meant. */

const across = (firsts: string, seconds: string): string[] => {
  const bases: string[] = []
  for (const first of firsts) for (const second of seconds) if (first !== second) bases.push(first + second)
  return bases
}

/** Bases of prefectures, counties, districts and cities: 安川, 云阳 … */
export const countyBases = across('安平永宁长清云龙金玉青白武德文广南北东西大新石临通兴昌嘉', '川江阳山水泉陵溪州昌原丰河都林岭')

/** Bases of towns and townships: 石桥, 清溪 … */
export const townBases = [
  ...across('石高龙白双清金太永黄柏青罗大三观福新马铁凤仁和天玉红沙古双木', '桥溪河场坝山井台滩店岭塔庙坪林兴安渡门口洞沟'),
  ...across('李张王陈刘杨周何赵吴', '家场坝店桥渡'),
]

/** Bases of sub-districts, by where they lie or what stands there. */
export const subdistrictBases = [
  ...across('东西南北城江滨新', '城关门街坛湖园山塔桥'),
  ...across('文翠凤龙和朝建迎', '昌屏鸣腾平阳设宾明兴'),
]

/** Bases of villages: of clans, of what grows and lies there, and of good wishes. */
export const villageBases = [
  ...across(
    '李王张刘陈杨赵黄周吴徐孙胡朱高林何郭罗宋郑谢唐韩曹许邓冯曾程蔡彭潘袁董余苏叶吕魏蒋田杜丁沈任姚卢傅钟姜崔谭廖范汪陆石戴贾邹熊白孟秦邱江尹薛段雷侯龙',
    '家',
  ),
  ...across(
    '石土高大小双三黄青白红龙凤金银铜铁马牛羊鹿鹤柏松竹桃梨桑茶荷桂柳槐枣樟油盐瓦砖碾水新老上下前后',
    '河桥溪沟泉井堰塘湾林山岩岭坡门滩田坪',
  ),
  ...across('永和太平安兴福光明新民胜利团结友爱幸同乐', '兴和平安福光明胜利合心乐升建丰'),
]

export const villageEndings = ['村', '村', '村', '湾村', '坝村', '沟村', '坪村', '垭村', '岗村', '坡村', '咀村', '梁村']

/** Bases of communities. */
export const communityBases = across('翠清锦福瑞祥和安泰金玉龙凤云月兰梅春新文学书', '湖泉园苑溪江桥林亭台山景塘街景庭')
