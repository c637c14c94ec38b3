"""Divorce certificates 离婚证."""

from __future__ import annotations

from verifiers.documents.couples import DIVORCE, MARRIAGE, kind_of
from verifiers.model import Kind

KIND = kind_of(Kind.DIVORCE_CERTIFICATE, DIVORCE, MARRIAGE, "former_spouse")
