"""Pages of the room ‘aanbod’."""
