"""Who stands behind a request: users and their sessions, keys for programs, links for phones."""

from service.cases.people.handed_over import OwnPasswordNeeded, hand_over, invite
from service.cases.people.identities import Vouched, role_of, sign_in_as
from service.cases.people.keys import (
    KeyView,
    NewKey,
    add_key,
    authenticate_key,
    list_keys,
    revoke_key,
)
from service.cases.people.links import authenticate_link, upload_token
from service.cases.people.proofs import Asked, Proof, asked_of, prove_elsewhere, sign_in_again
from service.cases.people.second_factor import Enrolment, SecondFactorNeeded
from service.cases.people.sessions import (
    SignedIn,
    authenticate_session,
    sign_in,
    sign_in_with_code,
    sign_in_with_own_password,
    sign_out,
)
from service.cases.people.users import (
    UserView,
    add_user,
    disable_user,
    find_users,
    get_user,
    list_users,
)

__all__ = [
    "Asked",
    "Enrolment",
    "KeyView",
    "NewKey",
    "OwnPasswordNeeded",
    "Proof",
    "SecondFactorNeeded",
    "SignedIn",
    "UserView",
    "Vouched",
    "add_key",
    "add_user",
    "asked_of",
    "authenticate_key",
    "authenticate_link",
    "authenticate_session",
    "disable_user",
    "find_users",
    "get_user",
    "hand_over",
    "invite",
    "list_keys",
    "list_users",
    "prove_elsewhere",
    "revoke_key",
    "role_of",
    "sign_in",
    "sign_in_again",
    "sign_in_as",
    "sign_in_with_code",
    "sign_in_with_own_password",
    "sign_out",
    "upload_token",
]
