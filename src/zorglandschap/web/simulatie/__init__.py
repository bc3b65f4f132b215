"""Pages of the room ‘simulatie’: scenarios, looking ahead, and runs."""
