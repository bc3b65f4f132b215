"""Zorglandschap."""
