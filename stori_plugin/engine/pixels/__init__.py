"""Arithmetic on arrays of pixels; nothing here reads a file.

- `backscatter`: units, levels of orbits and missing values of SAR; `speckle`: its filters.
- `cloud_masks`: what quality bands say; `gaps`: hidden dates, and how long gaps are.
- `spectral_indices`: formulas over spectral roles.
- `decomposition`: trend, season and remainder; `colours`: one look for all dates.
"""
