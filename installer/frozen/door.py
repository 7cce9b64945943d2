"""Where the programs of a bundle begin."""

import sys

from imgbatch.__main__ import main

sys.exit(main())
