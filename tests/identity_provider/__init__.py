"""A real OpenID provider (Django OAuth Toolkit) as a process of its own, for tests."""

PASSWORD = "a long enough password"
SECRET = "a client's long enough secret"
PEOPLE = ("reviewer.wang", "approver.li", "nobody.zhao")
"""Each is in a group called by the first part of their name, in the plural."""
