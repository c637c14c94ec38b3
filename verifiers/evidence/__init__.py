"""What a scenario needs to know, what establishes it, and what nobody must be asked for. Pure."""
