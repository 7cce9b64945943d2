"""Peak memory and time of one unit: measured, and as `domain.estimate` says before.

    python tests/benchmarks/memory.py [WORD ...] [--folder FOLDER]

Every case runs in an interpreter of its own, which first does a tiny image in the same way: what is measured is what
the image adds to an idle worker. Words choose the cases whose names hold all of them. Sources are painted into the
folder and left there.

The figure is the high-water mark of the process in /proc (Linux). `ru_maxrss` would not do: it begins with the size of
the process that started this one.

What must hold: the estimate is never below the measure; of photos, JPEG or PNG, that become a JPEG of 1280 it is hardly
more than twice as much, and at most four times of others, with some megabytes for an image of any size left aside. The
cases in which it is otherwise are those that no header tells from the rest; they are marked with *.
"""

from __future__ import annotations

import argparse
import io
import itertools
import os
import pickle
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
from PIL import Image

from imgbatch.domain.encoding import Encoding, Subsampling
from imgbatch.domain.estimate import peak_bytes
from imgbatch.domain.estimate import seconds as deadline
from imgbatch.domain.format import OPT_IN, Format
from imgbatch.domain.geometry import Fit
from imgbatch.domain.job import JobDone, Source, WorkUnit
from imgbatch.domain.recipe import IfExists, Pages, Recipe
from imgbatch.domain.resampling import Kernel, Resampling
from imgbatch.domain.size import Size
from imgbatch.engine.memory import keep_freed
from imgbatch.engine.opening import load_plugin, probe
from imgbatch.engine.worker import process_unit
from imgbatch.planning.plan import plan

MB = 1e6
ANY = 12 * MB
"""Bytes of an estimate that have nothing to do with the image: they decide for one of a megapixel or two."""

TINY = 0.01
TILE = 500
PHOTO, OTHER = (1, 2.25), (1, 4)
FIVE = "320,640,960,1280,1920"
NOTHING: Mapping[str, Any] = MappingProxyType({})


class Case(NamedTuple):
    """One thing to do.

    Attributes:
        kind: What the source is; a name in `KINDS`.
        megapixels: Of the source, all frames together.
        sizes: As people write them.
        options: Of the recipe, its resampling and its encoding.
        within: How many times the measure the estimate is, at least and at most.
    """

    kind: str
    megapixels: float
    sizes: str = "1280"
    options: Mapping[str, Any] = NOTHING
    within: tuple[float, float] = OTHER

    @property
    def name(self) -> str:
        options = " ".join(f"{name}={value}" for name, value in self.options.items())
        return f"{self.kind} {self.megapixels:g} MP -> {self.sizes} {options}".strip()

    def is_held(self, estimated: int, found: int) -> bool:
        """Whether an estimate is what it must be."""
        least, most = self.within
        return least * found <= estimated <= most * found + ANY


def edges(megapixels: float) -> tuple[int, int]:
    width = round((megapixels * 4e6 / 3) ** 0.5)
    return width, max(1, round(megapixels * 1e6 / width))


