"""Journeys: one per job per role, in a real browser against the real server."""
