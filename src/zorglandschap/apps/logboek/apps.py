"""Django's name card of the room."""

from django.apps import AppConfig


class LogboekConfig(AppConfig):
    """Room ‘logboek’."""

    name = "zorglandschap.apps.logboek"
    label = "logboek"
