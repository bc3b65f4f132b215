"""Questions of the room ‘monitor’: what was measured, and what may be shown of it."""

from zorglandschap.apps.monitor.queries.landschap import Landschap, Nu, Streefpunt, get_landschap

__all__ = ["Landschap", "Nu", "Streefpunt", "get_landschap"]
