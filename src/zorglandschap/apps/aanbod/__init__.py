"""What providers offer: locations, places and who may hold one when."""
