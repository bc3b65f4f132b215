"""The forms of the room ‘simulatie’."""
