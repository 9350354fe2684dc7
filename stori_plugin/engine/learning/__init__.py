"""A method on the sample of a scene: its errors, its calibration, the choice among methods."""
