"""What is claimed, and checked when it is built: derivations, formulas, conditions, refutations."""
