"""Sentences with every person and every day replaced by one character each.

After that, plain regular expressions say what a sentence states: ``PERSON`` matches a person,
``DAY`` a day. Roles resolve to the person who has them (被继承人 is the one decedent), and a role
before a name falls away (被继承人林秀英 is 林秀英).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from verifiers.prose.mentions import ends_name
from verifiers.prose.vocabulary import PLURALS, RELATIONS, ROLES, either
from verifiers.text.dates import find_days

if TYPE_CHECKING:
    from collections.abc import Mapping

    from verifiers.model import Party

_FIRST_PERSON, _FIRST_DAY = 0xE000, 0xE800
DIED = r"(?:死亡|去世|病故|逝世|故世|过世|身故|亡故|病逝|离世|身亡|辞世)"
PERSON = "[\ue000-\ue7ff]"
DAY = "[\ue800-\uefff]"
_LONGEST = 600
"""Characters: what runs on for longer is no sentence but a table or a misread page."""
_SHORT_NAME = 2
_QUOTED = re.compile(r"《[^《》]{0,60}》")
_KIN = either([*RELATIONS, *PLURALS])
_ENDS = re.compile(rf"[。\n]|;(?!(?:{_KIN})(?:是|为|系|:))")
"""A semicolon before 母亲是… parts two relatives of one person, and no sentences."""
_ROLE_BEFORE = re.compile(rf"(?<!法定)(?:{either(ROLES)})(?:[一二三四五六1-9])?:?(?={PERSON})")
_ROLE_ASIDE = re.compile(rf"(?<={PERSON})\((?:以下)?(?:简称|称)?[“\"]?(?:{either(ROLES)})[”\"]?\)")
_BOTH = re.compile(r"甲、?乙双方(?:当事人)?|(?<![夫男女])双方当事人|甲方(?:和|与|、)乙方")
_BY_ROLE = (
    ("principal", "委托人"),
    ("agent", "(?:上述|前述)?受托人"),
    ("donor", "赠与人"),
    ("donee", "(?:上述|前述)?受赠人"),
    ("testator", "立?遗嘱人"),
    ("party_a", "甲方"),
    ("party_b", "乙方"),
    ("party_c", "丙方"),
)
"""Roles that stand for the one person who has them."""
_LEADS_IN = re.compile(
    rf"(?:[^,:]*[,:、])*(?:因此?|故|现|但|而|且|又|另|经|根据|依照|按照|据此|综上(?:所述)?|[一二三四五六七八九十\d]+"
    rf"|因?其?(?:{_KIN})?[均都已]*|.*(?:规定|证明|查明|另查|经查|事实|如下|关系|委托|受托))?"
)
"""What stands before whom a sentence is about. After anything else it may be about somebody whose
name was not read."""
_SPEAKER = re.compile(r"本人|我(?!处|国|们|公证)")


@dataclass(slots=True)
class Cast:
    """The people and days of one certificate, and who has which role."""

    names: tuple[str, ...]
    roles: dict[str, tuple[str, ...]]
    """From an English role word to the names that have it."""
    parties: Mapping[str, Party] = field(default_factory=dict)
    """What the certificate tells of those whom it describes."""
    days: list[str | None] = field(default_factory=list)

    def sole(self, *roles: str) -> str | None:
        """The one person who has any of the roles, or `None` where there are none or several."""
        having = {name for role in roles for name in self.roles.get(role, ())}
        return having.pop() if len(having) == 1 else None

    def name(self, token: str) -> str:
        """The name that a person's character stands for."""
        return self.names[ord(token) - _FIRST_PERSON]

    def token(self, name: str) -> str:
        """The character that stands for a name."""
        return chr(_FIRST_PERSON + self.names.index(name))

    def day(self, token: str | None) -> str | None:
        """The ISO 8601 day that a day's character stands for; `None` where there is no such day."""
        return self.days[ord(token) - _FIRST_DAY] if token else None

    def people(self, text: str) -> tuple[str, ...]:
        """The names of all people in a stretch of a sentence."""
        return tuple(self.name(token) for token in re.findall(PERSON, text))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: tokens for people and days, quotations emptied."""

    text: str
    quotes: str
    """What stands in 《》, joined."""
    topic: str | None
    """The first person of this sentence."""
    earlier: str | None
    """The topic of the sentences before it."""

    def whom(self, place: int, cast: Cast) -> str | None:
        """Whom 其 at `place` means, or `None` where it could be either of two.

        It is the sentence's first person, or one from before it; but after 甲的配偶乙于某日死亡
        it may be either, and then nobody is named.
        """
        people = list(re.finditer(PERSON, self.text[:place]))
        before = self.text[: people[0].start() if people else place]
        if not _LEADS_IN.fullmatch(before):
            return None
        if not people:
            return self.earlier
        first, nearest = people[0], people[-1]
        if nearest[0] == first[0]:
            return self.topic
        since = self.text[nearest.end() : place]
        if since.endswith(("由", "归")):
            return cast.name(nearest[0]) if re.match("的[^,;]*$", since) else None
        return None if _tells_a_death(self.text[first.end() : place]) else self.topic


def _tells_a_death(text: str) -> bool:
    """Whether a clause of `text` is about somebody's own death, not about who died first."""
    clauses = text.split(",")
    return any(
        re.search(DIED, clause) and not re.search("[先早]于|先", clause + following)
        for clause, following in zip(clauses, [*clauses[1:], ""], strict=True)
    )


