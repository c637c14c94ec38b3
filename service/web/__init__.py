"""The door for people: pages in Chinese and English that work on a phone and without JavaScript."""

from service.web.refusals import page as refusal_page
from service.web.registering import register

__all__ = ["refusal_page", "register"]
