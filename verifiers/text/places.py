"""Shapes of addresses and of the offices that issue identity cards."""

from __future__ import annotations

import re

_AUTHORITY = re.compile(
    r"(?:中华人民共和国)?(?:公安部|国家)(?:出入境|移民)管理局|中华人民共和国公安部"
    r"|[\u4e00-\u9fff]{2,12}公安(?:局|厅)?出入境管理(?:局|处)|"
    r"[\u4e00-\u9fff]{2,20}公安(?:局|厅|处)(?:[\u4e00-\u9fff]{1,14}?(?:分局|公安处|公安局))?"
)
_ADDRESS = re.compile(
    r"省|市|县|区|旗|州|盟|镇|乡|村|街|路|巷|弄|组|号|室|栋|幢|楼|单元|屯|社区|胡同|院|队|苏木|嘎查"
)


def find_authority(text: str) -> tuple[int, int] | None:
    """Where in (folded) `text` the name of an issuing public security office stands."""
    match = _AUTHORITY.search(text)
    return match.span() if match else None


def looks_like_address(text: str) -> bool:
    """Whether `text` holds at least one word that addresses are made of."""
    return _ADDRESS.search(text) is not None
