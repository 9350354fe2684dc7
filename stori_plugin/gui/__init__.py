"""The dock: what the user sees of STORI beside the toolbox. No science and no files in here."""
