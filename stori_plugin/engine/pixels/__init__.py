"""Arithmetic on arrays of pixels; nothing here reads a file."""
