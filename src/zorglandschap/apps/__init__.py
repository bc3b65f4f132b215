"""REMEMBERS: Django apps; every room has models, queries, actions and admin."""