def photo(megapixels: float, mode: str = "RGB") -> Image.Image:
    """Waves, edges and grain, in tiles; alpha is as busy as the rest."""
    y, x = np.mgrid[0:TILE, 0:TILE].astype(np.float32)
    bands = 128 + 80 * np.sin(x / 23 + y / 91), 128 + 80 * np.cos(y / 37 - x / 53), 90 + 60 * ((x // 40 + y // 40) % 2)
    grain = np.random.default_rng(1).normal(0, 4, (TILE, TILE, 1))
    tile = Image.fromarray(np.clip(np.stack(bands, -1) + grain, 0, 255).astype(np.uint8))
    alpha = tile.getchannel(0)
    tile = tile.convert(mode)
    if mode in ("RGBA", "LA"):
        tile.putalpha(alpha)
    image = Image.new(mode, edges(megapixels))
    for place in itertools.product(range(0, image.width, TILE), range(0, image.height, TILE)):
        image.paste(tile, place)
    return image


def noise(megapixels: float, channels: int = 3, seed: int = 1) -> Image.Image:
    """Chance in every pixel: nothing can be compressed."""
    width, height = edges(megapixels)
    return Image.fromarray(np.random.default_rng(seed).integers(0, 256, (height, width, channels), dtype=np.uint8))


def saved(image: Image.Image, format_: str, **options: Any) -> bytes:
    memory = io.BytesIO()
    image.save(memory, format_, **options)
    return memory.getvalue()


def still(format_: str, mode: str = "RGB", **options: Any) -> Callable[[float], bytes]:
    return lambda megapixels: saved(photo(megapixels, mode), format_, **options)


def chance(format_: str, channels: int = 3, **options: Any) -> Callable[[float], bytes]:
    return lambda megapixels: saved(noise(megapixels, channels), format_, **options)


def palette(format_: str, **options: Any) -> Callable[[float], bytes]:
    return lambda megapixels: saved(photo(megapixels).quantize(64), format_, **options)


def film(format_: str, frames: int = 20, **options: Any) -> Callable[[float], bytes]:
    """The photo, moved a little from frame to frame."""

    def make(megapixels: float) -> bytes:
        first = photo(megapixels / frames)
        moved = [(1, 0, 9 * number, 0, 1, 5 * number) for number in range(1, frames)]
        rest = [first.transform(first.size, Image.Transform.AFFINE, data) for data in moved]
        return saved(first, format_, save_all=True, append_images=rest, duration=50, **options)

    return make


def chance_film(format_: str, frames: int = 20, **options: Any) -> Callable[[float], bytes]:
    def make(megapixels: float) -> bytes:
        first, *rest = (noise(megapixels / frames, 4, seed) for seed in range(frames))
        return saved(first, format_, save_all=True, append_images=rest, duration=50, **options)

    return make


def png(channels: int, bits: int, *, interlaced: bool = False, smooth: bool = False) -> Callable[[float], bytes]:
    """What Pillow does not write: 16 bits, with grain in the low ones unless it is smooth; interlaced."""

    def make(megapixels: float) -> bytes:
        pixels = np.asarray(photo(megapixels, "RGBA"))[..., :channels]
        if bits == 16:
            pixels = pixels.astype(np.uint16) * 256
            if not smooth:
                pixels |= np.random.default_rng(2).integers(0, 256, pixels.shape, dtype=np.uint16)
        adam7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
        rows = bytearray()
        for left, top, across, down in adam7 if interlaced else [(0, 0, 1, 1)]:
            part = pixels[top::down, left::across]
            if part.size:
                samples = part.astype(f">u{bits // 8}").reshape(len(part), -1).view(np.uint8)
                rows += np.pad(samples, ((0, 0), (1, 0))).tobytes()
        head = np.array(pixels.shape[1::-1], ">u4").tobytes()
        head += bytes((bits, {1: 0, 3: 2, 4: 6}[channels], 0, 0, interlaced))
        parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
        chunks = (len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4) for name, data in parts)
        return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)

    return make


def tiff_16_bits(megapixels: float) -> bytes:
    """Samples as they are, in one strip."""
    pixels = np.asarray(photo(megapixels)).astype("<u2") * 256
    height, width, channels = pixels.shape
    data, bits_at = pixels.tobytes(), 8
    entries = [(256, 1, width), (257, 1, height), (258, 3, bits_at), (259, 1, 1), (262, 1, 2), (273, 1, bits_at + 6)]
    entries += [(277, 1, channels), (278, 1, height), (279, 1, len(data))]
    file = np.array([0x002A4949, bits_at + 6 + len(data)], "<u4").tobytes() + np.array([16] * 3, "<u2").tobytes() + data
    file += len(entries).to_bytes(2, "little")
    for tag, count, value in entries:
        file += np.array([tag, 3 if count > 1 else 4], "<u2").tobytes() + np.array([count, value], "<u4").tobytes()
    return file + bytes(4)


def pages(megapixels: float) -> bytes:
    page = photo(megapixels / 3)
    return saved(page, "TIFF", save_all=True, append_images=[page, page], compression="tiff_adobe_deflate")


def heic(mode: str = "RGB", **options: Any) -> Callable[[float], bytes]:
    def make(megapixels: float) -> bytes:
        import pillow_heif  # noqa: PLC0415  (only where HEIC is asked for)

        pillow_heif.register_heif_opener()
        return saved(photo(megapixels, mode), "HEIF", quality=60, **options)

    return make


