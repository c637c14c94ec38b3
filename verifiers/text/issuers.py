"""Where whoever issues a paper has their seat: in the mainland, or elsewhere.

Papers of notaries and courts elsewhere need something that confirms their origin before they count
here; papers of Chinese embassies and consulates do not (公证法 45).

>>> place_of("中华人民共和国福建省厦门市鹭江湾公证处") is None
True
>>> place_of("Notary Public, Toronto, Ontario")
<Place.ABROAD: 'abroad'>
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from verifiers.text.normalise import compact


class Place(StrEnum):
    """Outside the mainland, as far as papers from there are confirmed in different ways."""

    ABROAD = "abroad"
    HONG_KONG = "hong_kong"
    MACAO = "macao"
    TAIWAN = "taiwan"


_STATES = """
阿富汗 阿尔巴尼亚 阿尔及利亚 安道尔 安哥拉 安提瓜 阿根廷 亚美尼亚 澳大利亚 奥地利 阿塞拜疆 巴哈马
巴林 孟加拉 巴巴多斯 白俄罗斯 比利时 伯利兹 贝宁 不丹 玻利维亚 波斯尼亚 波黑 博茨瓦纳 巴西 文莱
保加利亚 布基纳法索 布隆迪 佛得角 柬埔寨 喀麦隆 加拿大 中非 乍得 智利 哥伦比亚 科摩罗 刚果
哥斯达黎加 科特迪瓦 克罗地亚 古巴 塞浦路斯 捷克 丹麦 吉布提 多米尼加 多米尼克 厄瓜多尔 埃及
萨尔瓦多 赤道几内亚 厄立特里亚 爱沙尼亚 斯威士兰 埃塞俄比亚 斐济 芬兰 法国 法兰西 加蓬 冈比亚
格鲁吉亚 德国 德意志 加纳 希腊 格林纳达 危地马拉 几内亚 圭亚那 海地 洪都拉斯 匈牙利 冰岛
印度尼西亚 印度 伊朗 伊拉克 爱尔兰 以色列 意大利 牙买加 日本 约旦 哈萨克斯坦 肯尼亚 基里巴斯
科威特 吉尔吉斯斯坦 老挝 拉脱维亚 黎巴嫩 莱索托 利比里亚 利比亚 列支敦士登 立陶宛 卢森堡
马达加斯加 马拉维 马来西亚 马尔代夫 马里 马耳他 马绍尔 毛里塔尼亚 毛里求斯 墨西哥 密克罗尼西亚
摩尔多瓦 摩纳哥 蒙古国 黑山共和国 摩洛哥 莫桑比克 缅甸 纳米比亚 瑙鲁 尼泊尔 荷兰 新西兰 尼加拉瓜
尼日尔 尼日利亚 朝鲜 北马其顿 挪威 阿曼 巴基斯坦 帕劳 巴勒斯坦 巴拿马 巴布亚新几内亚 巴拉圭 秘鲁
菲律宾 波兰 葡萄牙 卡塔尔 罗马尼亚 俄罗斯 卢旺达 圣基茨 圣卢西亚 圣文森特 萨摩亚 圣马力诺 圣多美
沙特 塞内加尔 塞尔维亚 塞舌尔 塞拉利昂 新加坡 斯洛伐克 斯洛文尼亚 所罗门群岛 索马里 南非 韩国
大韩民国 南苏丹 西班牙 斯里兰卡 苏丹 苏里南 瑞典 瑞士 叙利亚 塔吉克斯坦 坦桑尼亚 泰国 泰王国
东帝汶 多哥 汤加 特立尼达 突尼斯 土耳其 土库曼斯坦 图瓦卢 乌干达 乌克兰 阿联酋 阿拉伯联合酋长国
英国 大不列颠 美国 美利坚 乌拉圭 乌兹别克斯坦 瓦努阿图 梵蒂冈 委内瑞拉 越南 也门 赞比亚 津巴布韦
"""
_STATE = re.compile("|".join(sorted(_STATES.split(), key=len, reverse=True)))
_AT_HOME = re.compile(
    "中华人民共和国(?!香港|澳门)|中国(?!香港|澳门|台湾|委托)|驻.{2,16}(?:使馆|领事馆)"
)
_REGIONS = (
    (Place.HONG_KONG, re.compile(r"(?:中华人民共和国|中国)?香港|委托公证人\(?香港")),
    (Place.MACAO, re.compile(r"(?:中华人民共和国|中国)?澳门|委托公证人\(?澳门")),
    (Place.TAIWAN, re.compile("(?:中国)?台湾|中华民国|台北|高雄市|新北市")),
)
_LATIN_REGIONS = (
    (Place.HONG_KONG, re.compile("hong ?kong")),
    (Place.MACAO, re.compile("maca[ou]")),
    (Place.TAIWAN, re.compile("tai(?:wan|pei)")),
)
_CHINA = re.compile(r"\bchina\b|\bchinese\b|\bp\.?r\.?c\b|notary public office")
"""Mainland offices in English: they call themselves Notary Public Office."""
_HAN = re.compile("[\u4e00-\u9fff]")
_NOT_HAN = re.compile("[^\u4e00-\u9fff()]")
_PRIVATE_NOTARY = re.compile("公证人|公证律师")
"""In the mainland notaries are 公证员 and act for a 公证处."""


@lru_cache(maxsize=1 << 12)
def place_of(issuer: str) -> Place | None:
    """Where the issuer named so has its seat; `None` for the mainland, and where nothing tells."""
    if not _HAN.search(issuer):
        return _of_latin(issuer.casefold())
    words = _NOT_HAN.sub("", compact(issuer)).lstrip("()")
    appointed = "委托公证人" in words
    if _AT_HOME.match(words) or (not appointed and _AT_HOME.search(words)):
        return None
    # Streets are called after Hong Kong and Taiwan: only what a name begins with is a place.
    for place, named in _REGIONS:
        if named.match(words) or (appointed and named.search(words)):
            return place
    if _STATE.match(words):
        return Place.ABROAD
    return Place.ABROAD if _PRIVATE_NOTARY.search(words) and "公证处" not in words else None


def _of_latin(name: str) -> Place | None:
    for place, named in _LATIN_REGIONS:
        if named.search(name):
            return place
    return Place.ABROAD if re.search("[a-z]{3}", name) and not _CHINA.search(name) else None
