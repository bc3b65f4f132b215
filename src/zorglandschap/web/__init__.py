"""SHOWS: pages, forms and templates; one call inwards per page."""
