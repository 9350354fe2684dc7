"""Which files there are, and what each says it is: candidates, headers, terms, layers.

Files that may belong to a series: `candidates` with `found_files`, `safe`, `archives`,
`containers`, `virtual_copies`, `virtual_names`, `own_results`. What an opened file says: `headers`
(kept by `header_memory`, with `numbers`), `data_cubes` and `time_axis`, `file_terms`,
`product_groups`. When it was sensed, held against all files of a series: `file_dates` with
`name_dates`, `short_dates`, `side_dates`, `stack_dates`, `date_cases` and `date_contests`. What
each band is: `band_layers`, `mask_files`.
"""
