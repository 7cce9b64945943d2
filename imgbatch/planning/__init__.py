"""From what people drop to work that is ready to be done.

    paths -> scan -> sources -> (lookahead) -> plan -> work units

Every arrow is a generator that the next one pulls on, so a million paths cost no more memory than a thousand.
"""
