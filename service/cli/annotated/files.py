"""Annotated pages in a folder: whole files only, whose names tell the file they came from."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli.annotated import letters, sheet
from service.cli.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Document
    from verifiers.wording import Language

QUALITY = 88
_LONGEST_STEM = 56
"""Characters of a file's own name that are kept in the picture's."""
_UNSAFE = re.compile(r"[^\w.()-]+")


class Folder:
    """Where annotated pages go. Made if need be; raises `Refusal` where that is not possible."""

    def __init__(self, path: Path, language: Language) -> None:
        self._path = path
        self._language: Language = language
        if letters.file() is None:
            self._language = "en"
            click.echo(
                "guohu: no font with Chinese characters is here, so the pictures lack them: "
                "apt-get install fonts-wqy-microhei",
                err=True,
            )
        try:
            path.mkdir(parents=True, exist_ok=True)
            if not os.access(path, os.W_OK | os.X_OK):
                raise Refusal(f"{path}: may not be written to")
        except OSError as error:
            raise Refusal(f"{path}: {error.strerror}") from None

    def write(self, document: Document, pages: Sequence[bytes]) -> None:
        """Every page of a document, each under its own name once it is whole.

        Raises `Refusal` where a picture cannot be written.
        """
        for number, page in enumerate(pages, start=1):
            picture = sheet.compose(document, number, page, self._language)
            content = io.BytesIO()
            picture.save(content, "JPEG", quality=QUALITY)
            self._put(name_of(document.id, number), content.getvalue())

    def _put(self, name: str, content: bytes) -> None:
        unfinished = self._path / f".{name}.{os.getpid()}.part"
        try:
            unfinished.write_bytes(content)
            unfinished.replace(self._path / name)
        except OSError as error:
            raise Refusal(f"{self._path}: {error.strerror}") from None
        finally:
            with contextlib.suppress(OSError):
                unfinished.unlink(missing_ok=True)


def name_of(document_id: str, number: int) -> str:
    """The picture's name: the file's own, a digest of where it lies, the page.

    The same file always gets the same name, and two files never share one.
    """
    own = _UNSAFE.sub("_", Path(document_id).name)[:_LONGEST_STEM]
    digest = hashlib.sha256(document_id.encode()).hexdigest()[:8]
    return f"{own}-{digest}-{number}.jpg"
