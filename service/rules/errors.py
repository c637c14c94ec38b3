"""What the service refuses, as exceptions; each names its row of `rules.problems`.

Doors turn any `ServiceError` into an answer by its `problem`; none of them writes its own words.

::

    ServiceError
    ├── Unauthenticated            ├── Forbidden ── OwnCase …
    ├── NotFound                   ├── TooManyAttempts
    ├── Erased (410)               │
    ├── Conflict (409)             ├── Invalid (422, also 413 and 400)
    └── IntegrityBroken            └── Unavailable
"""

from __future__ import annotations

from typing import ClassVar

from service.rules.problems import PROBLEMS, Extra, Problem

__all__ = ["PROBLEMS", "Problem"]


class ServiceError(Exception):
    """A refusal that a person or program is told of. `extra` fills the detail and goes along."""

    slug: ClassVar[str]

    def __init__(self, **extra: Extra) -> None:
        super().__init__(self.slug)
        self.extra = extra

    @property
    def problem(self) -> Problem:
        """The row of the table, with the limits and rules of this case put into its detail."""
        return PROBLEMS[self.slug].of(self.extra)


class Unauthenticated(ServiceError):
    """No one stands behind this request."""

    slug = "unauthenticated"


class CodeWrong(Unauthenticated):
    """Not the code of this moment, or one that was used before."""

    slug = "code-wrong"


class Forbidden(ServiceError):
    """The role may not do that."""

    slug = "forbidden"


class RoleNotMapped(Forbidden):
    """The identity provider knows them, but none of their groups has a role here."""

    slug = "role-not-mapped"


class AccountDoubted(Forbidden):
    """It has not been said yet whether another account with this mail address is theirs, too."""

    slug = "account-doubted"


class OwnCase(Forbidden):
    """The person is tied to the transfer they want to decide."""

    slug = "own-case"


class AlreadyDecided(Forbidden):
    """Somebody else has to judge what this person decided or asked for."""

    slug = "already-decided"


class SecondPart(Forbidden):
    """Had a part in this override already."""

    slug = "same-person"


class HandedOver(Forbidden):
    """Whoever handed over the password of one account may still act by it, until `until`."""

    slug = "account-handed-over"


class PersonRequired(Forbidden):
    """A program's key cannot do what a person answers for."""

    slug = "person-required"


class BeyondAuthority(Forbidden):
    """More than this role may approve at once; `beyond` names what."""

    slug = "beyond-authority"


class BeyondEveryone(Forbidden):
    """More than anybody may approve; `beyond` names what."""

    slug = "beyond-everyone"


class NotTheGuarantor(Forbidden):
    """Another person was named."""

    slug = "not-the-guarantor"


class ProofRequired(Forbidden):
    """The password was not given, is wrong, or was given too long ago."""

    slug = "sign-in-again"


class NotFound(ServiceError):
    """It does not exist, or not for this actor."""

    slug = "not-found"


class Erased(ServiceError):
    """What was sealed is gone, past its retention; `outcome` and `erased_on` stay."""

    slug = "erased"


class Conflict(ServiceError):
    """Not now: the thing's state forbids it. The root of all 409."""

    slug = "wrong-state"


class TransferClosed(Conflict):
    """The transfer has its final outcome."""

    slug = "transfer-closed"


class EvidenceChanged(Conflict):
    """The assessment seen is not the present one."""

    slug = "evidence-changed"


class NothingAssessed(Conflict):
    """There is no assessment to act on."""

    slug = "nothing-assessed"


class PolicyNotTried(Conflict):
    """The policy was not tried on past transfers."""

    slug = "policy-not-tried"


class SamePerson(Conflict):
    """Whoever prepared it cannot confirm it, and both must want the same."""

    slug = "policy-same-person"


class OverrideOpen(Conflict):
    """Another override of this transfer waits for somebody."""

    slug = "override-open"


class OverrideClosed(Conflict):
    """It took effect, was refused or was withdrawn."""

    slug = "override-closed"


class PartLost(Conflict):
    """Somebody who asked for it or vouches for it was disabled, or is tied to the merchant now."""

    slug = "part-lost"


class OverrideExpired(Conflict):
    """Nobody answered in time."""

    slug = "override-expired"


class GuarantorCeiling(Conflict):
    """The guarantor answers for as many as the policy allows."""

    slug = "guarantor-ceiling"


class AppealOpen(Conflict):
    """An appeal waits for its answer."""

    slug = "appeal-open"


class AppealsUsedUp(Conflict):
    """The merchant appealed `most` times."""

    slug = "appeals-used-up"


class IdempotencyInProgress(Conflict):
    """The first request of this key is still running."""

    slug = "idempotency-in-progress"


class TaskTaken(Conflict):
    """Another person has the task."""

    slug = "task-taken"


class LoginTaken(Conflict):
    """Another user has this login name."""

    slug = "login-taken"


class LastAdministrator(Conflict):
    """Nobody would be left who can add people."""

    slug = "last-administrator"


class Invalid(ServiceError):
    """A value breaks a rule. `field`, `rule_zh` and `rule_en` say which; the root of all 422."""

    slug = "invalid-request"


class DepartureUnexplained(Invalid):
    """`total` like cases were clearly given `majority`, and nothing says why this one is not."""

    slug = "departure-unexplained"


class FileTooLarge(Invalid):
    """The file is over `limit` bytes (413)."""

    slug = "file-too-large"


class FileEmpty(Invalid):
    """The file holds no bytes."""

    slug = "file-empty"


class TooManyDocuments(Invalid):
    """The transfer already holds `limit` documents."""

    slug = "too-many-documents"


class TooManyEndpoints(Invalid):
    """There are already `limit` webhook endpoints."""

    slug = "too-many-endpoints"


class MerchantRequired(Invalid):
    """The platform did not say for whom it acts."""

    slug = "merchant-required"


class ReasonCodeUnknown(Invalid):
    """Not one of the `allowed` reason codes."""

    slug = "reason-code-unknown"


class StatementRequired(Invalid):
    """Blank, or not `minimum` to `maximum` characters."""

    slug = "statement-required"


class WaiverUnknown(Invalid):
    """Waives what this assessment does not hold."""

    slug = "waiver-unknown"


class GuarantorNotEligible(Invalid):
    """Not somebody who may vouch for this transfer."""

    slug = "guarantor-not-eligible"


class GuarantorNotNeeded(Invalid):
    """Only an approval is vouched for."""

    slug = "guarantor-not-needed"


class RuleRequired(Invalid):
    """A rejection that names no rule, or one that cannot carry it; `allowed` are those that can."""

    slug = "rule-required"


class PolicyDayPassed(Invalid):
    """A policy cannot come into force in the past."""

    slug = "policy-day-passed"


class IdempotencyKeyReused(Invalid):
    """The same key with another request."""

    slug = "idempotency-key-reused"


class IdempotencyKeyInvalid(Invalid):
    """Empty, longer than `limit`, or not visible ASCII."""

    slug = "idempotency-key-invalid"


class TooManyAttempts(ServiceError):
    """Sign-in was tried too often; for doors that limit rates."""

    slug = "too-many-attempts"


class IntegrityBroken(ServiceError):
    """Sealed content does not belong where it lies, or was changed."""

    slug = "integrity-broken"


class Unavailable(ServiceError):
    """The database or the disk does not serve; nothing was changed."""

    slug = "unavailable"
