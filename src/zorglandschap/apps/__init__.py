"""REMEMBERS: Django apps; every room has models, queries and actions."""
