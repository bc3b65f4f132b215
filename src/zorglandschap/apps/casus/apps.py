"""Django's name card of the room."""

from django.apps import AppConfig


class CasusConfig(AppConfig):
    """Room ‘casus’."""

    name = "zorglandschap.apps.casus"
    label = "casus"
