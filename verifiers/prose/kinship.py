"""Who is related to whom, and how."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.model import Statement
from verifiers.prose.sentences import DAY, DIED, PERSON, without_asides
from verifiers.prose.vocabulary import (
    EQUALS,
    GENERATIONS,
    PLURALS,
    RELATIONS,
    either,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from verifiers.model import Party
    from verifiers.prose.sentences import Cast, Sentence

_KIN = either(RELATIONS)
_ALL = either([*RELATIONS, *PLURALS])
_NEXT = r"(?:[仍现均都尚]?健在)?(?:、|,|和|与|及|以及|,以及|,及|;)?"
_IS = r"(?:均|都|亦|也|分别|共同)?(?:是|为|系)"

_WHAT = rf"(?P<what>(?=(?:现任|合法|原)?(?:{_KIN}))[^。]*)"
_OWNED = re.compile(rf"(?:(?P<owner>{PERSON})(?:的|之)|(?P<its>其)){_WHAT}")
_OWNED_BY_NAME = re.compile(rf"(?P<owner>{PERSON})(?:的|之){_WHAT}")
_DIED_FIRST = (
    rf"(?:已经?|业已)?(?:于|在)?{DAY}[^。;,\ue000-\uefff]{{0,24}}?{DIED}[,;](?=其?(?:父|母)亲)"
)
"""Of father and mother the second may be told of after the first one's death."""
_ONE = re.compile(
    rf"(?:{_DIED_FIRST}|{_NEXT})(?P<owner>其|之|{PERSON}的)?(?<!前)(?P<kin>{_KIN})(?:是|为|系|:|叫|名叫|即)?(?P<who>{PERSON})"
    rf"(?P<more>(?:、{PERSON})*)(?:\([^()]*\))?"
)
_GROUP = re.compile(
    rf"(?P<owner>{PERSON}|其)(?:的|之)?(?:婚生|亲生)?(?P<kin>{either(PLURALS)})(?:是|为|系|即|:|[只仅]?有)?(?P<who>{PERSON}(?:(?:、|和|与|及){PERSON})+|(?<=有){PERSON}(?=一人))"
)
_BARE = re.compile(
    rf"(?:^|[,;、:由归和与及])(?:(?<=[由归])其)?(?:(?:大|小)?(?<!前)(?P<kin>{_KIN}))(?:是|为|系|:)?(?P<who>{PERSON})"
)
_BARE_GROUP = re.compile(
    rf"(?:^|[,;、:])(?:婚生|亲生)?(?P<kin>{either(PLURALS)})(?:是|为|系|:)?(?P<who>{PERSON}(?:(?:、|和|与|及){PERSON})+)"
)
_RELATIVES = re.compile("亲属(?:情况|关系)?(?:成员)?(?:如下|为|有|是|:)")
"""What begins a list of the applicant's relatives, where no estate is spoken of."""
_DEAD_CHILD = re.compile(rf"(?:[子女兄弟姐妹孙]|儿子|女儿){PERSON}[^,;]*{DIED}")
_DETAILS = r"(?:\([^()]{2,80}\))?"
"""What stands in brackets behind a name: sex, day of birth, number."""
_LISTED = r"(?:,[男女],[^。;\ue000-\ue7ff]{2,80})?"
"""The same between commas."""
_IS_OF = re.compile(
    rf"(?P<who>{PERSON}(?:(?:、|和|与|及|以及){PERSON})*){_DETAILS}{_LISTED}(?:,)?{_IS}(?P<owner>{PERSON}(?:(?:、|和|与|及|以及){PERSON})*|其){_DETAILS}(?:的|之)"
    rf"(?:(?:婚生|亲生|合法|法定|唯一|现任)的?)*(?<!前)(?P<kin>{_ALL})(?P<more>(?:、(?:{_ALL}))*)(?!{PERSON})"
)
_TWO = re.compile(
    rf"(?P<a>{PERSON}|其(?=(?:生前)?[与和同]))(?:生前)?(?:与|和|同|、|及)(?P<b>{PERSON})(?:之间)?(?:\S{{0,4}}?)(?:是|为|系|存在|的)?(?:合法|同胞|亲)?"
    rf"(?P<pair>{either([*EQUALS, *GENERATIONS])})(?:关系|(?=[,)]|$))"
)
_AND_WITH = re.compile(
    rf"(?:^|[,;])(?P<then>(?:此后|之后|后来|[后又再])?(?:于|在)?{DAY}?[,又再]?)"
    rf"(?=[与和同](?:其)?(?:前|现任|后|再婚的?)?(?:{_KIN})?{PERSON}[^。;\ue000-\ue7ff]{{0,24}}(?:生育|育有|生有|生|有|结婚|再婚))"
)
"""Where a second marriage of the same person is told of."""
_WED = re.compile(
    rf"(?P<a>{PERSON})(?:与|和|同)(?P<b>{PERSON})[^。;]{{0,24}}?(?:登记结婚|结为夫妻|结婚|再婚)"
)
_EACH = "(?:[一二两三四五六七八九十](?:个|名|位)?)?"
_BORE = re.compile(
    rf"(?P<parents>{PERSON}(?:(?:[^。;:\ue000-\ue7ff]{{0,30}}?生前|[于在]?{DAY})?(?:与|和|、|及|同)其?(?:前|现任)?(?:{_KIN})?{PERSON})?)[^。;\ue000-\ue7ff]{{0,60}}?"
    rf"(?:生育|育有|生有|共有|仅有|婚育|有|育|生(?![前于活]))(?P<count>[^。;\ue000-\uefff]{{0,24}}?(?:(?<!妻)子|女|孩)[^。;\ue000-\uefff]{{0,16}}?)"
    rf"(?P<list>(?:{_KIN})?{PERSON}(?:\([^()]*\))?(?:(?:(?:、|,|和|与|及|以及){_EACH}(?:{_KIN})?|{_KIN}){PERSON}(?:\([^()]*\))?)*)"
)
_BORE_THESE = re.compile(
    rf"(?P<parents>{PERSON}(?:(?:[于在]?{DAY})?(?:与|和|、|及|同)其?(?:前|现任)?(?:{_KIN})?{PERSON})?)[^。;\ue000-\ue7ff]{{0,40}}?(?<![未没无曾])(?:生育|育有|生有|只有|仅有|共有|有)了?"
    rf"(?P<list>{PERSON}(?:(?:、|和|与|及){PERSON})*)等?共?[一二两三四五六七八九十](?:个|名|位)?(?:子女|孩子|儿子|女儿|[子女](?=[,。;]|$))"
)
"""The names first, then how many they are."""
_THE_TWO = re.compile(
    r"(?<=[,])(?:夫妻|夫妇)?(?:二人|两人|双方|俩)(?=[^\ue000-\uefff。;,]{0,12}(?:生育|育有|生有|共有|婚生))"
)
_SPOUSE = "(?:现任|合法)?(?:配偶|妻子|丈夫|爱人|妻|夫)"
_WITH_SPOUSE = re.compile(
    rf"(?<=,)(?<!前)其{_SPOUSE}(?:是|为|系|:)?{PERSON},(?=(?:婚后)?(?:共同?)?(?:生育|育有|生有))"
)
"""甲…,其配偶为乙,共生育一子: the children are of both."""
_CHILD = either(word for word, relation in RELATIONS.items() if relation == "child")
_HIS_CHILD = rf"其(?:{_CHILD})(?:是|为|系)?{PERSON}"
_OF_BOTH = re.compile(
    rf"其{_SPOUSE}(?:是|为|系)?{PERSON}[^。;\ue000-\ue7ff]*,(?P<list>{_HIS_CHILD}(?:[、,和与及]{_HIS_CHILD})*)"
)
"""甲…,其妻乙于某日死亡,其子丙、其女丁: a child is of both, and so of 甲."""
_WITH = re.compile(rf"[和与]{_SPOUSE}")
_PARENTHESIS = re.compile(
    rf"(?P<who>{PERSON})\((?:系|是|为)?(?P<owner>{PERSON}|其)(?:的|之)(?P<kin>{_KIN})[),]"
)
_UNBORN = re.compile(
    r"胎儿[^。;]{0,16}(?:保留|预留|留出)|(?:保留|预留|留出)[^。;]{0,6}胎儿|遗腹子"
    r"|(?:怀有身孕|怀孕|有孕)[^。;]{0,40}胎儿"
)
_NOT_EXPECTING = re.compile(
    r"(?:无需|不需|没有|未|无|不存在)[^,。;]{0,12}(?:胎儿|怀孕|身孕|遗腹子)"
)
_PARTED = re.compile(
    rf"(?P<a>{PERSON})(?:与|和|同|、|及)其?(?:前?(?:{_KIN}))?(?P<b>{PERSON})(?P<how>[^。;\ue000-\ue7ff]{{0,30}}?)"
    r"离婚(?!协议|证|诉|[^。;]{0,30}复婚)"
)
_STILL = re.compile("未|没有|不|否|复婚")
_NOT_BY_BIRTH = re.compile("养|继")
_INVERSE = {"child": "parent", "parent": "child", "spouse": "spouse", "sibling": "sibling",
            "grandchild": "grandparent", "grandparent": "grandchild"}  # fmt: skip


