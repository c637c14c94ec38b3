"""Lines that Tesseract was asked for, cut otherwise where that lets readers see more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.read.engine import SURE
from verifiers.read.ink import tight
from verifiers.read.second import set_apart
from verifiers.read.second.asking import ask
from verifiers.read.second.settling import is_in_doubt, is_same

if TYPE_CHECKING:
    from collections.abc import Mapping

    from verifiers.read.engine import Reader
    from verifiers.read.second.asking import Place, Wanted


def closed_up(
    reader: Reader, wanted: Mapping[Place, Wanted], heard: Mapping[Place, str]
) -> dict[Place, Wanted]:
    """What was asked for, surer of digits set apart that the first reader sees moved together."""
    lines = {
        key: line
        for key, (field, _, seen) in wanted.items()
        if is_same(*wanted[key], heard[key])
        and (line := set_apart.closed_up(field.raw, seen)) is not None
    }
    surer = {
        key: (field, script, replace(line, certainty=SURE))
        for key, answer in ask(reader, lines).items()
        for field, script, line in (wanted[key],)
        if is_same(*wanted[key], answer)
    }
    return {**wanted, **surer}


def cut_closer(
    reader: Reader, wanted: Mapping[Place, Wanted], heard: Mapping[Place, str]
) -> tuple[dict[Place, Wanted], dict[Place, str]]:
    """The same, and its answers, after doubtful lines were cut to the height of their print."""
    lines = {
        key: line
        for key, (_, _, seen) in wanted.items()
        if is_in_doubt(*wanted[key], heard[key]) and (line := tight.fitted(seen)) is not None
    }
    asked, answers = dict(wanted), {key: heard[key] for key in wanted}
    for key, answer in ask(reader, lines).items():
        field, script, line = wanted[key]
        if is_same(field, script, line, answer) or not is_same(field, script, line, heard[key]):
            asked[key], answers[key] = (field, script, lines[key]), answer
    return asked, answers
