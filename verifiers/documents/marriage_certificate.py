"""Marriage certificates 结婚证."""

from __future__ import annotations

from verifiers.documents.couples import DIVORCE, MARRIAGE, kind_of
from verifiers.model import Kind

KIND = kind_of(Kind.MARRIAGE_CERTIFICATE, MARRIAGE, DIVORCE, "spouse")
