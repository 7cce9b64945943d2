"""The window, and the only Qt code.

In the order of one batch: `main` starts Qt; `session` is the view model: it has the `choices` of the user, searches by
`looking`, runs through a `bridge`, takes back by `undoing`, and keeps to the moves of `state`; `window` shows it, made
of a `tool_row`, a `source_view`, a `recipe_panel` and a `run_bar`, with `messages` and a `banner` where there is
something to say.
"""
