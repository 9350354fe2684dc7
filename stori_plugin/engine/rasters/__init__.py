"""Grids, and pixels read from files onto them."""