KINDS = {
    "jpeg": still("JPEG", quality=92),
    "jpeg 4:4:4": still("JPEG", quality=92, subsampling=0),
    "jpeg grey": still("JPEG", "L", quality=92),
    "jpeg CMYK": still("JPEG", "CMYK", quality=92),
    "jpeg progressive": still("JPEG", quality=92, progressive=True),
    "jpeg progressive 4:4:4": still("JPEG", quality=92, subsampling=0, progressive=True),
    "jpeg noise": chance("JPEG", quality=95, subsampling=0),
    "png": still("PNG", compress_level=1),
    "png alpha": still("PNG", "RGBA", compress_level=1),
    "png grey": still("PNG", "L", compress_level=1),
    "png grey alpha": still("PNG", "LA", compress_level=1),
    "png one colour transparent": still("PNG", compress_level=1, transparency=(1, 2, 3)),
    "png palette": palette("PNG", compress_level=1),
    "png palette transparent": palette("PNG", compress_level=1, transparency=3),
    "png interlaced": png(3, 8, interlaced=True),
    "png noise": chance("PNG", compress_level=1),
    "png noise alpha": chance("PNG", 4, compress_level=1),
    "png 16 bits": png(3, 16),
    "png 16 bits smooth": png(3, 16, smooth=True),
    "png 16 bits alpha": png(4, 16),
    "png 16 bits grey": png(1, 16),
    "webp": still("WEBP", quality=80, method=0),
    "webp alpha": still("WEBP", "RGBA", quality=80, method=0),
    "webp lossless": still("WEBP", lossless=True, quality=0, method=0),
    "avif": still("AVIF", quality=60, speed=10),
    "avif 4:4:4 alpha": still("AVIF", "RGBA", quality=60, speed=10, subsampling="4:4:4"),
    "tiff": still("TIFF"),
    "tiff one strip": chance("TIFF", compression="tiff_adobe_deflate", strip_size=2**30),
    "tiff CMYK": still("TIFF", "CMYK"),
    "tiff LAB": still("TIFF", "LAB"),
    "tiff jpeg": still("TIFF", compression="jpeg"),
    "tiff 16 bits": tiff_16_bits,
    "tiff 3 pages": pages,
    "gif": palette("GIF"),
    "gif transparent": palette("GIF", transparency=3),
    "bmp": still("BMP"),
    "heic": heic(),
    "heic alpha": heic("RGBA"),
    "heic 4:4:4": heic(chroma=444),
    "jpeg2000": still("JPEG2000", quality_mode="rates", quality_layers=[10]),
    "jpeg2000 alpha": still("JPEG2000", "RGBA", quality_mode="rates", quality_layers=[10]),
    "ppm": still("PPM"),
    "qoi": still("QOI"),
    "sgi": still("SGI", bpc=2),
    "dds": still("DDS", "RGBA"),
    "gif film": film("GIF"),
    "png film": film("PNG", compress_level=1),
    "webp film": film("WEBP", quality=70, method=0),
    "avif film": film("AVIF", quality=60, speed=10),
    "png noise film": chance_film("PNG", compress_level=1),
    "webp noise film": chance_film("WEBP", lossless=True, quality=0, method=0),
    "webp long noise film": chance_film("WEBP", 100, lossless=True, quality=0, method=0),
}

STILLS = [kind for kind in KINDS if "film" not in kind and "noise" not in kind]
FILMS = [kind for kind in KINDS if "film" in kind]
UNTOLD = {"png grey": (1, 7)}
SLOW = ("qoi", "sgi", "dds")  # decoders in Python

WEBP, AVIF, PNG, TIFF, GIF, BMP = Format.WEBP, Format.AVIF, Format.PNG, Format.TIFF, Format.GIF, Format.BMP
TO_JPEG = {"format": Format.JPEG}
BEST = {"quality": 100, "subsampling": Subsampling.FULL}

