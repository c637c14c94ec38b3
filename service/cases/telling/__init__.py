"""Telling programs and people what happened: webhooks and letters."""
