"""The window, and the only Qt code.

In the order of one batch: `main` starts Qt; `session` is the view model, which scans and runs through a `bridge` and
keeps to the moves of `state`; `window` shows it, made of a `sources` table, a `recipe_panel` and a `run_bar`.
"""
