"""Loads the synthetic region into all rooms, in bulk."""
