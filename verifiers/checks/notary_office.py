"""Do number, foot and date of a notarial certificate speak of one office?

A number begins with the short name of its office or place, and the foot names the office. No list
of offices is complete: one that is not in the registry is no worse for it, and only what two
statements say against each other is a contradiction (domain.md C, 13).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import is_sure
from verifiers.model import Kind, Strength, Text
from verifiers.notaries import load_registry, matching
from verifiers.numbers import notarial_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Evidence, Finding, NotaryOffice, NotaryRegistry
    from verifiers.numbers.notarial_number import NotarialNumber

_NUMBER, _OFFICE = "certificate_number", "office"


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    """By what ships with the service; a transfer brings the registry that its caller knows."""
    return _of(document, load_registry().registry)


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    for document in evidence.documents:
        yield from _of(document, evidence.notaries)


def _of(document: Document, registry: NotaryRegistry) -> Iterator[Finding]:
    office = document.text(_OFFICE)
    if document.kind is not Kind.NOTARIAL_CERTIFICATE or office is None:
        return
    known = matching.named(registry, office)
    yield from _period(document, office, known)
    yield from _unlisted(document, known)
    number = document.text(_NUMBER)
    if number is not None and notarial_number.is_valid(number):
        parsed = notarial_number.parse(number)
        yield from _against_number(document, office, parsed, known, registry)
        yield from _unusual_number(document, parsed, known, registry)


def _against_number(
    document: Document,
    office: str,
    number: NotarialNumber,
    known: tuple[NotaryOffice, ...],
    registry: NotaryRegistry,
) -> Iterator[Finding]:
    """A number of another office, or of another province, than the foot's."""
    province = matching.province_of(registry, office)
    owners = matching.numbered(registry, number)
    if owners and not set(owners) & set(known):
        # An office that is not listed, in the same province, may have taken over another's numbers.
        elsewhere = province is not None and all(one.province != province for one in owners)
        code = "NOTARY_CONFLICT" if known or elsewhere else "NOTARY_UNUSUAL"
        yield _of_another(code, document, office, number, owners[0].name)
        return
    found = matching.places(registry, number)
    apart = province is not None and all(one.province != province for one in found)
    if found and apart and found[0].short not in office:
        place = found[0].city or found[0].province
        yield _of_another("NOTARY_CONFLICT", document, office, number, place)


def _of_another(
    code: str, document: Document, office: str, number: NotarialNumber, owner: str
) -> Finding:
    proven = code == "NOTARY_CONFLICT" and is_sure(document, _NUMBER)
    return finding(
        code,
        Strength.STRONG if proven else Strength.SOFT,
        Text(
            f"公证书编号中的“{number.office}”属于{owner}，而落款的公证处是{matching.plain(office)}。",
            f"“{number.office}” in the certificate's number belongs to {owner}, but the office at "
            f"its foot is {matching.plain(office)}.",
        ),
        _ask_office(None),
        document=document,
        field=_NUMBER,
    )


def _period(document: Document, office: str, known: tuple[NotaryOffice, ...]) -> Iterator[Finding]:
    """Signed on a day when the office did not exist under this name."""
    issued = document.day("issue_date")
    if issued is None or not known or any(_existed(one, issued) for one in known):
        return
    yield finding(
        "NOTARY_CONFLICT",
        Strength.STRONG if is_sure(document, "issue_date") else Strength.SOFT,
        Text(
            f"公证书出具于{issued}，而{matching.plain(office)}当时不以此名称办理公证。",
            f"The certificate was issued on {issued}, when there was no office under the name "
            f"{matching.plain(office)}.",
        ),
        _ask_office(known[0]),
        document=document,
        field=_OFFICE,
    )


def _existed(office: NotaryOffice, day: date) -> bool:
    return (office.valid_from is None or office.valid_from <= day) and (
        office.valid_until is None or day <= office.valid_until
    )


def _unusual_number(
    document: Document,
    number: NotarialNumber,
    known: tuple[NotaryOffice, ...],
    registry: NotaryRegistry,
) -> Iterator[Finding]:
    """A number unlike those that this office is known for, and nobody else's either."""
    shorts = [short for one in known for short in one.short_names]
    used = [short for short in shorts if matching.uses(number, short)]
    if shorts and not used and not matching.numbered(registry, number):
        yield _unusual(document, _NUMBER, known[0])
    classes = {name for one in known for name in one.classes}
    if used and classes and matching.class_of(number, used[0]) not in classes:
        yield _unusual(document, _NUMBER, known[0])


def _unlisted(document: Document, known: tuple[NotaryOffice, ...]) -> Iterator[Finding]:
    """A matter or a notary that is not among all those of the office."""
    for field, attribute in (("matter", "matters"), ("notary", "notaries")):
        listed = {name for one in known for name in getattr(one, attribute)}
        value = document.text(field)
        if listed and value is not None and value not in listed:
            yield _unusual(document, field, known[0])


_WHAT = {
    _NUMBER: Text("编号写法", "way of writing the number"),
    "matter": Text("公证事项", "matter"),
    "notary": Text("公证员", "notary"),
}


def _unusual(document: Document, field: str, office: NotaryOffice) -> Finding:
    what = _WHAT[field]
    return finding(
        "NOTARY_UNUSUAL",
        Strength.SOFT,
        Text(
            f"{what.zh}不在{office.name}登记的范围内。",
            f"The {what.en} is not among those that are listed for {office.name}.",
        ),
        _ask_office(office),
        document=document,
        field=field,
    )


def _ask_office(office: NotaryOffice | None) -> Text:
    how = office.verify_by if office and office.verify_by else None
    return Text(
        f"请核对原件的编号和落款，或请出具的公证处书面确认{f'（{how}）' if how else ''}。",
        "Compare number and foot with the original, or ask the office that issued it to confirm it "
        f"in writing{f' ({how})' if how else ''}.",
    )


CHECK = Check(
    titles={
        "NOTARY_CONFLICT": Text("公证处与编号不符", "Notary office and number differ"),
        "NOTARY_UNUSUAL": Text("公证处的写法少见", "Unusual for this notary office"),
    },
    document=_document,
    transfer=_transfer,
)
