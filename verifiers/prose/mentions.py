"""Names that a certificate's text mentions.

A name in running Chinese has no borders. Names are taken where punctuation or a fixed word proves
where they begin and end; a later mention of a known name needs no such proof. What proves nothing
is left out: a statement about somebody unnamed is no statement.
"""

from __future__ import annotations

import re
from functools import lru_cache

from verifiers.prose.vocabulary import (
    PLURALS,
    RELATIONS,
    ROLES,
    either,
)
from verifiers.text.names import is_likely_name, is_name

_HAN = "\u3007\u3400-\u9fff"
_ROLE = either(ROLES)
_KIN = either([*RELATIONS, *PLURALS])
_PREFIX = re.compile(rf"(?:兹证明|{_ROLE}|{_KIN}|其(?!其|木格)|即|及|和|与|是|为|系|由|向|对|的)")
_LIST = rf"(?:、|和|与|及|以及|,)(?:其)?(?:{_KIN})?"
_COUNTED = r"[一二两三四五六七八九十](?:个|名|位)?(?:子女|儿子|女儿|孩子|[子女](?=[,。;]|$))"
"""How many children those are whose names stand before it."""
_SAYS = r"(?:均|都)?(?:表示|自愿|声明|明确表|书面|放弃|系|是(?:被|其|申)|作出)"
_BEFORE = (
    rf",(?=[{_HAN}]{{2,4}}{_SAYS})",
    rf"(?:{_ROLE})(?:的)?(?:{_KIN})?:?",
    rf"(?:的|其|之|、|,|:|和|及|与|由|即|和其|\n|。|;)(?:{_KIN})(?:是|为|系|:|叫)?",
    rf"(?:我|本人)的?(?:{_KIN})",
    r"生前[与和]|[与和](?:其)?(?:前妻|前夫|原配|(?:现任|后妻?|再婚)(?:妻子|丈夫|配偶))",
    r"(?:^|[\n。;])(?:[一二三四五六七八九十\d]{1,2}、)?(?:现|因|[经另](?:审理)?查明[,:]?|[经另]查,?|兹证明)?",
    r"(?:[一二两三四五六]|独)[个名位]?(?:儿子|女儿|子女|子|女)(?:名叫|取名|叫|即|,|:)?",
    r"(?:放弃继承(?!权)|放弃对|[先早晚后]于|兹证明|证明|委托(?!人)|授权|即|分别是|分别为|分别系|取名|名叫|赠与给?|赠给|登记在|来到我处的)",
    rf"[与和同](?=[{_HAN}]{{2,4}}(?:登记结婚|结婚|再婚|复婚|离婚|结为夫妻))",
    rf"(?:生育|育有|生有|有|收养)了?(?=[{_HAN}]{{2,4}}(?:(?:、|和|与|及)[{_HAN}]{{2,4}}){{0,5}}等?共?{_COUNTED})",
    r"[”)产铺屋款额](?:全部|均|都|一并|自愿)*(?:由|归|遗?留给|遗赠给?|给予)",
)
_ANCHORS = tuple(re.compile(pattern) for pattern in _BEFORE)
_DAY = r"[\d一二〇○零O\ue800-\uefff]"
"""How a day begins, spelled out or already replaced by its one character."""
_ENDINGS = (
    r"$|[,。、;:()《》“”\"\n]",
    rf"于(?=.{{0,2}}{_DAY})|于(?=本|我|上述)|先于|早于|后于|先后|在(?=其|被|[^,。]{{0,16}}(?:死亡|去世|处|面前|签|病故|医院))",
    r"的|系|是|已|均|都(?=已|先|早|在|表|于|放|同)|[亦也](?=已|先|早|在|表|于|放|同|均|未)|分别|之(?=[父母夫妻子女兄弟姐妹遗名上])|等(?=[人共均二两三四五])|为(?=被|其|申|夫|父|母|兄|姐|同|代|受|我|本|委|监)",
    r"因(?=病|故|公|车|意|继|其|工|年)|死亡|去世|病故|逝世|过世|身故|病逝|故(?=于|,|。)|生前|健在|[仍现尚]健在|生于|出生|现(?=住|年|已|自|居|为|本)",
    r"自愿|自(?=\d)|表示|书面|明确(?!的)|声明|放弃|继承|同意|愿意|要求|无条件|依法|作(?=出|为)|提(?=出|供|交)|称|将|把|赠|以(?=书|口|声|上)|出(?=席|具|示)|委托|授权",
    r"各(?=继承|占|半|自|得|享|取|分)|向(?=本|我|公)|到(?=本|我)|来到|亲自|签(?=名|署|订|字)|本人|经(?=审|查|其|本|协|双|平|自|友)|至今|并(?=在|于|对|将|放|未)|由(?=其|申|被)|应(?=当|由|继)",
    r"对(?=被|其|上|前|本|该|此|放|继|遗|以)",
    r"未(?=立|留|婚|放|生|再|办|表|订|曾)|无(?=遗|其|子|配)|没有|不(?=愿|要|放|再)|有(?=权|子|父|遗|一|两|二|三|四|五)|享有|所(?=有|遗|立|述|享)",
    rf"和(?=[{_HAN}\ue000-\ue7ff]{{2}})|与(?=[{_HAN}\ue000-\ue7ff]{{2}})|及(?=[{_HAN}\ue000-\ue7ff]{{2}})|以及|共(?=同|有|生|育|[一二两三四五六七八九十\d][人名个位])|{_COUNTED}|一人|一生|独自|单独|个人(?=所有|继承|享有)|[二两三四五](?=人)|再(?=婚)",
    r"(?:[长次幼]|养|继)?(?:儿子|女儿|父亲|母亲|配偶|丈夫|妻子)|[长次三四][子女](?=[^,。])",
    r"[仅只](?=有|育|生|遗|留)|(?<!之)后(?=与|和|未|又|再)|曾(?=与|和|于|用|任)|早(?=已|年|逝)|[业皆](?=已|于)|再(?=婚)|不幸|一直|始终",
    r"全部(?=遗|财|继)|遗产|财产|上述|名下|遗留|留有|留下|登记|结婚|结为|离婚|婚后|育有|生育|身份|户籍|住(?=址|所|在|[^,]{2,12}[省市县区])|代(?=为|理|位)|达成|办理|全权",
)
_AFTER = re.compile("|".join(_ENDINGS))
"""What may stand after a name: anything else is taken for a further character of it."""
MOST = 80
"""Names that are taken from one certificate: no family has more, and time is limited."""
_LENGTHS = (2, 3, 4)
_SHORT = 2
_WHOLE = frozenset(
    [
        "全部",
        "应由",
        "应当",
        "公证",
        "公民",
        "有关",
        "权限",
        "全权",
        "全部",
        "期限",
        "有权",
        "时间",
        "相关",
        "相应",
        "经查",
        "由其",
        "由于",
        "平均",
        "方可",
        "安置",
        "何时",
        "何人",
        "任何",
        "常住",
        "国家",
        "车辆",
        "房屋",
        "房产",
        "房地",
        "金额",
        "金融",
        "钱款",
        "双方",
        "单独",
        "单位",
        "单方",
        "计算",
        "查明",
        "查实",
        "查询",
        "查证",
        "左右",
        "高额",
        "成年",
        "成立",
        "于是",
        "于本",
        "于我",
        "权利",
        "权属",
        "权益",
        "家庭",
        "所有",
        "上述",
        "上列",
        "上诉",
        "其中",
        "其他",
        "其余",
        "祖父",
        "祖母",
        "孙子",
        "孙女",
        "配偶",
        "同意",
        "书面",
        "明确",
        "自愿",
        "表示",
        "继承",
        "本人",
        "程序",
        "合法",
        "合作",
        "能力",
        "法律",
        "法规",
        "关系",
        "关于",
        "单身",
        "干部",
        "车位",
        "银行",
        "存款",
        "农历",
        "公历",
        "阳历",
        "阴历",
        "方式",
        "包括",
        "解释",
        "官方",
        "许可",
        "万元",
        "管理",
        "向本",
        "向我",
        "向公",
        "安徽",
        "河南",
        "河北",
        "江苏",
        "江西",
        "云南",
        "广东",
        "广西",
        "山东",
        "山西",
        "湖南",
        "湖北",
        "陕西",
        "甘肃",
        "宁夏",
        "贵州",
        "海南",
        "吉林",
        "辽宁",
        "福建",
        "浙江",
        "上海",
    ]
)
_NOBODY = re.compile(rf"[人者们主]|上述|以上|前述|分别|[均都其该此本]|^(?:{_ROLE}|{_KIN})")
"""What stands for people in such a sentence and is no name."""
_WITHIN = re.compile(
    r"被|公证|证明|证书|材料|身份|声明书|协议|遗产|财产|继承|死亡|父母|子女|人民|法院|规定|事项|申请|店铺|户口|不详|不明|未知"
)
"""Words that begin with a surname or look like a name, and what no name contains."""


