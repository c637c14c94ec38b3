"""``python -m tests.identity_provider REDIRECT``: one client, ``guohu``, and its people."""

from __future__ import annotations

import os
import sys

import django
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from waitress import serve

from tests.identity_provider import PASSWORD, PEOPLE, SECRET


def populate(redirect: str) -> None:
    from django.contrib.auth import get_user_model  # noqa: PLC0415 -- after django.setup()
    from oauth2_provider.models import get_application_model  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    for login in PEOPLE:
        get_user_model().objects.create_user(login, password=PASSWORD)
    get_application_model().objects.create(
        client_id="guohu",
        client_secret=SECRET,
        client_type="confidential",
        authorization_grant_type="authorization-code",
        redirect_uris=redirect,
        algorithm="RS256",
        skip_authorization=True,
    )


os.environ["DJANGO_SETTINGS_MODULE"] = "tests.identity_provider.settings"
django.setup()
populate(sys.argv[1])
serve(get_wsgi_application(), host="127.0.0.1", port=int(os.environ["PROVIDER_PORT"]), threads=4)
