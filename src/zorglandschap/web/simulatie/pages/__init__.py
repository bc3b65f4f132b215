"""The pages of the room ‘simulatie’."""
