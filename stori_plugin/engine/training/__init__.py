"""Training of networks: on scenes, on tables of series and on simulated places."""
