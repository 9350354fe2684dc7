"""Reconstruction methods behind one interface: a series and a method give an estimate."""
