"""States by their Chinese names: a closed vocabulary (the names of ISO 3166 states in Chinese).

A state is also known by its full name, which adds what kind of state it is, and by the short form
of a name that papers print.

>>> is_land("沙特阿拉伯"), is_land("哈萨克斯坦共和国"), is_land("使用")
(True, True, False)
"""

from __future__ import annotations

import re

from verifiers.text.normalise import compact

_ASIA = """
中国 中华 阿富汗 阿联酋 阿拉伯联合酋长国 阿曼 阿塞拜疆 巴基斯坦 巴勒斯坦 巴林 不丹 朝鲜
东帝汶 菲律宾 格鲁吉亚 哈萨克斯坦 大韩民国 韩国 吉尔吉斯斯坦 吉尔吉斯 柬埔寨 卡塔尔 科威特
老挝 黎巴嫩 马尔代夫 马来西亚 蒙古 蒙古国 孟加拉国 孟加拉 缅甸 尼泊尔 日本 日本国
塞浦路斯 沙特阿拉伯 沙特 斯里兰卡 塔吉克斯坦 泰国 土耳其 土库曼斯坦 文莱 文莱达鲁萨兰
乌兹别克斯坦 新加坡 叙利亚 叙利亚阿拉伯 亚美尼亚 也门 伊拉克 伊朗 伊朗伊斯兰 以色列 印度
印度尼西亚 印尼 约旦 越南
"""
_EUROPE = """
阿尔巴尼亚 爱尔兰 爱沙尼亚 安道尔 奥地利 白俄罗斯 保加利亚 北马其顿 马其顿 比利时 冰岛
波兰 波斯尼亚和黑塞哥维那 波黑 丹麦 德国 德意志联邦 俄罗斯 俄罗斯联邦 法国 法兰西 梵蒂冈
芬兰 荷兰 黑山 捷克 克罗地亚 科索沃 拉脱维亚 立陶宛 列支敦士登 卢森堡 罗马尼亚 马耳他
摩尔多瓦 摩纳哥 挪威 葡萄牙 瑞典 瑞士 塞尔维亚 圣马力诺 斯洛伐克 斯洛文尼亚 乌克兰 西班牙
希腊 匈牙利 意大利 英国 大不列颠及北爱尔兰联合王国 大不列颠及北爱尔兰
"""
_AFRICA = """
阿尔及利亚 埃及 阿拉伯埃及 埃塞俄比亚 安哥拉 贝宁 博茨瓦纳 布基纳法索 布隆迪 赤道几内亚
多哥 厄立特里亚 佛得角 冈比亚 刚果 刚果布 刚果金 刚果民主 吉布提 几内亚 几内亚比绍 加纳
加蓬 津巴布韦 喀麦隆 科摩罗 科特迪瓦 肯尼亚 莱索托 利比里亚 利比亚 卢旺达 马达加斯加
马拉维 马里 毛里求斯 毛里塔尼亚 摩洛哥 莫桑比克 纳米比亚 南非 南苏丹 尼日尔 尼日利亚
塞拉利昂 塞内加尔 塞舌尔 圣多美和普林西比 斯威士兰 苏丹 索马里 坦桑尼亚 突尼斯 乌干达
西撒哈拉 赞比亚 乍得 中非
"""
_AMERICAS_AND_OCEANIA = """
美国 美利坚合众国 加拿大 墨西哥 墨西哥合众国 阿根廷 安提瓜和巴布达 巴巴多斯 巴哈马 巴拉圭
巴拿马 巴西 秘鲁 玻利维亚 伯利兹 多米尼加 多米尼克 厄瓜多尔 哥伦比亚 哥斯达黎加 格林纳达
古巴 圭亚那 海地 洪都拉斯 尼加拉瓜 萨尔瓦多 圣基茨和尼维斯 圣卢西亚 圣文森特和格林纳丁斯
苏里南 特立尼达和多巴哥 危地马拉 委内瑞拉 乌拉圭 牙买加 智利 澳大利亚 新西兰 巴布亚新几内亚
斐济 基里巴斯 库克群岛 马绍尔群岛 密克罗尼西亚 瑙鲁 纽埃 帕劳 萨摩亚 所罗门群岛 汤加
图瓦卢 瓦努阿图 无国籍
"""
_LANDS = frozenset(f"{_ASIA}{_EUROPE}{_AFRICA}{_AMERICAS_AND_OCEANIA}".split())
_SORT = re.compile(
    r"(?:人民|民主主义|民主|社会主义|伊斯兰|阿拉伯|联邦|联合|合作|多民族|玻利瓦尔|东岸|大公|哈希姆)*"
    r"(?:共和国|王国|联邦|公国|酋长国|苏丹国|独立国|民众国|国)$"
)
"""What a full name says of the sort of state."""


def is_land(name: str) -> bool:
    """Whether `name` is how a state, or that somebody has none, is written in Chinese."""
    plain = re.sub(r"[()·]", "", compact(name))
    return plain in _LANDS or _SORT.sub("", plain) in _LANDS
