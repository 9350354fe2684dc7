"""A series as a moving picture: `animation` makes frames, `moving_picture` files, `gif` GIFs."""
