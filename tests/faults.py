r"""Images that make the process fail that reads them, for tests of everything that has to survive it.

    (tmp_path / "bad.jpg").write_bytes(faults.poison(images.encoded(images.plain(), "JPEG"), "segv"))

See `imgbatch/engine/faults.py` for the orders. They are obeyed by processes that were started with IMGBATCH_FAULTS set:

    monkeypatch.setenv(faults.VARIABLE, "1")      workers that are started from here on obey, this process does not
    subprocess.Popen(..., env=faults.env())       the whole program obeys

Without it, what comes from here is an ordinary image. Tests reach this module through the fixture `faults`.
"""

from __future__ import annotations

import os

VARIABLE = "IMGBATCH_FAULTS"


def poison(image, order, stage="decode"):
    """Return the bytes of an image that orders a fault; `image` is bytes, or a path of a file, which is poisoned.

    Orders: segv, abort, exit:N, hang, oom, raise, slow:MS, leak:MB. Stages: probe, decode.
    """
    if not isinstance(image, bytes):
        with open(image, "rb") as file:
            poisoned = poison(file.read(), order, stage)
        with open(image, "wb") as file:
            file.write(poisoned)
        return poisoned
    line = f"IMGBATCH-FAULT {stage} {order}\n".encode()
    # AVIF and HEIC are boxes to the last byte; one that is called `free` means nothing. Others end before their file.
    return image + (len(line) + 8).to_bytes(4, "big") + b"free" + line


def env(**more):
    """Return the environment of a process that obeys."""
    return {**os.environ, VARIABLE: "1", **more}
