"""Which policy judges what, how it changes, and what people's decisions say of it."""
