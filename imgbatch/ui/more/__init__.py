"""The section "More" of the recipe panel: what most people never need, in groups, folded in until it is wanted."""
