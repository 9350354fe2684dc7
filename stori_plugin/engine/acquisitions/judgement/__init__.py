"""What is believed of the files, held against their numbers and their neighbours in time."""
