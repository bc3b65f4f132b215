"""The pages of the room ‘casus’: my work, a new question, one casus, and its analysis."""
