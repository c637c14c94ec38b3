"""The API door: HTTP and JSON for programs, as the contract fixes it, under ``/v1``."""

from service.api.registering import is_for_programs, register

__all__ = ["is_for_programs", "register"]
