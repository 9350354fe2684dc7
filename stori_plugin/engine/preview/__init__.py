"""What the dock shows before a run: what files hold, what a run takes, curves of pixels."""
