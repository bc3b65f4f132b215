"""Pages of the room ‘beheer’."""
