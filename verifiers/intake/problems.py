"""Why a file cannot be read, in words that say how to mend it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from verifiers.errors import FileProblem
from verifiers.model import Text

if TYPE_CHECKING:
    from verifiers.intake.limits import Limits


class Problem(IntEnum):
    """What went wrong, as one byte that may cross from the decoding process."""

    EMPTY = 1
    TYPE_NOT_ACCEPTED = 2
    UNREADABLE = 3
    ENCRYPTED = 4
    TOO_LARGE = 5
    TOO_MANY_PIXELS = 6
    TOO_MANY_PAGES = 7
    TOO_COSTLY = 8


class Refused(Exception):
    """Inside the decoding process: this file is refused for `problem`."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.name)
        self.problem = problem


def explain(problem: Problem, limits: Limits) -> FileProblem:
    """The problem as the error that everybody outside sees; it names the limit that was met."""
    code, message, fix = _WORDS[problem]
    known = {
        "megabytes": limits.max_bytes // (1024 * 1024),
        "megapixels": limits.max_pixels // 1_000_000,
        "wan": limits.max_pixels // 10_000,
        "pages": limits.max_pages,
        "seconds": round(limits.seconds),
    }
    return FileProblem(code, _filled(message, known), _filled(fix, known))


def _filled(text: Text, known: dict[str, int]) -> Text:
    return Text(zh=text.zh.format(**known), en=text.en.format(**known))


_WORDS: dict[Problem, tuple[str, Text, Text]] = {
    Problem.EMPTY: (
        "FILE_EMPTY",
        Text(zh="文件是空的，没有任何内容。", en="The file is empty."),
        Text(zh="请重新选择文件并上传。", en="Choose the file again and upload it once more."),
    ),
    Problem.TYPE_NOT_ACCEPTED: (
        "FILE_TYPE_NOT_ACCEPTED",
        Text(
            zh="文件内容不是 JPEG、HEIC、PNG、WebP、TIFF 图片，也不是 PDF。",
            en="The file's content is neither a JPEG, HEIC, PNG, WebP or TIFF picture nor a PDF.",
        ),
        Text(
            zh="请上传 JPEG、HEIC、PNG、WebP、TIFF 或 PDF；只改扩展名是不够的，"
            "可用手机重新拍照或另存为 JPEG。",
            en="Upload a JPEG, HEIC, PNG, WebP, TIFF or PDF. Renaming is not enough: take a photo "
            "with your phone, or save the picture as JPEG.",
        ),
    ),
    Problem.UNREADABLE: (
        "FILE_UNREADABLE",
        Text(
            zh="文件已损坏或不完整，无法打开。",
            en="The file is damaged or incomplete and cannot be opened.",
        ),
        Text(
            zh="请确认在自己的设备上能打开它，然后重新上传；打不开就请重新拍照或扫描。",
            en="Check that it opens on your own device and upload it again; if it does not, take "
            "the photo or the scan again.",
        ),
    ),
    Problem.ENCRYPTED: (
        "FILE_ENCRYPTED",
        Text(
            zh="PDF 设有打开密码，无法读取。",
            en="The PDF needs a password to open, so it cannot be read.",
        ),
        Text(
            zh="请上传去掉密码的 PDF，或上传每一页的照片。",
            en="Upload the PDF without its password, or a photo of each page.",
        ),
    ),
    Problem.TOO_LARGE: (
        "FILE_TOO_LARGE",
        Text(
            zh="文件超过 {megabytes} MB 的上限。",
            en="The file is larger than the limit of {megabytes} MB.",
        ),
        Text(
            zh="请把文件压缩到 {megabytes} MB 以内，或把各页分开上传。",
            en="Reduce the file below {megabytes} MB, or upload its pages one by one.",
        ),
    ),
    Problem.TOO_MANY_PIXELS: (
        "FILE_TOO_MANY_PIXELS",
        Text(
            zh="图片尺寸超过 {wan} 万像素的上限。",
            en="The picture has more pixels than the limit of {megapixels} million.",
        ),
        Text(
            zh="请把图片缩小到 {wan} 万像素以内（例如 5000×4000）再上传。",
            en="Make the picture smaller than {megapixels} million pixels (for instance "
            "5000 × 4000) and upload it again.",
        ),
    ),
    Problem.TOO_MANY_PAGES: (
        "FILE_TOO_MANY_PAGES",
        Text(
            zh="文件页数超过 {pages} 页的上限。",
            en="The file has more pages than the limit of {pages}.",
        ),
        Text(
            zh="请只上传需要的页，或拆成每份不超过 {pages} 页的文件。",
            en="Upload only the pages that matter, or split it into files of at most {pages} "
            "pages.",
        ),
    ),
    Problem.TOO_COSTLY: (
        "FILE_UNREADABLE",
        Text(
            zh="文件太复杂，{seconds} 秒内无法打开。",
            en="The file is too complex to open within {seconds} seconds.",
        ),
        Text(
            zh="请改为上传每一页的照片，或重新扫描成普通的 JPEG。",
            en="Upload a photo of each page instead, or scan it again as plain JPEG.",
        ),
    ),
}
