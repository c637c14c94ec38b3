"""Print the OpenAPI document: ``python -m service.openapi > docs/openapi.json``.

It is drawn from the code alone, on an empty store in a folder that is thrown away.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from service.api.description import document
from service.app import create_app
from service.settings import Settings
from service.store.database import Store
from service.store.doorbell import Silent


def text() -> str:
    """The document as it stands in ``docs/openapi.json``."""
    with tempfile.TemporaryDirectory() as home:
        settings = Settings.load(home=Path(home), database_url="sqlite://")
        app = create_app(settings, Store(settings, Silent()))
        return json.dumps(document(app), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text())
