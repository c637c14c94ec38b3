"""The application for another WSGI server: ``service.wsgi:app``. `guohu web` needs none."""

from service import logs
from service.app import create_app
from service.settings import Settings

_settings = Settings.load()
logs.configure(_settings)
app = create_app(_settings)
