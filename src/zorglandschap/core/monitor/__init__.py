"""Figures that can be trusted: definitions, and small numbers that stay hidden."""
