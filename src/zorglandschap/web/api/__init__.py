"""JSON for other systems: the same queries and the same inzage as the pages."""
