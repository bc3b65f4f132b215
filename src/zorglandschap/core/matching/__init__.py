"""From an analysis to a form of help, and from a form to real places, each with its explanation."""
