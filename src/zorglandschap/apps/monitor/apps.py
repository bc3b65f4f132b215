"""Django's name card of the room."""

from django.apps import AppConfig


class MonitorConfig(AppConfig):
    """Room ‘monitor’."""

    name = "zorglandschap.apps.monitor"
    label = "monitor"
