"""Machinery of the tests: a PostgreSQL and a browser, found or fetched."""
