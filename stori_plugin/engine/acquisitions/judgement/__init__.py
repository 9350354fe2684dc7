"""What is believed of the files, held against their numbers and their neighbours in time.

`judge` calls the steps in turn. Which images and bands there are: `dating`, `alpha_bands`,
`image_levels`, `made_copies`, `band_roles`. How reflectance is stored: `optical_numbers` with
`stated_scale`, `reflectance_scale`, `index_scale`, `mixed_scales`, `sentinel2_offset`,
`mixed_offsets`, `doubted_offsets`, `plausible_reflectance` and `missing_values`, all looking at one
table of numbers (`optical_view`, `sampled_numbers`). What an index is: `index_rasters`. What masks
mean and whether they work: `mask_reading` with `mask_meaning`, `mask_polarity`, `marked_masks`,
`one_sided_masks` and `unmasked_clouds`. In which unit backscatter is: `backscatter_unit` with
`unit_verdicts`, `backscatter_levels`, `backscatter_range` and `amplitude_levels`. `samples` reads
more pixels of a few files where a question needs them.
"""
