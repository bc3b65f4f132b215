"""Pages of the room ‘monitor’."""
