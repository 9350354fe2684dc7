"""What everything stands on; nothing here knows of rasters.

- `errors`: by name, each with a sentence for the user; `progress`: who listens to the work.
- `kernels` and `kernel_cache`: compiled functions, kept for the user alone;
  `matrix_products`: the same bits in QGIS as outside it; `threads`: one thread for linear algebra.
- `machine`: whether disk and memory suffice.
- `ownership`: what is the user's own, and what may be a link or a pipe.
- `staging` and `text_files`: files that are complete or not there; `versions`: for manifests.
"""
