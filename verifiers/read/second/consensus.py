"""Who reads a critical value again, and in which order, until it is settled (`settling`).

Tesseract first. Of what that leaves in doubt the network of numerals spells each character, then
Tesseract looks at the line prepared in other ways; last, what nobody but the first reader said of
Chinese words is asked for. Each time all lines of all papers are asked for at once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.numbers import resident_id
from verifiers.read.engine import SURE, Alphabet, Look, Script
from verifiers.read.lines import line_of
from verifiers.read.second import as_printed, lost_numeral, parts, recut, words
from verifiers.read.second.answers import denies, spells, together
from verifiers.read.second.asking import ask
from verifiers.read.second.names import doubted, hanging, seen_again
from verifiers.read.second.numerals import UNSURE
from verifiers.read.second.settling import SURE_OF_MORE, is_in_doubt, is_same, settle
from verifiers.read.second.zones import one_voice
from verifiers.read.second.zones.voices import Voices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from verifiers.model import Field
    from verifiers.read.engine import Line, Reader, Sheet
    from verifiers.read.second.asking import Asked, Place, Wanted

LOOKS = (Look.PLAIN, Look.WHOLE, Look.DARK, Look.GREY)
"""How Tesseract looks at a doubtful line again, in turn, until it sees the same."""


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
    heard = ask(reader, {**{key: line for key, (_, _, line) in wanted.items()}, **rows})
    wanted = recut.closed_up(reader, wanted, heard)
    wanted, answers = recut.cut_closer(reader, wanted, heard)
    doubtful = {key: one for key, one in wanted.items() if is_in_doubt(*one, answers[key])}
    letters = _spelt_out(reader, doubtful, {key: papers[key[0]].sheets for key in doubtful})
    settled = _settled(*_looked_at_again(reader, wanted, answers, letters), letters)
    settled |= as_printed.confirmed(papers, reader, wanted, settled)
    settled |= _heard_in_words(papers, reader, wanted, settled) | _seen_again(papers, reader)
    settled |= lost_numeral.made_whole(papers, reader)
    for place, voices in zones.items():
        said = {row: heard[one, row] for one, row in rows if one == place}
        settled |= {(place, name): field for name, field in voices.settled(said).items()}
    settled |= one_voice.denied(papers, zones, settled)
    return [
        parts.put_back(
            hanging.of_couple(
                hanging.in_parts(
                    [settled.get((place, field.name), field) for field in paper.fields]
                )
            )
        )
        for place, paper in enumerate(papers)
    ]


def _spelt_out(
    reader: Reader, doubtful: Mapping[Place, Wanted], sheets: Mapping[Place, Sequence[Sheet]]
) -> dict[Place, str]:
    """What the network of numerals sees on each line.

    Where seals or marks were faded, thin strokes may have gone with them: of a value that it did
    not read alike there, nor plainly otherwise, it is asked once more as it was printed; and of a
    day in Chinese numerals, which is often copied with its seal, by its darkest ink.
    """
    lines = {key: _spelt(script, line) for key, (_, script, line) in doubtful.items()}
    letters = ask(reader, lines)
    open_ = {
        key: (field, line)
        for key, (field, script, line) in doubtful.items()
        if not spells(field, script, letters[key]) and not denies(field, script, letters[key])
    }
    again: dict[tuple[Place, Look], Line] = {
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
    seen = {key: [letters[key]] for key in open_}
    for (key, _), answer in ask(reader, again).items():
        seen[key].append(answer)
    return letters | {
        key: alike
        for key, looks in seen.items()
        if (alike := _agreed_on(*doubtful[key][:2], looks)) is not None
    }


def _agreed_on(field: Field, script: Script, looks: Sequence[str]) -> str | None:
    """The looks' answer that is the same value, or what they spell together."""
    if any(denies(field, script, one) for one in looks):
        return None
    alike = [one for one in looks if spells(field, script, one)]
    return next(iter(alike), together(field, looks) if script is Script.DATE else None)


