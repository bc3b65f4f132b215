"""Gemeenten, aanbieders, teams, medewerkers and their roles."""
