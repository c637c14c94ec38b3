"""Two readers, one value: what each saw is kept, and a value stands only on firm ground.

- Both say the same, and the first reader is sure of every single character: it is the value. A
  check digit that fits makes up for a doubtful character, or for the one in which they differ.
- They differ, the first reader is sure of every character, and a closed grammar (a check digit, a
  day that exists) proves its answer and not the other: the value stays, marked as not agreed.
- Anything else: no value. Which finding that is, checks say.

Nothing is put right here. A value that the first reading could not give is not taken from the
second either: one reader alone is no agreement. That two readers agree is not enough by itself:
where a picture is blurred, both may take the same 6 for a 0.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from verifiers.numbers import resident_id
from verifiers.read import doubtful_names, parts, set_apart, words
from verifiers.read.answers import compared, denies, is_possible, proves, proves_against, spells
from verifiers.read.engine import FIRST, SECOND, SURE, THIRD, Alphabet, Look, Script
from verifiers.read.lines import line_of
from verifiers.read.numerals import UNSURE
from verifiers.read.zone.consensus import Voices
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from verifiers.model import Field
    from verifiers.read.engine import Line, Reader, Sheet

_Key = TypeVar("_Key")
_Place = tuple[int, str]
_Reading = tuple["Field", Script, "Line"]

SURE_OF_NUMERALS = 0.9
"""The same for a day in Chinese numerals, whose shapes are seldom mistaken."""
SURE_OF_MORE = 0.6
"""The same where three read alike, or another such a day, whose shapes two engines hardly mistake
alike: of 203 drawn ones that agreed, all were right, whatever the first reader's certainty."""
DOUBT_LEFT = 0.1
"""Of the first reader's doubt, after the second agreed."""
LOOKS = (Look.PLAIN, Look.WHOLE, Look.DARK, Look.GREY)
"""How Tesseract looks at a doubtful line again, all at once: a process start costs as much as five
lines."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields of one paper, those of them to be read twice, and the sheets they stand on."""

    fields: Sequence[Field]
    critical: Mapping[str, Script]
    sheets: Sequence[Sheet]


def reach_all(papers: Sequence[Asked], reader: Reader) -> list[tuple[Field, ...]]:
    """The fields of each paper, those in `critical` read a second time. Raises `ReaderFailed`.

    All lines of all papers are asked for at once. A doubtful answer is asked for again, with the
    picture prepared in other ways: a reader that stumbles over a background is not a reader that
    disagrees.
    """
    zones = {
        place: voices
        for place, paper in enumerate(papers)
        if (voices := Voices.of(paper.fields, paper.critical, paper.sheets)) is not None
    }
    wanted = {
        (place, field.name): (field, script, line)
        for place, paper in enumerate(papers)
        for field in paper.fields
        if not (place in zones and field.name in zones[place].fields)
        and (script := paper.critical.get(parts.key(field.name))) is not None
        and isinstance(field.value, str)
        and (line := line_of(field, script, paper.sheets)) is not None
    }
    rows = {(place, row): line for place, one in zones.items() for row, line in one.asked().items()}
    heard = _ask(reader, {**{key: line for key, (_, _, line) in wanted.items()}, **rows})
    wanted = _closed_up(reader, wanted, heard)
    doubtful = {key: one for key, one in wanted.items() if _in_doubt(one, heard[key])}
    letters = _spelt_out(reader, doubtful, {key: papers[key[0]].sheets for key in doubtful})
    settled = _settled(*_looked_at_again(reader, wanted, heard, letters), letters)
    settled |= _heard_in_words(papers, reader, wanted, settled) | _seen_again(papers, reader)
    for place, voices in zones.items():
        said = {row: heard[one, row] for one, row in rows if one == place}
        settled |= {(place, name): field for name, field in voices.settled(said).items()}
    return [
        parts.put_back(
            doubtful_names.of_couple(
                [settled.get((place, field.name), field) for field in paper.fields]
            )
        )
        for place, paper in enumerate(papers)
    ]


def _closed_up(
    reader: Reader, wanted: Mapping[_Place, _Reading], heard: Mapping[_Place, str]
) -> dict[_Place, _Reading]:
    """The same, surer of digits set apart where the first reader sees them again moved together."""
    lines = {
        key: line
        for key, (field, _, seen) in wanted.items()
        if _same(wanted[key], heard[key])
        and (line := set_apart.closed_up(field.raw, seen)) is not None
    }
    surer = {
        key: (field, script, replace(line, certainty=SURE))
        for key, answer in _ask(reader, lines).items()
        for field, script, line in (wanted[key],)
        if _same(wanted[key], answer)
    }
    return {**wanted, **surer}


