"""For all tests: no test is decided by how quick a machine is."""

from hypothesis import settings

settings.register_profile("guohu", deadline=None)
settings.load_profile("guohu")
