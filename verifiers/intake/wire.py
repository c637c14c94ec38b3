"""The words between the process that decodes and the one that asked: fixed sizes, no pickles."""

from __future__ import annotations

import struct

JOB = struct.Struct("!c Q I Q Q Q d")
"""`PDF` or `PICTURE`, then the limits: pixels, pages, a page's and a document's pixels, memory,
seconds. It travels with two file descriptors: the content, and the pipe for the answer."""
PDF, PICTURE = b"D", b"I"

PAGE = struct.Struct("!2s H I I")
"""`PAGE_MARK`, number from 1, width, height; width x height x 3 bytes follow."""
PAGE_MARK = b"PG"

END = struct.Struct("!2s B")
"""`END_MARK`, then 0 where all went well or the number of a `Problem`."""
END_MARK = b"OK"

STOP = b"K"
"""Asks the server to kill the process that decodes."""
EXIT = struct.Struct("!i")
"""The server's word when that process is gone: its wait status."""
