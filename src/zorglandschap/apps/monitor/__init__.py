"""Dated measurements of the landscape."""
