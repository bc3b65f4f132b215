"""THINKS: pure functions on frozen values; no Django, no clock, no dice, no files."""
