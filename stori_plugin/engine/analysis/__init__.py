"""What is done with a series before and after it is reconstructed.

Before: `inspect_series` (a table and what looks odd), `mask_clouds` (with `clear_masks` and
`cloud_probability`) and `prepare_sar`. After: `spectral_index`, `temporal_stack`,
`sample_series`, `phenology` (with `season_metrics`), `changes` and `clear_distance`. The latter
read a series as arrays by `series_stack`; `pixel_series` is what two of their kernels share.
"""
