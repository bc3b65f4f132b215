"""Pages of the room ‘vormgeving’."""
