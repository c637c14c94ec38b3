"""The pure core: bytes, a policy and facts go in, an assessment comes out; no I/O beyond the bytes."""