def _spelt_out(
    reader: Reader, doubtful: Mapping[_Place, _Reading], sheets: Mapping[_Place, Sequence[Sheet]]
) -> dict[_Place, str]:
    """What the network of numerals sees on each line.

    Where seals or marks were faded, thin strokes may have gone with them: of a value that it did
    not read alike there, nor plainly otherwise, it is asked once more as it was printed; and of a
    day in Chinese numerals, which is often copied with its seal, by its darkest ink.
    """
    lines = {key: _spelt(script, line) for key, (_, script, line) in doubtful.items()}
    letters = _ask(reader, lines)
    open_ = {
        key: (field, line)
        for key, (field, script, line) in doubtful.items()
        if not spells(field, script, letters[key]) and not denies(field, script, letters[key])
    }
    again: dict[tuple[_Place, Look], Line] = {
        (key, Look.LETTERS): replace(lines[key], pixels=sheet.pixels)
        for key, (field, line) in open_.items()
        for sheet in sheets[key]
        if sheet.page.number == field.page and sheet.pixels is not line.pixels
    }
    again |= {
        (key, Look.DARK_LETTERS): replace(lines[key], look=Look.DARK_LETTERS)
        for key, (_, line) in open_.items()
        if line.alphabet is Alphabet.CHINESE
    }
    answers = _ask(reader, again)
    denied = {key for (key, _), one in answers.items() if denies(*doubtful[key][:2], one)}
    return letters | {
        key: one
        for (key, _), one in answers.items()
        if key not in denied and spells(*doubtful[key][:2], one)
    }


def _looked_at_again(
    reader: Reader,
    wanted: Mapping[_Place, _Reading],
    heard: Mapping[_Place, str],
    letters: Mapping[_Place, str],
) -> tuple[dict[_Place, _Reading], dict[_Place, str]]:
    """What was asked of Tesseract and answered, after doubtful lines were looked at otherwise."""
    asked, answers = dict(wanted), {key: heard[key] for key in wanted}
    lines = {
        (key, look): line
        for key, one in wanted.items()
        if not _same(one, heard[key]) and not spells(*one[:2], letters.get(key, UNSURE))
        for look in LOOKS
        if (line := _looked_at(one, look)) is not None
    }
    # Later looks count less: where several agree with the first reader, the first of them is kept.
    for (key, look), answer in reversed(_ask(reader, lines).items()):
        field, script, _ = wanted[key]
        if _same((field, script, lines[key, look]), answer):
            answers[key], asked[key] = answer, (field, script, lines[key, look])
    return asked, answers


def _settled(
    asked: Mapping[_Place, _Reading], answers: Mapping[_Place, str], third: Mapping[_Place, str]
) -> dict[_Place, Field]:
    """Every field after all readers.

    An identity number and the day of birth printed beside it vouch for each other, check digit and
    all: a day on which both readers agree is as good as one of which the first reader is sure of
    every digit, and so is a number under a stamp that holds a day on which both agree.
    """
    settled = {key: settle(*one, answers[key], third.get(key)) for key, one in asked.items()}
    for key, (field, script, line) in asked.items():
        if settled[key].value is None and _is_vouched_for(key, field, line, settled):
            sure = replace(line, certainty=SURE)
            settled[key] = settle(field, script, sure, answers[key], third.get(key))
    return settled


def _heard_in_words(
    papers: Sequence[Asked],
    reader: Reader,
    wanted: Mapping[_Place, _Reading],
    settled: Mapping[_Place, Field],
) -> dict[_Place, Field]:
    """Numbers on whose digits all agree, after Tesseract was asked for their Chinese characters."""
    numbers = {
        key: line
        for key, (field, script, line) in wanted.items()
        if script is Script.MIXED
        and settled[key].agreed
        and words.of(field.raw)
        and not words.are_vouched_for(field, papers[key[0]].sheets)
    }
    looks = {key: words.looks(settled[key], line) for key, line in numbers.items()}
    asked = {(key, look.look): look for key, lines in looks.items() for look in lines}
    said: dict[_Place, list[str]] = {}
    for (key, _), answer in _ask(reader, asked).items():
        said.setdefault(key, []).append(answer)
    return {key: words.heard(settled[key], said[key], papers[key[0]].sheets) for key in numbers}


def _seen_again(papers: Sequence[Asked], reader: Reader) -> dict[_Place, Field]:
    """Doubtful names, after the first reader looked at them closer."""
    found: dict[_Place, Field] = {}
    for place, paper in enumerate(papers):
        doubted = {
            (place, field.name): (field, line)
            for field, line in doubtful_names.of(paper.fields, paper.sheets)
        }
        said = _ask(reader, {key: line for key, (_, line) in doubted.items()})
        found |= doubtful_names.heard(doubted, said)
    return found


