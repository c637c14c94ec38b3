"""A process of Tesseract that stays, and reads one list of pictures after the other.

To start one costs as much as five to ten lines: Tesseract opens its model and its tables anew. Told
to stream its list of files, it reads the names from its standard input as they come.
"""

from __future__ import annotations

import os
import select
import shlex
import subprocess
import time
import tty
import weakref
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_BETWEEN = "\f\n"
"""What Tesseract is told to write between two pictures."""


class Standing:
    """One language and one set of settings. Ends with whoever holds it, and when that process does.

    Raises `OSError` where the program cannot be started.
    """

    def __init__(self, command: str, language: str, config: str) -> None:
        streamed = ("-c", "stream_filelist=1", "-c", f"page_separator={_BETWEEN}")
        # A terminal is given every line at once; of a pipe Tesseract would fill a whole block.
        self._said, theirs = os.openpty()
        tty.setraw(theirs)
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the program that the reader names
                [command, "-", "-", "-l", language, *shlex.split(config), *streamed],
                stdin=subprocess.PIPE,
                stdout=theirs,
                stderr=subprocess.DEVNULL,
                bufsize=0,
            )
        except OSError:
            os.close(self._said)
            raise
        finally:
            os.close(theirs)
        # Nothing is written before the first picture of all.
        self._left = _BETWEEN.encode()
        self.close = weakref.finalize(self, _end, self._process, self._said)

    def read(self, files: Sequence[str], blank: str, seconds: float) -> list[str]:
        """What stands in each picture file; `blank` is one in which nothing stands.

        Raises `TimeoutError` after so many seconds, `OSError` or `ValueError` where the program
        ends or answers nonsense: then it has to be closed.
        """
        until = time.monotonic() + seconds
        said, self._left = self._left, b""
        # That a text is whole is told by what is written before the next picture's.
        os.write(self._stdin, "".join(f"{name}\n" for name in (*files, blank)).encode())
        while said.count(_BETWEEN.encode()) <= len(files):
            said += self._more(until)
        _, *texts, _ = said.decode().split(_BETWEEN)
        return [text.strip() for text in texts]

    @property
    def _stdin(self) -> int:
        if self._process.stdin is None:
            raise BrokenPipeError
        return self._process.stdin.fileno()

    def _more(self, until: float) -> bytes:
        """What it says next, waiting no longer than until that moment."""
        awaited = select.poll()
        awaited.register(self._said, select.POLLIN)
        if not awaited.poll(max(0.0, until - time.monotonic()) * 1000):
            raise TimeoutError
        # Linux raises EIO here where nobody is left at the other end.
        return os.read(self._said, 65536)


def _end(process: subprocess.Popen[bytes], said: int) -> None:
    process.kill()
    if process.stdin is not None:
        process.stdin.close()
    process.wait()
    os.close(said)
