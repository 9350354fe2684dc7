"""How acquisitions are recognised: names, tags, layouts, orbits, scaling.

The parts behind `..acquisitions`, which puts them together: `headers` opens files, `terms` and
`naming` know products and bands, `layers` says what each band is, `safe` reads product folders,
`orbits` tells passes apart, `scaling` and `sampling` find the unit, `assembly` joins files into
acquisitions; `datetext` finds dates in text.
"""
