"""Runs first in a bundle: whatever is started from it, such as a file manager, gets its own libraries and not ours.

PyInstaller has the bundle's libraries found by a variable of the environment, and keeps beside it what the user had
there. By now they are found, and each worker process is given the variable anew.
"""

import os

if "LD_LIBRARY_PATH_ORIG" in os.environ:
    os.environ["LD_LIBRARY_PATH"] = os.environ.pop("LD_LIBRARY_PATH_ORIG")
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
