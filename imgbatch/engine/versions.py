"""Which libraries and codecs this engine was put together from."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import PIL
from PIL import features

from imgbatch.engine import resample

_CODECS = {
    "JPEG": "libjpeg_turbo",
    "PNG": "zlib_ng",
    "WebP": "webp",
    "AVIF": "avif",
    "TIFF": "libtiff",
    "colour": "littlecms2",
}


def versions() -> dict[str, str]:
    """Return name and version of what decodes, resamples and encodes, for people."""
    found = {"resampling": _resampler(), "Pillow": PIL.__version__}
    for name, feature in _CODECS.items():
        found[name] = f"{feature} {features.version(feature) or 'missing'}"
    found["HEIC"] = _heif()
    return found


def _heif() -> str:
    try:
        return f"pi-heif {version('pi-heif')}"
    except PackageNotFoundError:
        return "pi-heif is not installed: HEIC cannot be read"


def _resampler() -> str:
    if resample.simd is None:
        return f"Pillow {PIL.__version__} (cykooz-resizer is not installed: correct, but slower)"
    return f"cykooz-resizer {version('cykooz-resizer')} ({resample.simd.Resizer().cpu_extensions.name})"
