"""Names of peoples who bear no surname, as Chinese characters spell their sound.

With what the commonest names of Tibetans, Mongols and Yi begin: 扎西顿珠, 其其格, 阿木.
"""

from __future__ import annotations

_TIBETAN = (
    "扎西尼玛达瓦次仁才仁泽仁次旺次旦次珠卓玛卓嘎拉姆拉毛拉巴洛桑罗桑罗布旦增丹增格桑尕藏央金"
    "普布索朗索南斯朗巴桑边巴米玛白玛完玛德吉曲珍曲扎曲吉多吉平措顿珠桑珠桑吉桑杰仁青仁增强巴"
    "贡布贡觉才让群培欧珠益西加措嘉措久美晋美土登赤列阿旺昂旺江村坚参其美措姆旺堆旺姆旺杰旺青"
    "朗杰云丹更登华旦东智项秀根秋嘎玛噶玛"
)
_MONGOLIAN = (
    "巴特巴图巴雅斯琴其其乌云乌日乌兰娜仁萨仁萨日苏日苏和苏德布和布日哈斯呼和宝音额尔孟和孟克"
    "牧仁那顺朝鲁朝克阿拉阿古敖日毕力达来德力格日吉日特木图雅托娅锡林赛罕照日塔娜高娃道尔莫日"
    "嘎拉青格"
)
_YI = "阿尔阿木阿依阿呷吉克吉木吉尔沙马尔古木呷日火拉马马海曲比曲木贾巴俄木海来勒格"
_BEGINNINGS = frozenset(
    spelt[place : place + 2]
    for spelt in (_TIBETAN, _MONGOLIAN, _YI)
    for place in range(0, len(spelt), 2)
)


def begins_by_sound(name: str) -> bool:
    """Whether `name` begins as the names of those peoples do."""
    return name[:2] in _BEGINNINGS
