"""Pages of the room ‘matching’."""