def settle(
    field: Field, script: Script, line: Line, answer: str, letters: str | None = None
) -> Field:
    """A field with a text value, after the second reader's answer to that line.

    `letters` is the answer of the network of numerals, where it was asked.
    """
    readers = [(FIRST, compact(field.raw)), (SECOND, compact(answer))]
    first, second = compared(field, script, answer, line.alphabet)
    voices = [_same((field, script, line), answer)]
    if letters is not None:
        readers.append((THIRD, letters))
        voices.append(spells(field, script, letters))
    field = replace(field, readers=tuple(readers))
    if script is Script.MIXED and _goes_on(str(field.value), first, second):
        return replace(field, value=None, agreed=False, confidence=0.0)
    written = script is Script.DATE and line.alphabet is Alphabet.CHINESE
    sure = line.certainty >= (SURE_OF_NUMERALS if written else SURE)
    backed = written or (len(voices) > 1 and all(voices))
    enough = sure or (backed and line.certainty >= SURE_OF_MORE)
    checked = script in (Script.ID_NUMBER, Script.USCC) and proves(script, first)
    if any(voices) and (enough or checked):
        confidence = round(1 - (1 - line.certainty) * DOUBT_LEFT, 4)
        return replace(field, agreed=True, confidence=confidence)
    proven = proves(script, str(field.value)) and not is_possible(script, first, second)
    if sure and proven and not (letters and denies(field, script, letters)):
        return replace(field, agreed=False)
    return replace(field, value=None, agreed=False, confidence=0.0)


def _goes_on(value: str, first: str, second: str) -> bool:
    """Whether the second reader sees more of a number that nothing closes: a part of it is none."""
    return value[-1:].isdecimal() and first != second and second.startswith(first)


def _in_doubt(asked: _Reading, answer: str) -> bool:
    """Whether two readers are too few to settle it."""
    _, script, line = asked
    return script is not Script.CHINESE and not (_same(asked, answer) and line.certainty >= SURE)


def _spelt(script: Script, line: Line) -> Line:
    """The line as the network of numerals is asked for it."""
    alphabet = Alphabet.ZONE if script is Script.MRZ else line.alphabet
    if script in (Script.MIXED, Script.DATE) and alphabet is Alphabet.DIGITS:
        alphabet = Alphabet.MIXED
    return replace(line, look=Look.LETTERS, alphabet=alphabet)


def _is_vouched_for(key: _Place, field: Field, line: Line, settled: Mapping[_Place, Field]) -> bool:
    """Whether the number beside a day of birth, or the day beside a number, says the same."""
    place, name = key
    number = settled.get((place, name.replace("birth_date", "id_number")))
    if number is not None and _is_born(field, number):
        return True
    day = settled.get((place, name.replace("id_number", "birth_date")))
    if day is None or day.agreed is not True or field.repaired or line.certainty < SURE_OF_MORE:
        return False
    return _is_born(day, replace(field, agreed=True))


def _is_born(field: Field, number: Field) -> bool:
    """Whether a day of birth is the one in an identity number that is certain."""
    if field.name == number.name or number.agreed is not True or not isinstance(number.value, str):
        return False
    if not resident_id.is_valid(number.value):
        return False
    born = resident_id.birth_date(number.value)
    return born is not None and born.isoformat() == field.value


def _ask(reader: Reader, lines: Mapping[_Key, Line]) -> dict[_Key, str]:
    """The second reader's answer to each line."""
    if not lines:
        return {}
    return dict(zip(lines, reader.second(tuple(lines.values())), strict=True))


def _looked_at(asked: tuple[Field, Script, Line], look: Look) -> Line | None:
    """The line as it is looked at in that way, or `None` where that shows nothing new."""
    field, script, line = asked
    if look is not Look.WHOLE:
        return replace(line, look=look)
    known = script in (Script.DATE, Script.MIXED, Script.ID_NUMBER, Script.DIGITS)
    if known and line.alphabet is Alphabet.DIGITS and field.box is not None:
        return replace(line, look=look, boxes=(field.box,), alphabet=Alphabet.CHINESE)
    return None


def _same(asked: tuple[Field, Script, Line], answer: str) -> bool:
    """Whether the answers are the same, or as good as that where the first reader is sure."""
    field, script, line = asked
    first, second = compared(field, script, answer, line.alphabet)
    return first == second or (line.certainty >= SURE and proves_against(script, first, second))
