"""From an example to the places that look like it."""
