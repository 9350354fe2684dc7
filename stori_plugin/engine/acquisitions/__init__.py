"""How files become a dated series: names, tags, layouts, orbits, scaling.

`scan` puts the steps together: `headers` opens files, `terms` and `band_names` know products and
bands, `band_layers` says what each band is, `safe` reads product folders, `orbits` tells passes
apart, `scaling` and `scaling_sample` find the unit, `grouping` joins files into acquisitions;
`date_text` finds dates in text, `dates` says which of them counts.
"""
