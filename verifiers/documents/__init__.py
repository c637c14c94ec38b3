"""Document kinds: how each is recognised and read. One file, or package, is one kind."""

from verifiers.documents.catalogue import Recognised, catalogue, recognise
from verifiers.documents.kind import DocumentKind
from verifiers.documents.papers import Paper, papers

__all__ = ["DocumentKind", "Paper", "Recognised", "catalogue", "papers", "recognise"]
