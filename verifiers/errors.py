"""What can go wrong while verifying, as exceptions.

::

    VerifierError
    ├── FileProblem        the bytes are no readable document; becomes a `hard` finding
    ├── ReaderFailed       an engine crashed, hung or is missing; worth another attempt
    ├── PolicyInvalid      a policy file breaks a rule; names the key
    ├── RegistryInvalid    a registry of notary offices breaks a rule; names the key
    └── TransferInvalid    a transfer file breaks a rule; names the key

No message ever holds a value that was read from a document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verifiers.model import Text


class VerifierError(Exception):
    """The root of this tree."""


class FileProblem(VerifierError):
    """The bytes are no readable document: `code` is the finding's code, as in the contract."""

    def __init__(self, code: str, message: Text, fix: Text) -> None:
        super().__init__(f"{code}: {message.en}")
        self.code = code
        self.message = message
        self.fix = fix


class ReaderFailed(VerifierError):
    """A reading engine crashed, hung or is not installed; the same bytes may read well later."""


class PolicyInvalid(VerifierError):
    """A policy file is refused; `told`, the message, names the key and the rule it breaks."""

    def __init__(self, told: Text) -> None:
        super().__init__(told.en)
        self.told = told


class RegistryInvalid(VerifierError):
    """A registry of notary offices is refused; the message names the key and the rule."""


class TransferInvalid(VerifierError):
    """A transfer file is refused; the message names the key and how to mend it."""
