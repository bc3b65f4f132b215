"""Feiten en cijfers, forward: the landscape from today's population, one youth at a time, and what a measure does."""
