"""Django's name card of the room."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Room ‘demo’."""

    name = "zorglandschap.apps.demo"
    label = "demo"
