/** Building blocks of country names as they are common everywhere in China; no person and no particular place is meant. */

const surnameClans = '李家 王家 张家 刘家 陈家 杨家 赵家 黄家 周家 吴家 徐家 孙家 胡家 朱家 何家 罗家'.split(' ')
const plants = '桂花 黄桷 柏树 梨园 橘子 桃花 竹林 松林 杨柳 樱桃 枇杷 银杏 槐树 桑园 荷花 茶园'.split(' ')

/** Village and hamlet bases of the countryside. */
export const ruralBases = [
  ...surnameClans,
  ...plants,
  ...'石桥 土地 观音 双河 三岔 大石 高店 新店 瓦窑 砖窑 碾子 水碾 堰塘 古佛 长田 大田'.split(' '),
]
export const ruralEndings = '湾 坝 沟 坪 坡 垭 岗 冲 咀 梁 塘 沱 坎 嘴 岩 坳 林 院子'.split(' ')

const moreClans = Array.from(
  '马高林郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
)
const places = Array.from('上下前后大小新老高中东西南北')
const things = Array.from('石桥井碑庙寨堰坟庵柏松竹梨桑茶')

/** Bases of hamlets: clans, corners of the land, trees and stones. */
export const hamletBases = [
  ...ruralBases,
  ...moreClans.map((clan) => `${clan}家`),
  ...places.flatMap((place) => things.map((thing) => place + thing)).filter((base) => base.length === 2),
]

const villageBases = [
  ...ruralBases.map((base) => base.replace(/家$/, '家坝')),
  ...moreClans.slice(0, 48).map((clan, index) => `${clan}家${['湾', '沟', '坪', '桥', '塘', '岩'][index % 6]}`),
  ...'红星 红旗 光明 胜利 团结 幸福 前进 建设 新华 东风 永丰 永安 长乐 太平 民主 友爱'.split(' '),
  ...'高峰 云峰 青峰 天台 金鸡 石龙 石马 石牛 白云 青龙 卧龙 回龙 玉屏 青杠 马鞍 尖山'.split(' '),
  ...'大堰 平安 五一 丰收 新生 联合 星火 同心 五星 先锋 群力 合作 和平 富强 高升 飞跃'.split(' '),
  ...'杨柳 梧桐 楠木 枫香 柑子 花椒 油房 酒房 铁炉 烂田 深沟 石坝 沙坝 木桥 长岭 鹰嘴'.split(' '),
  ...'大兴 复兴 中兴 顺江 临江 清河 龙滩 月亮 凉风 水口 柳溪 梅子 莲花 芭蕉 斑竹 蒲家'.split(' '),
]

/** Villages' names without 村: clans and land, trees and stones, hopes and the slogans of their time. */
export const villageNames = villageBases.flatMap((base) =>
  base.length > 2 ? [base] : [base, base, ...['坪', '沟', '湾'].map((tail) => base + tail)],
)

/** Towns and townships. */
export const townBases = [
  ...'石桥 清溪 柏林 永兴 白鹤 高桥 太和 双龙 龙门 金鼓 同乐 三星 玉泉 观音 兴隆 大佛'.split(' '),
  ...'马鞍 青山 云台 凤凰 永宁 天池 石羊 黄泥 沙溪 顺河 福禄 义和 仁里 长坪 木门 土桥'.split(' '),
  ...'柳江 桃园 银山 铁佛 花石 新胜 安居 万家 佛荫 龙潭'.split(' '),
]
