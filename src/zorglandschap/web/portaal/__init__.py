"""Pages of the room ‘portaal’."""
