"""What Pillow raises, in the words of `ErrorInfo`."""

from __future__ import annotations

from PIL import Image

from imgbatch.domain.error import ErrorInfo, ErrorKind, from_os


class ImageError(Exception):
    """This image or this file cannot be done, for the reason in `info`."""

    def __init__(self, info: ErrorInfo) -> None:
        super().__init__(info.message)
        self.info = info


# (what the message of Pillow contains, what we say)
_BY_MESSAGE = (
    ("truncated", "the file ends too early"),
    ("Truncated", "the file ends too early"),
    ("broken data stream", "the image data is damaged"),
    ("broken PNG", "the image data is damaged"),
)


def from_decoder(error: Exception) -> ErrorInfo:
    """Name what a decoder raised while it read hostile bytes.

    Pillow's decoders raise nearly any class (SyntaxError, struct.error, KeyError, ...) for a broken file, so within
    a decoder every exception is the file's fault.
    """
    if isinstance(error, OSError) and error.errno:  # the disk's, not the bytes'
        return from_os(error)
    if isinstance(error, MemoryError):
        return ErrorInfo(ErrorKind.MEMORY, "not enough memory for this image", "use fewer workers")
    detail = f"{type(error).__name__}: {error}"
    if isinstance(error, Image.DecompressionBombError):
        return ErrorInfo(ErrorKind.TOO_LARGE, "it is too large to decode safely", detail=detail)
    for part, message in _BY_MESSAGE:
        if part in str(error):
            return ErrorInfo(ErrorKind.CORRUPT, message, detail=detail)
    return ErrorInfo(ErrorKind.CORRUPT, "the image is damaged", detail=detail)
