"""Pages of the room ‘matching’: advice, places, and help at home beside a stay."""