def without_asides(text: str) -> str:
    """A sentence without what stands in brackets after a person, which only describes them."""
    return re.sub(rf"(?<={PERSON})\([^()]*\)", "", text)


def sentences_of(text: str, cast: Cast, *, speaker: str | None = None) -> tuple[Sentence, ...]:
    """The sentences of a text. `speaker` is who says 我 in it."""
    found: list[Sentence] = []
    topic = cast.sole("decedent")
    for raw in _ENDS.split(text):
        if not raw.strip() or len(raw) > _LONGEST:
            continue
        quotes = "".join(_QUOTED.findall(raw))
        sentence = _tokens(_QUOTED.sub("《》", raw), cast, speaker)
        first = re.search(PERSON, sentence)
        now = cast.name(first[0]) if first else None
        found.append(Sentence(sentence, quotes, now, topic))
        topic = now or topic
    return tuple(found)


def _tokens(text: str, cast: Cast, speaker: str | None) -> str:
    for day in reversed(find_days(text)):
        cast.days.append(day.day.isoformat() if day.day else None)
        text = text[: day.start] + chr(_FIRST_DAY + len(cast.days) - 1) + text[day.end :]
    for name in sorted(cast.names, key=len, reverse=True):
        text = _replace(text, name, cast.token(name))
    text = _ROLE_ASIDE.sub("", _ROLE_BEFORE.sub("", text))
    decedent, applicant = cast.sole("decedent"), cast.sole("applicant", "declarant")
    if decedent:
        text = re.sub(r"被继承人|死者", cast.token(decedent), text)
    if applicant:
        text = re.sub(r"(?<!被)(?:申请人|声明人)", cast.token(applicant), text)
    sides = [cast.sole(role) for role in ("party_a", "party_b")]
    if all(sides):
        text = _BOTH.sub("和".join(cast.token(side) for side in sides if side), text)
    for role, word in _BY_ROLE:
        sole = cast.sole(role)
        if sole:
            text = re.sub(rf"(?<![受被定]){word}", cast.token(sole), text)
    if speaker:
        text = _SPEAKER.sub(cast.token(speaker), text)
    # A name told twice in a row (a role, then its name) is one mention.
    return re.sub(rf"({PERSON})\1+", r"\1", text)


def _replace(text: str, name: str, token: str) -> str:
    """A short name only where it ends: 陈明 is not the beginning of 陈明华."""
    if len(name) > _SHORT_NAME:
        return text.replace(name, token)
    place = text.find(name)
    while place >= 0:
        after = place + len(name)
        if ends_name(text, after) or re.match(rf"{PERSON}|{DAY}", text[after : after + 1]):
            text = text[:place] + token + text[after:]
            place = text.find(name, place + 1)
        else:
            place = text.find(name, after)
    return text
