"""Django's name card of the room."""

from django.apps import AppConfig


class AanbodConfig(AppConfig):
    """Room ‘aanbod’."""

    name = "zorglandschap.apps.aanbod"
    label = "aanbod"
