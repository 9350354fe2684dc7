"""What each feature can be asked: frozen values with their defaults and choices.

Dialogs, dock and engine share them: nothing here imports a package beyond the standard library.
The one for a reconstruction is `scene.job.Job`.
"""
