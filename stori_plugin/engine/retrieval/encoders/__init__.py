"""Encoders: a chip becomes an embedding."""
