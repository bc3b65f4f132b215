"""Django's name card of the room."""

from django.apps import AppConfig


class SimulatieConfig(AppConfig):
    """Room ‘simulatie’."""

    name = "zorglandschap.apps.simulatie"
    label = "simulatie"
