"""Pages of the room ‘casus’."""