CASES = (
    Case("jpeg", 12, within=PHOTO),
    *(Case(kind, 12, within=UNTOLD.get(kind, OTHER)) for kind in STILLS if kind not in ("jpeg", *SLOW)),
    *(Case(kind, 2) for kind in SLOW),
    *(Case("jpeg", megapixels, within=PHOTO) for megapixels in (1, 2, 24, 50, 100)),
    *(Case("png", megapixels, options=TO_JPEG, within=PHOTO) for megapixels in (2, 12, 50)),
    *(Case(kind, megapixels) for kind in ("webp", "avif", "tiff", "heic") for megapixels in (2, 50)),
    *(Case("jpeg", 12, sizes) for sizes in ("320", "3000", "9000", FIVE)),
    Case("jpeg", 50, "6000"),
    Case("jpeg", 12, "200%", {"enlarge": True}),
    Case("jpeg", 12, "4000x4000", {"fit": Fit.CONTAIN, "background": "#123"}),
    Case("jpeg", 12, "900x1600", {"fit": Fit.COVER}),
    Case("jpeg", 12, "1280", {"fast": True}),
    Case("jpeg", 12, "1280", {"linear": True}),
    Case("jpeg", 12, "200%", {"linear": True, "enlarge": True}),
    Case("jpeg", 12, "1280", {"kernel": Kernel.NEAREST}),
    Case("jpeg", 12, "1280", {"max_bytes": 100_000}),
    Case("jpeg", 12, "3000", {"max_bytes": 150_000}),
    Case("jpeg", 12, "1280", {"keep_smaller": True}),
    *(Case("jpeg", 12, "3000", {name: value}) for name, value in (("sharpen", 50), ("progressive", True))),
    *(Case("jpeg", 12, size, {"format": format_}) for format_ in (WEBP, AVIF, PNG) for size in ("1280", "3000", FIVE)),
    *(Case("jpeg", 12, "3000", {"format": format_}) for format_ in (TIFF, GIF, BMP)),
    Case("jpeg", 12, "3000", {"format": WEBP, "lossless": True}),
    Case("jpeg", 12, "3000", {"format": PNG, "colours": 64}),
    Case("jpeg", 50, "6000", {"format": AVIF, "avif_speed": 10}),
    Case("jpeg", 2, "90%", {"format": AVIF, "avif_speed": 4}),
    Case("jpeg noise", 12, "1280"),
    Case("jpeg noise", 12, "3999", BEST),
    Case("png", 12, "3000"),
    Case("png", 12, FIVE),
    Case("png", 12, "3000", {"optimise": True}),
    *(Case("png alpha", 12, "3000", options) for options in (TO_JPEG, {"linear": True}, {"sharpen": 50})),
    *(Case("png alpha", 2, "90%", {"format": WEBP, "webp_method": method}) for method in (4, 6)),
    Case("png alpha", 2, "90%", {"format": AVIF}),
    Case("png noise", 12, "1280"),
    Case("png noise", 12, "3999", {"max_bytes": 20_000_000}),
    *(Case("png noise", 2, "99%", {"format": format_}) for format_ in (TIFF, GIF, BMP, PNG)),
    *(Case("png noise", 2, "99%", {"format": format_, **BEST}) for format_ in (WEBP, AVIF)),
    *(Case("png noise alpha", 2, "99%", {"format": format_}) for format_ in (TIFF, GIF, PNG)),
    Case("png noise alpha", 2, "99%", {"format": AVIF, "avif_speed": 8, **BEST}),
    Case("png noise alpha", 2, "99%", {"format": WEBP, "lossless": True}),
    Case("png noise alpha", 2, "99%", {"colours": 256}),
    Case("png 16 bits", 12, "3000"),
    Case("png 16 bits", 12, "1280", TO_JPEG),
    Case("png 16 bits", 12, "1280", {"linear": True}),
    Case("png 16 bits alpha", 12, "3000"),
    Case("png 16 bits alpha", 4, "200%", {"enlarge": True}),
    Case("png 16 bits", 12, "3000", {"format": TIFF}),
    Case("tiff", 12, "3000"),
    *(Case("tiff 3 pages", 36, size, {"pages": Pages.ALL}) for size in ("1280", "3000")),
    *(Case(kind, 12, size) for kind in FILMS for size in ("200", "90%") if kind != "webp long noise film"),
    *(Case(kind, 60, "200") for kind in ("gif film", "webp film", "avif film")),
    *(Case("webp noise film", 12, "90%", {"format": format_}) for format_ in (PNG, GIF)),
    Case("webp noise film", 12, "90%", {"format": WEBP, "lossless": True}),
    Case("webp noise film", 6, "90%", {"format": AVIF, "avif_speed": 8, **BEST}),
    Case("webp long noise film", 12, "90%", {"format": AVIF, "avif_speed": 8, **BEST}),
    Case("webp long noise film", 12, "90%", {"format": PNG}),
    Case("gif film", 12, "90%,80%,70%", {"format": WEBP}),
    Case("webp film", 12, "90%", {"max_bytes": 300_000}, (1, 5)),
    Case("gif film", 12, "1280", {"format": Format.JPEG, "first_frame": True}),
)