def kinships(sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """``kinship`` statements of a sentence."""
    text = sentence.text
    if re.search(r"是否|如果|假如|倘", text):
        return
    yield from _parenthesised(sentence, cast)
    text = _couples(_carried_on(without_asides(text), sentence, cast))
    yield from _owned(text, sentence, cast)
    yield from _groups(text, sentence, cast)
    yield from _is_of(text, sentence, cast)
    yield from _pairs(text, sentence, cast)
    yield from _born(text, cast)


def unborn(sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """The ``kinship`` of a child of the decedent that is not born yet (civil code 1155)."""
    dead = cast.sole("decedent")
    if dead and _UNBORN.search(sentence.text) and not _NOT_EXPECTING.search(sentence.text):
        yield from _tie("胎儿", "child", dead)


def _tie(person: str, relation: str, to: str, *, word: str | None = None) -> Iterator[Statement]:
    """The tie with its printed word; of adopted and step-relations that says how they are one."""
    if person != to:
        what = word if word and _NOT_BY_BIRTH.match(word) else None
        yield Statement(
            type="kinship", person=person, relation=relation, to=to, what=what, word=word
        )


def _owner(token: str, place: int, sentence: Sentence, cast: Cast) -> str | None:
    """Who is meant by a person's character, or by 其 at `place`."""
    return cast.name(token[0]) if re.match(PERSON, token) else sentence.whom(place, cast)


def _parenthesised(sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    for match in _PARENTHESIS.finditer(sentence.text):
        owner = _owner(match["owner"], match.start("owner"), sentence, cast)
        if owner:
            yield from _tie(
                cast.name(match["who"]), RELATIONS[match["kin"]], owner, word=match["kin"]
            )


def _owned(text: str, sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """甲的父亲乙、母亲丙,配偶丁 …; also 妻子丁 alone, where only the decedent can be meant."""
    told: set[str] = set()
    match = _OWNED.search(text)
    while match:
        owner = _owner(match["owner"] or "其", match.start(), sentence, cast)
        place, stop = match.start("what"), match.end("what")
        last = None
        while owner:
            one = _ONE.match(text, place, stop)
            if one is None:
                break
            # 其 in 甲的父亲乙、其母亲丙 is 甲, whose relatives are being told.
            if one["owner"] not in (None, "其", "之") and last is not None:
                owner = _owner(one["owner"], one.start("owner"), sentence, cast) or owner
            for name in cast.people(one["who"] + one["more"]):
                told.add(name)
                yield from _tie(name, RELATIONS[one["kin"]], owner, word=one["kin"])
            place, last = one.end(), one
        # 甲的父亲乙于某年去世,甲的母亲丙…: further on somebody may be named as the owner anew;
        # 甲的父母均先于其死亡,其配偶丁…: and where nobody was named yet 其 may still mean 甲.
        match = (_OWNED if last is None else _OWNED_BY_NAME).search(text, place)
    of_both = _OF_BOTH.search(text)
    for one in re.finditer(_HIS_CHILD, of_both["list"]) if of_both and sentence.topic else ():
        told.add(cast.name(one[0][-1]))
        yield from _tie(cast.name(one[0][-1]), "child", sentence.topic or "", word=one[0][1:-1])
    owner = cast.sole("decedent") or (cast.sole("applicant") if _RELATIVES.search(text) else None)
    for match in _BARE.finditer(text):
        name = cast.name(match["who"])
        # After 儿子乙于某日死亡 a wife may be the son's: then nothing is said.
        unclear = _DEAD_CHILD.search(text[: match.start()])
        # 次子乙死亡,生前与妻子丙生育一女: she is the wife of whom the sentence is about.
        whose = sentence.topic if _WITH.match(match[0]) and match.start() else owner
        if whose and name not in told and not unclear:
            yield from _tie(name, RELATIONS[match["kin"]], whose, word=match["kin"])


def _groups(text: str, sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """甲的父母乙、丙 …; also 子女乙、丙 alone, in a sentence about the decedent."""
    for match in _GROUP.finditer(text):
        owner = _owner(match["owner"], match.start(), sentence, cast)
        for name in cast.people(match["who"]) if owner else ():
            yield from _tie(name, PLURALS[match["kin"]], owner or "")
    dead = cast.sole("decedent")
    for match in _BARE_GROUP.finditer(text) if dead and sentence.topic == dead else ():
        if not _DEAD_CHILD.search(text[: match.start()]):
            for name in cast.people(match["who"]):
                yield from _tie(name, PLURALS[match["kin"]], dead or "")


def _is_of(text: str, sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """甲是乙的儿子; 甲、乙均系丙的子女; 甲、乙分别系丙的父亲、母亲."""
    for match in _IS_OF.finditer(text):
        whom = sentence.whom(match.start("owner"), cast)
        owners = cast.people(match["owner"]) or ((whom,) if whom else ())
        people = cast.people(match["who"])
        words = [match["kin"], *re.findall(_ALL, match["more"])]
        if len(words) > 1 and len(words) != len(people):
            continue
        if len(words) == 1:
            words *= len(people)
        for name, word in zip(people, words, strict=True):
            for owner in owners:
                yield from _tie(name, RELATIONS.get(word) or PLURALS[word], owner, word=word)


def _pairs(text: str, sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """甲与乙是夫妻; 其与乙系夫妻; 甲与乙系父子关系, where sex or birth date tell the elder."""
    if "离婚" in text:
        return
    for match in _WED.finditer(text):
        yield from _tie(cast.name(match["b"]), "spouse", cast.name(match["a"]))
    for match in _TWO.finditer(text):
        a, b, pair = (
            _owner(match["a"], match.start(), sentence, cast),
            cast.name(match["b"]),
            match["pair"],
        )
        if a is None:
            continue
        if pair in EQUALS:
            yield from _tie(a, EQUALS[pair], b)
            continue
        elder = _elder(pair, cast.parties.get(a), cast.parties.get(b))
        if elder is not None:
            younger = b if elder == a else a
            yield from _tie(younger, GENERATIONS[pair][1], elder)


def _elder(pair: str, a: Party | None, b: Party | None) -> str | None:
    if a is None or b is None:
        return None
    if a.birth_date and b.birth_date and a.birth_date != b.birth_date:
        return a.name if a.birth_date < b.birth_date else b.name
    sexes = {"父女": "male", "母子": "female"}.get(pair)
    if sexes and {a.sex, b.sex} == {"male", "female"}:
        return a.name if a.sex == sexes else b.name
    return None


def _carried_on(text: str, sentence: Sentence, cast: Cast) -> str:
    """甲与前妻乙生育丙,与妻子丁生育戊: of whom the sentence is, she had the second child, too."""
    whose = sentence.earlier if _AND_WITH.match(text) else sentence.topic
    token = cast.token(whose) if whose else None
    return _AND_WITH.sub(lambda match: f";{match['then']}{token}", text) if token else text


def _couples(text: str) -> str:
    """甲的妻子乙 …,二人生育一子: the two are those of whom alone the sentence has spoken so far."""
    match = _THE_TWO.search(text)
    place, rest = match.span() if match else (0, 0)
    if match is None:
        match = _WITH_SPOUSE.search(text)
        place = rest = match.end() if match else 0
    people = list(dict.fromkeys(re.findall(PERSON, text[:place])))
    if match is None or len(people) != 2:  # noqa: PLR2004 - a couple
        return text
    return text[:place] + "和".join(people) + text[rest:]


def _born(text: str, cast: Cast) -> Iterator[Statement]:
    """甲与乙共生育二名子女,即丙、丁; 甲与乙生育丙、丁二名子女."""
    counted = (
        one
        for one in _BORE.finditer(text)
        if not re.search(rf"未|没有|无|由|被|{DAY}", one["count"])
    )
    for match in (*counted, *_BORE_THESE.finditer(text)):
        parents = cast.people(match["parents"])
        for name in cast.people(match["list"]):
            for parent in parents:
                yield from _tie(name, "child", parent)


def without_divorced(
    statements: Iterable[Statement], sentences: Iterable[Sentence], cast: Cast
) -> list[Statement]:
    """The statements but those of marriages that ended: who was divorced is no heir."""
    parted = {
        frozenset(cast.name(token) for token in match.group("a", "b"))
        for sentence in sentences
        for match in _PARTED.finditer(without_asides(sentence.text))
        if not _STILL.search(match["how"])
    }
    return [
        one
        for one in statements
        if one.relation != "spouse" or frozenset((one.person, one.to)) not in parted
    ]


def without_inverses(statements: list[Statement]) -> list[Statement]:
    """A tie told from both ends (甲是乙的儿子,乙是甲的父亲) is kept once, as first told."""
    kept: list[Statement] = []
    seen: set[tuple[str | None, str | None, str | None]] = set()
    for one in statements:
        if one.type == "kinship":
            inverse = (one.to, _INVERSE.get(one.relation or ""), one.person)
            if inverse in seen:
                continue
            seen.add((one.person, one.relation, one.to))
        kept.append(one)
    return kept
