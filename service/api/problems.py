"""What HTTP itself makes us refuse, beside the table of the rules, and how a refusal is worded.

A refusal travels as RFC 9457 ``application/problem+json``: ``type`` (a URN that never changes),
``title`` and ``detail`` in the reader's language, ``status``, ``instance`` (the request's URN),
and as extensions ``text`` (the detail in both languages), ``request_id``, ``errors`` and limits.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from service.rules.problems import PROBLEMS, Extra, Problem
from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Language = Literal["zh", "en"]
MEDIA_TYPE = "application/problem+json"
URN = "urn:guohu:problem:"
_IN_ERRORS = frozenset({"field", "rule_zh", "rule_en"})
"""These fill the detail; as members they stand in ``errors``, by pointer."""


_ROWS = (
    Problem(
        "request-malformed",
        400,
        Text("请求无法读取", "The request cannot be read"),
        Text(
            "请求的格式有误。请对照 /docs 检查。",
            "The request is not well formed. Please compare it with /docs.",
        ),
    ),
    Problem(
        "json-malformed",
        400,
        Text("不是有效的 JSON", "Not valid JSON"),
        Text(
            "请求正文应为 UTF-8 编码的 JSON 对象。请检查引号、逗号和括号。",
            "The body must be a JSON object in UTF-8. Please check quotes, commas and brackets.",
        ),
    ),
    Problem(
        "form-malformed",
        400,
        Text("表单有误", "The form is not valid"),
        Text(
            "表单最多 {limit} 个部分，其中 file 恰好一个。请检查后重新发送。",
            "A form holds at most {limit} parts, with exactly one `file`. Please check and resend.",
        ),
    ),
    Problem(
        "cross-site-request",
        403,
        Text("请求来自其他网站", "The request came from another site"),
        Text(
            "已登录的会话只能在本站页面内提交。程序请使用 Authorization: Bearer 密钥。",
            "A signed-in session may only act from this site's own pages. "
            "Programs use `Authorization: Bearer` with a key.",
        ),
    ),
    Problem(
        "path-unknown",
        404,
        Text("没有此地址", "No such address"),
        Text(
            "此地址不存在。全部接口见 /docs。", "There is nothing here. Every call stands in /docs."
        ),
    ),
    Problem(
        "method-not-allowed",
        405,
        Text("不支持此方法", "Method not allowed"),
        Text("此地址只接受：{allowed}。", "This address accepts only: {allowed}."),
    ),
    Problem(
        "body-too-large",
        413,
        Text("请求过大", "The request is too large"),
        Text(
            "此请求的正文不得超过 {mebibytes} MiB。请减少内容，或分几次发送。",
            "The body of this request may be at most {mebibytes} MiB. "
            "Please send less, or send it in parts.",
        ),
    ),
    Problem(
        "content-type-not-accepted",
        415,
        Text("内容类型不支持", "Content type not accepted"),
        Text(
            "请以 Content-Type: {expected} 发送此请求。",
            "Please send this request with Content-Type: {expected}.",
        ),
    ),
    Problem(
        "file-type-not-accepted",
        415,
        Text("文件类型不支持", "File type not accepted"),
        Text(
            "只接受 JPEG、HEIC、PNG、WebP、TIFF 图片和 PDF，按文件内容判断，不看文件名。"
            "请重新拍照，或导出为 PDF 后上传。",
            "Only JPEG, HEIC, PNG, WebP and TIFF pictures and PDF are accepted, told by the "
            "content and not by the name. Please take a new picture or export a PDF.",
        ),
    ),
    Problem(
        "file-missing",
        422,
        Text("缺少文件", "The file is missing"),
        Text(
            "表单中没有名为 file 的文件部分。请选择一个文件后再上传。",
            "The form has no file part named `file`. Please choose a file and upload again.",
        ),
    ),
    Problem(
        "too-many-requests",
        429,
        Text("请求过于频繁", "Too many requests"),
        Text("请在 {seconds} 秒后重试。", "Please try again in {seconds} seconds."),
    ),
    Problem(
        "headers-too-large",
        431,
        Text("请求头过大", "The headers are too large"),
        Text("请减少请求头后重试。", "Please send fewer or shorter headers."),
    ),
    Problem(
        "internal-error",
        500,
        Text("服务出错", "Something went wrong here"),
        Text(
            "服务遇到意外错误，已记录。请稍后重试；若仍失败，请告知管理员 request_id。",
            "The service met an unexpected error and noted it. Please try again; "
            "if it stays, tell the administrator the request_id.",
        ),
    ),
    Problem(
        "not-implemented",
        501,
        Text("不支持此传输方式", "Not supported"),
        Text(
            "请使用 Content-Length 或 chunked 传输。", "Please send a Content-Length, or chunked."
        ),
    ),
)

ALL_PROBLEMS: Mapping[str, Problem] = MappingProxyType(
    {**{row.type: row for row in _ROWS}, **PROBLEMS}
)
"""Every refusal that a caller of the API may meet, by its slug."""


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field that breaks a rule: an RFC 6901 pointer (or a parameter's name) and the rule."""

    pointer: str
    text: Text


class Refusal(Exception):
    """A refusal by the door itself; `extra` fills the detail, as for the rules' own errors."""

    def __init__(
        self,
        slug: str,
        *,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        **extra: Extra,
    ) -> None:
        super().__init__(slug)
        self.problem = ALL_PROBLEMS[slug].of(extra)
        self.errors = tuple(errors)
        self.headers = dict(headers or {})


def problem_body(
    problem: Problem,
    *,
    language: Language,
    request_id: str,
    errors: Sequence[FieldError] = (),
) -> dict[str, Any]:
    """The members of one ``application/problem+json`` answer."""
    words = {"zh": problem.detail.zh, "en": problem.detail.en}
    body: dict[str, Any] = {
        **{
            name: value
            for name, value in problem.extra.items()
            if value is not None and name not in _IN_ERRORS
        },
        "type": URN + problem.type,
        "title": getattr(problem.title, language),
        "status": problem.status,
        "detail": words[language],
        "instance": f"urn:guohu:request:{request_id}",
        "request_id": request_id,
        "text": words,
    }
    if errors:
        body["errors"] = [_error_body(error, language) for error in errors]
    return body


def _error_body(error: FieldError, language: Language) -> dict[str, Any]:
    words = {"zh": error.text.zh, "en": error.text.en}
    return {"pointer": error.pointer, "detail": words[language], "text": words}
