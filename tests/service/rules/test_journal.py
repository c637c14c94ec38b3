"""The journal's chain: every tampering is found at its row."""

from dataclasses import replace

import pytest

from service.rules.journal import GENESIS, Entry, Link, digest, is_plain, verify

KEY = b"k" * 32


def chain(length: int) -> list[Link]:
    links, previous = [], GENESIS
    for seq in range(1, length + 1):
        entry = Entry(
            actor_id="usr_1",
            actor_role="reviewer",
            act="document.page_read",
            subject_id=f"doc_{seq}",
            details={"page": seq},
        )
        at = f"2026-11-23T08:00:{seq:02d}.000000+00:00"
        previous = digest(KEY, previous, seq, at, entry)
        links.append(Link(seq=seq, at=at, entry=entry, digest=previous))
    return links


def test_whole_chain_holds() -> None:
    """An untouched chain verifies and tells its head."""
    links = chain(5)
    verdict = verify(KEY, links)
    assert verdict.ok
    assert (5, links[-1].digest) == (verdict.rows, verdict.head)


def test_empty_chain_holds() -> None:
    assert verify(KEY, []).ok


@pytest.mark.parametrize("row", [1, 3, 5])
@pytest.mark.parametrize(
    "change",
    [
        lambda link: replace(link, entry=replace(link.entry, subject_id="doc_other")),
        lambda link: replace(link, entry=replace(link.entry, details={"page": 99})),
        lambda link: replace(link, entry=replace(link.entry, actor_id="usr_2")),
        lambda link: replace(link, entry=replace(link.entry, transfer_id="tr_1")),
        lambda link: replace(link, at="2026-11-24T08:00:00.000000+00:00"),
        lambda link: replace(link, digest="f" * 64),
    ],
)
def test_changed_row_is_named(row: int, change) -> None:  # noqa: ANN001
    """Whatever is changed in a row, verification names that row."""
    links = chain(5)
    links[row - 1] = change(links[row - 1])
    assert row == verify(KEY, links).broken_seq


def test_removed_row_is_named() -> None:
    links = chain(5)
    del links[2]
    assert verify(KEY, links).broken_seq == 3


def test_swapped_rows_are_named() -> None:
    links = chain(5)
    second, third = links[1], links[2]
    links[1] = replace(third, seq=2)
    links[2] = replace(second, seq=3)
    assert verify(KEY, links).broken_seq == 2


def test_cut_tail_is_found_by_kept_head() -> None:
    """Without a kept head a shorter chain looks whole; with it the missing row is named."""
    links = chain(5)
    assert verify(KEY, links[:3]).ok
    assert verify(KEY, links[:3], {5: links[4].digest}).broken_seq == 4


def test_rebuilt_chain_is_found_by_kept_head() -> None:
    """Someone who holds the key can rebuild the chain, but not to the head that was kept."""
    kept = chain(5)[-1]
    assert verify(KEY, chain(5), {5: "0" * 64}).broken_seq == 5
    assert verify(KEY, chain(6), {5: kept.digest}).ok


def test_other_key_breaks_first_row() -> None:
    assert verify(b"x" * 32, chain(2)).broken_seq == 1


@pytest.mark.parametrize(
    "text",
    ["林秀英", "350203192405060028", "11010519491231002X", "13800138000", "a\nb", "x" * 501],
)
def test_personal_text_is_refused(text: str) -> None:
    """Names, long numbers and line breaks never enter the journal."""
    assert not is_plain(text)
    entry = Entry(
        actor_id="usr_1",
        actor_role="reviewer",
        act="x",
        subject_id="doc_1",
        details={"reason": text},
    )
    with pytest.raises(ValueError, match="no id, slug or digest"):
        entry.require_plain()


@pytest.mark.parametrize("text", ["tr_4k2m", "reading_error", "a" * 64, "needs_evidence", ""])
def test_ids_and_slugs_are_plain(text: str) -> None:
    assert is_plain(text)