def is_no_name(text: str) -> bool:
    """Whether `text`, whatever its shape, is a word of such certificates."""
    return text in _WHOLE or _WITHIN.search(text) is not None


def strip_titles(run: str) -> str:
    """A run of characters without the roles and relations before the name."""
    while True:
        match = _PREFIX.match(run)
        if match is None or len(run) - match.end() < 2:  # noqa: PLR2004
            return run
        if match.end() == 1 and is_likely_name(run):
            return run  # 向, 和 and the like are surnames too.
        run = run[match.end() :]


def names_in(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """`known` and every further name that the text introduces, in the order found."""
    names = list(dict.fromkeys(known))
    for anchor in _ANCHORS:
        for match in anchor.finditer(text):
            _take(text, match.end(), names)
    # A list goes on after a known name: 、 and another name. Each new one may lead to the next.
    place = 0
    while place < min(len(names), MOST):
        for match in _following(names[place]).finditer(text):
            _take(text, match.end(), names)
        for match in _relative(names[place]).finditer(text):
            if is_name(match[1]) and not (is_no_name(match[1]) or _NOBODY.search(match[1])):
                _add(match[1], names)
        place += 1
    # Of two dotted names of which one holds the other, the longer has swallowed its neighbours,
    # unless the paper describes who bears it.
    return tuple(
        name
        for name in names[:MOST]
        if name in known or not ("·" in name and any(name != one and one in name for one in names))
    )


@lru_cache(maxsize=256)
def _following(name: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(name)}(?:\([^()]{{0,60}}\))?{_LIST}")


@lru_cache(maxsize=256)
def _relative(name: str) -> re.Pattern[str]:
    """水仙系林国强的妻子: whoever is a relative by such a sentence has a name, however rare."""
    return re.compile(
        rf"(?:^|[\n。;]|证明)([{_HAN}]{{2,4}}?)(?:系|是)(?:{_ROLE})?{re.escape(name)}的(?:{_KIN})(?=[,。;、\n]|$)"
    )


def _take(text: str, start: int, names: list[str]) -> None:
    """Add the name that begins at `start`, if one provably does."""
    title = _PREFIX.match(text, start)
    begins = title.end() if title and title.end() - start > 1 else start
    if _is_found(text, begins):
        begins += 1
    if any(_is_told(name, text, place) for name in names for place in (start, begins)):
        return
    start = begins
    dotted = re.compile(rf"[{_HAN}]{{1,12}}(?:·[{_HAN}]{{2,12}}?)+").match(text, start)
    if dotted:
        end = dotted.end()
        while end < len(text) and end - start < 24 and not _AFTER.match(text, end):  # noqa: PLR2004
            end += 1
        if is_name(text[start:end]):
            _add(text[start:end], names)
        return
    name = name_at(text, start)
    if name:
        _add(name, names)


def _is_found(text: str, start: int) -> bool:
    """Whether 查 is the verb of 查甲于某日死亡: the text calls somebody so without it, too."""
    if not text.startswith("查", start):
        return False
    name = name_at(text, start + 1)
    return name is not None and re.search(rf"(?<!查){re.escape(name)}", text) is not None


def _is_told(name: str, text: str, start: int) -> bool:
    """Whether a known name begins there. Hardly any name goes on after three characters."""
    if not text.startswith(name, start):
        return False
    whole = len(name) > _SHORT and "·" not in name
    return whole or ends_name(text, start + len(name))


def name_at(text: str, start: int) -> str | None:
    """The plain name that provably begins and ends where one begins at `start`, or `None`."""
    for length in _LENGTHS:
        name = text[start : start + length]
        if len(name) < length or not is_likely_name(name) or is_no_name(name):
            continue
        if _AFTER.match(text, start + length):
            return name
    return None


def _add(name: str, names: list[str]) -> None:
    if name not in names:
        names.append(name)


def ends_name(text: str, end: int) -> bool:
    """Whether a name may end at `end`: what stands there is no further character of it."""
    return _AFTER.match(text, end) is not None
