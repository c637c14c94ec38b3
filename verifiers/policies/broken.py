"""How a policy file is told that it breaks a rule: the key, then the rule, in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.errors import PolicyInvalid
from verifiers.model import Text
from verifiers.text import breaches

if TYPE_CHECKING:
    from tomllib import TOMLDecodeError

    from pydantic import ValidationError

_PLACE = re.compile(r"at line (\d+), column (\d+)")
_SENTENCES = {
    **breaches.SENTENCES,
    "missing": Text("缺少此项", "missing"),
    "extra_forbidden": Text("没有这一项，请检查拼写", "unknown key; check its spelling"),
}
_OTHERWISE = Text("不符合要求", "is not valid")


class Broken(ValueError):
    """A rule of a policy that a validator found broken."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.told = Text(zh, en)


def refused(error: ValidationError) -> PolicyInvalid:
    """The refusal for the first thing wrong, by its key. Values are not repeated."""
    detail = error.errors(include_url=False, include_input=False)[0]
    context = detail.get("ctx", {})
    cause = context.get("error")
    rule = (
        cause.told
        if isinstance(cause, Broken)
        else breaches.filled(_SENTENCES.get(detail["type"], _OTHERWISE), context)
    )
    key = ".".join(str(part) for part in detail["loc"])
    # What is wrong with several tables together names them itself.
    return PolicyInvalid(Text(f"{key}：{rule.zh}", f"{key}: {rule.en}") if key else rule)


def absent(key: str) -> PolicyInvalid:
    """The refusal where a whole table is not there."""
    missing = _SENTENCES["missing"]
    return PolicyInvalid(Text(f"{key}：{missing.zh}", f"{key}: {missing.en}"))


def no_toml(error: TOMLDecodeError) -> PolicyInvalid:
    """The refusal of a file that cannot be read as TOML, with the place where that shows."""
    place = _PLACE.search(str(error))
    where = "第 {} 行第 {} 列".format(*place.groups()) if place else "文件末尾"
    return PolicyInvalid(
        Text(f"文件不是有效的 TOML：{where}有误", f"the file is not TOML: {error}"),
    )
