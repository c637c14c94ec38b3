"""Where a transfer stands, as its merchant is told it: no detectors, no weights."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from service.rules.reopening import WHY_REOPENED
from service.rules.states import (
    FINAL,
    PENDING,
    DocumentStatus,
    TransferStatus,
)
from service.web.showing import kind_name, paper_name, readings
from verifiers import render
from verifiers.checks import titles
from verifiers.evidence.facts import RULES
from verifiers.evidence.words import code_of
from verifiers.model import FactState, Kind, Text

if TYPE_CHECKING:
    from datetime import datetime

    from service.cases.views import DocumentView, OverrideView, TransferView
    from verifiers.model import Fact

_TOLD = frozenset(
    {TransferStatus.NEEDS_EVIDENCE, TransferStatus.IN_REVIEW, TransferStatus.REJECTED}
)
"""Where the reasons of the assessment are shown; before, each paper shows its own findings."""
_SUBMITTABLE = frozenset({TransferStatus.COLLECTING, TransferStatus.NEEDS_EVIDENCE})


@dataclass(frozen=True, slots=True)
class Places:
    """Where one page's forms and fragments live: they differ for whoever came by a link."""

    page: str
    standing: str
    documents: str
    submission: str


@dataclass(frozen=True, slots=True)
class Told:
    """One ground in the merchant's words, worded where all doors word it: `verifiers.render`."""

    strength: str
    message: Text
    fix: Text
    title: Text | None = None
    documents: tuple[str, ...] = ()
    """The papers it speaks of, the one with the place first."""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """One uploaded file as its merchant sees it."""

    view: DocumentView

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"{self.view.id}-{self.view.status.value}"

    @property
    def pending(self) -> bool:
        """Whether it is still being read."""
        return self.view.status in PENDING

    @property
    def title(self) -> str:
        """What it is: as read, else as declared, else the file's own name."""
        read = self.view.document
        if read is not None and (read.kind is not Kind.OTHER or read.text("title")):
            return paper_name(read)
        return kind_name(self.view.declared_kind) if self.view.declared_kind else self.view.name

    @property
    def unknown(self) -> bool:
        """Whether it was read and could not be recognised."""
        read = self.view.document
        known = read is None or read.kind is not Kind.OTHER or read.text("title") is not None
        return self.view.status == "checked" and not known

    @property
    def readings(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Field names with what was read there, numbers half hidden."""
        read = readings(self.view.document, hide_numbers=True)
        return tuple((field.name, told) for field, told in read if field.name != "long_term")

    @property
    def findings(self) -> tuple[Told, ...]:
        """What the merchant can see and mend."""
        return tuple(
            Told(row["strength"], message=Text(**row["message"]), fix=Text(**row["fix"]))
            for row in self.rows
        )

    @property
    def rows(self) -> tuple[dict[str, Any], ...]:
        """Its findings as every merchant is told them."""
        papers = self.view.document.each() if self.view.document else ()
        shown = (render.document_json(one, "merchant", shadow=self.view.shadow) for one in papers)
        return tuple(row for one in shown for row in one["findings"])


@dataclass(frozen=True, slots=True)
class Standing:
    """One transfer for its merchant's page."""

    transfer: TransferView
    due_at: datetime | None = None
    """Until when whoever has it now should have dealt with it."""

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The uploaded files, newest first: what was just sent is looked for on top."""
        return tuple(Paper(view) for view in reversed(self.transfer.documents))

    @property
    def done(self) -> int:
        """How many papers are finished."""
        return sum(not paper.pending for paper in self.papers)

    @property
    def final(self) -> bool:
        """Whether the transfer takes no more."""
        return self.transfer.status in FINAL

    @property
    def working(self) -> bool:
        """Whether something will change by itself, so that the page should look again."""
        if self.final:
            return False
        if self.transfer.status is TransferStatus.CHECKING or self.done < len(self.papers):
            return True
        # A paper that could not be read changes no assessment, so none is to be waited for.
        some_read = any(paper.view.status is DocumentStatus.CHECKED for paper in self.papers)
        return some_read and not self.transfer.is_current

    @property
    def submittable(self) -> bool:
        """Whether the merchant may say that all evidence is in."""
        return self.transfer.status in _SUBMITTABLE

    @property
    def missing(self) -> tuple[Fact, ...]:
        """What has to be shown yet."""
        return () if self.final else self.transfer.requirements

    @property
    def covers_most(self) -> tuple[str, int] | None:
        """The kind of evidence that would settle most of what is missing, and how much of it.

        `None` where no kind settles two.
        """
        counts = Counter(key for fact in self.missing for key in fact.accepts)
        key, covered = max(counts.items(), key=lambda item: item[1], default=("", 0))
        return (key, covered) if covered > 1 else None

    @property
    def reopened(self) -> tuple[Told, ...]:
        """What was not named at the outcome before, and why it is named now."""
        if self.transfer.status not in _TOLD:
            return ()
        return tuple(
            Told("info", title=_name(one.code), message=WHY_REOPENED[one.cause], fix=Text("", ""))
            for one in self.transfer.reopened
        )

    @property
    def presumed(self) -> tuple[Fact, ...]:
        """What nobody asks a paper for, and why."""
        return self._facts(FactState.PRESUMED, FactState.WAIVED)

    @property
    def known(self) -> tuple[Fact, ...]:
        """What is shown already."""
        return self._facts(FactState.ESTABLISHED)

    @property
    def reasons(self) -> tuple[Told, ...]:
        """The grounds of the latest assessment, where it is time to tell them."""
        if self.transfer.status not in _TOLD:
            return ()
        # What is missing has a list of its own while it can be mended, and what needs no paper too.
        listed = {code_of(fact) for fact in (*self.missing, *self.presumed, *self.known)}
        # What a rejection rests on is told with it.
        listed |= {reason.code for reason in self.transfer.stated_grounds}
        return tuple(_told(row) for row in self._rows if row["code"] not in listed)

    @property
    def _rows(self) -> tuple[dict[str, Any], ...]:
        """The grounds of the latest assessment as every merchant is told them."""
        latest = self.transfer.assessment
        if latest is None:
            return ()
        return tuple(render.assessment_json(latest.assessment, "merchant")["reasons"])

    def places(self, reason: Told) -> tuple[tuple[Paper, int | None], ...]:
        """The papers that a reason speaks of; of the first, the page where it has several."""
        known = {paper.view.id: paper for paper in self.papers}
        found = [known[id_] for id_ in reason.documents if id_ in known]
        return tuple(
            (paper, reason.page if place == 0 and paper.view.page_count > 1 else None)
            for place, paper in enumerate(found)
        )

    def outlines(self, paper: Paper, page: int) -> tuple[str, ...]:
        """The places on that page of which the merchant is told, as points of SVG polygons."""
        told = [row for row in self._rows if row["document_id"] == paper.view.id]
        told = told if self.transfer.status in _TOLD else []
        boxes = (row["box"] for row in (*paper.rows, *told) if row["page"] == page and row["box"])
        return tuple(dict.fromkeys(" ".join(f"{x},{y}" for x, y in box) for box in boxes))

    @property
    def person_said(self) -> OverrideView | None:
        """The last decision of a person, where it asks something of the merchant or refuses."""
        held = [one for one in self.transfer.overrides if one.status == "effective"]
        last = held[-1] if held else None
        asked = last is not None and last.outcome == "request_evidence"
        if last is None or (asked and self.transfer.status is not TransferStatus.NEEDS_EVIDENCE):
            return None
        return last

    @property
    def seen(self) -> str:
        """A digest of all that is shown: while it stays, nothing needs to be drawn anew."""
        told = [self.transfer.status, self.transfer.is_current]
        told += [self.transfer.assessment.id if self.transfer.assessment else ""]
        told += [f"{view.id}:{view.status}" for view in self.transfer.documents]
        return hashlib.sha256(repr(told).encode()).hexdigest()[:16]

    def _facts(self, *states: FactState) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.transfer.decided_facts if fact.state in states)


def _name(code: str) -> Text:
    return RULES[code].title if code in RULES else titles().get(code, Text(code, code))


def _told(row: dict[str, Any]) -> Told:
    words = row["merchant"]
    return Told(
        row["strength"],
        title=Text(**words["title"]),
        message=Text(**words["detail"]),
        fix=Text(**words["fix"]),
        documents=tuple(row["documents"]),
        page=row["page"],
    )
