"""People decide: overrides, special approvals, who may, how like cases went, appeals."""
