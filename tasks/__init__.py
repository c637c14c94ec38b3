"""The third door: Celery entry points that load, verify, store and tell."""