def _looked_at_again(
    reader: Reader,
    wanted: Mapping[Place, Wanted],
    heard: Mapping[Place, str],
    letters: Mapping[Place, str],
) -> tuple[dict[Place, Wanted], dict[Place, str]]:
    """What was asked of Tesseract and answered, after doubtful lines were looked at otherwise."""
    asked, answers = dict(wanted), {key: heard[key] for key in wanted}
    doubtful = {
        key: one
        for key, one in wanted.items()
        if not is_same(*one, heard[key]) and not spells(*one[:2], letters.get(key, UNSURE))
    }
    for look in LOOKS:
        lines = {
            key: line
            for key, one in doubtful.items()
            if (line := _looked_at(one, look)) is not None
        }
        for key, answer in ask(reader, lines).items():
            field, script, _ = wanted[key]
            if is_same(field, script, lines[key], answer):
                answers[key], asked[key] = answer, (field, script, lines[key])
                del doubtful[key]
    return asked, answers


def _settled(
    asked: Mapping[Place, Wanted], answers: Mapping[Place, str], third: Mapping[Place, str]
) -> dict[Place, Field]:
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
    wanted: Mapping[Place, Wanted],
    settled: Mapping[Place, Field],
) -> dict[Place, Field]:
    """Numbers on whose digits all agree, after Tesseract was asked for their Chinese characters."""
    numbers = {
        key: line
        for key, (field, script, line) in wanted.items()
        if script is Script.MIXED
        and settled[key].agreed
        and words.of(field.raw)
        and not words.are_vouched_for(field, papers[key[0]].sheets)
    }
    said: dict[Place, list[str]] = {key: [] for key in numbers}
    for look in words.LOOKS:
        lines = {
            key: words.looked_at(settled[key], line, look)
            for key, line in numbers.items()
            if not words.are_heard(settled[key], said[key], papers[key[0]].sheets)
        }
        for key, answer in ask(reader, lines).items():
            said[key].append(answer)
    return {key: words.heard(settled[key], said[key], papers[key[0]].sheets) for key in numbers}


def _seen_again(papers: Sequence[Asked], reader: Reader) -> dict[Place, Field]:
    """Doubtful names, after the first reader looked at them closer; none with a stamp in it."""
    found: dict[Place, Field] = {}
    for place, paper in enumerate(papers):
        stamped = {one.name: one for one in doubted.stamped(paper.fields, paper.sheets)}
        fields = [stamped.get(one.name, one) for one in paper.fields]
        open_ = {
            (place, field.name): (field, line) for field, line in doubted.of(fields, paper.sheets)
        }
        said = ask(reader, {key: line for key, (_, line) in open_.items()})
        found |= {(place, name): one for name, one in stamped.items()}
        found |= seen_again.heard(fields, open_, said)
    return found


def _spelt(script: Script, line: Line) -> Line:
    """The line as the network of numerals is asked for it."""
    alphabet = Alphabet.ZONE if script is Script.MRZ else line.alphabet
    if script in (Script.MIXED, Script.DATE) and alphabet is Alphabet.DIGITS:
        alphabet = Alphabet.MIXED
    return replace(line, look=Look.LETTERS, alphabet=alphabet)


def _is_vouched_for(key: Place, field: Field, line: Line, settled: Mapping[Place, Field]) -> bool:
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


def _looked_at(asked: Wanted, look: Look) -> Line | None:
    """The line as it is looked at in that way, or `None` where that shows nothing new."""
    field, script, line = asked
    if look is not Look.WHOLE:
        return replace(line, look=look)
    known = script in (Script.DATE, Script.MIXED, Script.ID_NUMBER, Script.DIGITS)
    if known and line.alphabet is Alphabet.DIGITS and field.box is not None:
        return replace(line, look=look, boxes=(field.box,), alphabet=Alphabet.CHINESE)
    return None
