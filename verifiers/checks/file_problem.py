"""Could the file be opened at all? Intake finds it out; the codes and their names live here."""

from __future__ import annotations

from verifiers.checks import Check
from verifiers.model import Text

TITLES = {
    "FILE_EMPTY": Text("文件是空的", "The file is empty"),
    "FILE_TYPE_NOT_ACCEPTED": Text("不支持的文件类型", "This type of file is not accepted"),
    "FILE_UNREADABLE": Text("文件无法读取", "The file cannot be read"),
    "FILE_ENCRYPTED": Text("文件已加密", "The file is encrypted"),
    "FILE_TOO_LARGE": Text("文件过大", "The file is too large"),
    "FILE_TOO_MANY_PIXELS": Text("图片过大", "The picture is too large"),
    "FILE_TOO_MANY_PAGES": Text("页数过多", "The file has too many pages"),
    "PROCESSING_FAILED": Text("未能完成读取", "Reading could not be finished"),
}

CHECK = Check(titles=TITLES)
