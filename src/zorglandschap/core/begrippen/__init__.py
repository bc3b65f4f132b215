"""Shared words of the field: values that cannot be wrong, code lists, sources and dated policy."""
