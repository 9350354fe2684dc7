"""How files become a dated series: names, files, judgement, acquisitions.

`scan` calls the steps in turn:

1. `files`: folders and lists of rasters become files to open (`candidates`, `safe`); each is
   opened once for its metadata and a few of its numbers (`headers`, `numbers`); what its name,
   folders and metadata say is read once (`file_terms`, with what `names` knows); each band becomes
   a layer, or is left out for a reason (`band_layers`).
2. `judgement`: what is believed of every layer (its level, scale, offset, unit, nodata, mask and
   date) is held against its numbers, its name, its metadata and its neighbours in time.
3. `grouping`: layers of one product and date become an acquisition.

`series` holds the values that come out. `collection` groups dated rasters of any kind;
`index_catalogue` lists the spectral indices that can be computed.
"""
