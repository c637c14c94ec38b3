"""Document kinds: how each is recognised and read. One file, or package, is one kind."""

from verifiers.documents.catalogue import Recognised, catalogue, recognise
from verifiers.documents.kind import DocumentKind

__all__ = ["DocumentKind", "Recognised", "catalogue", "recognise"]
