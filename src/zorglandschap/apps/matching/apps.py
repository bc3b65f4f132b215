"""Django's name card of the room."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    """Room ‘matching’."""

    name = "zorglandschap.apps.matching"
    label = "matching"
