"""What every run planned and what came of it, kept in one SQLite file; undo, pruning and reports follow from it.

The journal remembers; the file system is the truth. A file that the journal calls ours is touched only while its bytes
still say so.
"""
