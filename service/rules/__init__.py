"""Pure rules: ids, roles, states, overrides, the journal's chain, and every refusal."""
