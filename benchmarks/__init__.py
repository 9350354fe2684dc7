"""Figures that anyone can repeat: accuracy and speed."""