def source_of(kind: str, megapixels: float, folder: str) -> Source:
    path = os.path.join(folder, f"{kind.replace(':', '')} {megapixels:g}")
    if not os.path.exists(path):
        data = KINDS[kind](megapixels)
        with open(path, "wb") as file:
            file.write(data)
    return Source(0, path, bytes=os.path.getsize(path))


def unit_of(case: Case, folder: str) -> WorkUnit:
    """Plan a case as a batch does."""
    groups: dict[type[Any], dict[str, Any]] = {Resampling: {}, Encoding: {}, Recipe: {}}
    for name, value in case.options.items():
        next(options for type_, options in groups.items() if name in type_.__struct_fields__)[name] = value
    recipe = Recipe(
        sizes=tuple(map(Size.parse, case.sizes.split(","))),
        resampling=Resampling(**groups[Resampling]),
        encoding=Encoding(**groups[Encoding]),
        allow=OPT_IN,
        if_exists=IfExists.REPLACE,
        **groups[Recipe],
    )
    source = source_of(case.kind, case.megapixels, folder)
    (unit,) = plan([source], recipe, os.path.join(folder, "out"), probe=probed, token="t")
    return unit


def probed(sources: Iterable[Source], _is_wanted: object) -> Iterator[Source]:
    return (probe(source, OPT_IN) for source in sources)


def measured(case: Case, folder: str) -> tuple[int, float]:
    """Return the bytes that a case adds to a worker which has done a tiny one, and its seconds."""
    units = unit_of(case._replace(megapixels=TINY), folder), unit_of(case, folder)
    command = [sys.executable, __file__, "--child"]
    done = subprocess.run(command, input=pickle.dumps(units), check=True, stdout=subprocess.PIPE)
    result: tuple[int, float] = pickle.loads(done.stdout)
    return result


def child() -> None:
    tiny, unit = pickle.load(sys.stdin.buffer)
    keep_freed()  # as workers do
    for format_ in {tiny.source.header.format, *(job.format for job in tiny.jobs)}:
        load_plugin(format_)
    process_unit(tiny)
    before = status("VmRSS")
    start = time.perf_counter()
    results = process_unit(unit)
    taken = time.perf_counter() - start
    assert all(isinstance(result, JobDone) for result in results), results
    sys.stdout.buffer.write(pickle.dumps((status("VmHWM") - before, taken)))


def status(name: str) -> int:
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith(name))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--folder")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child()
        return
    print("measured estimated  times     seconds  deadline")
    with tempfile.TemporaryDirectory() as own:
        folder = options.folder or own
        for case in CASES:
            if all(word in case.name for word in options.words):
                report(case, folder)


def report(case: Case, folder: str) -> None:
    found, taken = measured(case, folder)
    unit = unit_of(case, folder)
    said = peak_bytes(unit)
    mark = "*" if case.within not in (PHOTO, OTHER) else " "
    verdict = "" if case.is_held(said, found) else "WRONG"
    figures = f"{found / MB:5.0f} MB  {said / MB:5.0f} MB  {said / max(found, 1):5.2f}{mark}{verdict:<6}"
    print(f"{figures} {taken:6.2f} s {deadline(unit):7.0f} s  {case.name}", flush=True)


if __name__ == "__main__":
    main()
