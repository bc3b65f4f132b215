"""Pages of the room ‘openbaar’."""
