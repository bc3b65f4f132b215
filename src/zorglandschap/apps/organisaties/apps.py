"""Django's name card of the room."""

from django.apps import AppConfig


class OrganisatiesConfig(AppConfig):
    """Room ‘organisaties’."""

    name = "zorglandschap.apps.organisaties"
    label = "organisaties"
