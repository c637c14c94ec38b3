"""The record: tables and migrations, sealing, sealed files, keys, and the doorbell."""
