"""Pictures and sentences of a forecast, made from an outcome: pure values, drawn by the templates of this room."""
