"""Ways of doing many things at once, each a `concurrent.futures.Executor`.

`contract`  what a batch asks of an executor beyond the standard
`lanes`     processes: the default
`threads`   threads: for comparison, and where processes cost more than they bring
`serial`    here and now: the baseline
"""
