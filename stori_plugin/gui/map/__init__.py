"""What the dock shows on the map: acquisitions, clear shares, similar places, the swipe."""
