"""Chips, the small images that are looked for: of a scene, of an archive, with their labels."""
