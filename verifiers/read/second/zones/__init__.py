"""Which fields of a machine-readable zone stand, after all voices on its cells."""
