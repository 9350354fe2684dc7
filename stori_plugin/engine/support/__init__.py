"""What everything stands on: errors, progress, threads, kernels. Nothing of rasters."""
