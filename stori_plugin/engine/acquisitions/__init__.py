"""How files become a dated series: names, tags, layouts, orbits, scaling.

`scan` calls the steps in turn:

1. `candidates`: folders and lists of rasters become files to open; `safe` reads SAFE products.
2. `headers`: each file is opened once, for its metadata.
3. `file_terms`: what its name, folders and metadata say is read once; `terms` takes names apart,
   `band_names` knows platforms and bands, `date_text` finds dates in text and `dates` says which
   of them counts.
4. `band_layers`: each band of each file becomes a layer, or is left out for a reason.
5. `scaling`: each layer's numbers get their unit, if need be from a sample (`scaling_sample`).
6. `grouping`: layers of one product and date become an acquisition; `orbits` tells passes apart.

`series` holds the values that come out. `collection` groups dated rasters of any kind;
`index_catalogue` lists the spectral indices that can be computed.
"""
