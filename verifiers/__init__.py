"""The pure core: bytes, a policy and facts go in, an assessment comes out; no other I/O."""
