"""The sentences of the pages, by the name under which a template asks for them."""

from __future__ import annotations

from types import MappingProxyType

from service.web.words.phrases_case import CASE
from service.web.words.phrases_deciding import DECIDING
from service.web.words.phrases_frame import FRAME
from service.web.words.phrases_office import OFFICE
from service.web.words.phrases_people import PEOPLE
from service.web.words.phrases_queue import QUEUE
from service.web.words.phrases_transfer import TRANSFER

PHRASES = MappingProxyType({**FRAME, **TRANSFER, **CASE, **QUEUE, **DECIDING, **OFFICE, **PEOPLE})
