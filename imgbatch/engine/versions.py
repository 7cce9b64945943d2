"""Which libraries and codecs this engine was put together from."""

from __future__ import annotations

import PIL
from PIL import features

from imgbatch.engine.resample import resampler

_CODECS = {"JPEG": "libjpeg_turbo", "PNG": "zlib_ng", "WebP": "webp", "colour": "littlecms2"}


def versions() -> dict[str, str]:
    """Return name and version of what decodes, resamples and encodes, for people."""
    found = {"resampling": resampler(), "Pillow": PIL.__version__}
    for name, feature in _CODECS.items():
        found[name] = f"{feature} {features.version(feature) or 'missing'}"
    return found
