"""The software bill of materials: every part of a bundle with its version and licence, as CycloneDX."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import Distribution
from pathlib import Path
from platform import machine, python_version, system

from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from notices import host_packages, libraries
from packageurl import PackageURL
from product import BILL, run

from imgbatch import __version__


def build(bundle: Path, dist: Path) -> Path:
    """Lay the bill of a bundle into the folder `dist` as well, and return its path."""
    return Path(
        shutil.copyfile(bundle / BILL, dist / f"imgbatch-{__version__}-{system().lower()}-{machine()}.cdx.json")
    )


def bill(bundle: Path, epoch: int) -> str:
    """Return the bill of a bundle as JSON.

    Args:
        bundle: The folder.
        epoch: Its date, in seconds since 1970.
    """
    own = Component(name="imgbatch", version=__version__, type=ComponentType.APPLICATION, bom_ref="imgbatch")
    date = datetime.fromtimestamp(epoch, UTC)
    # The number has to be another one for each bill, and the same for the same one.
    number = uuid.uuid5(uuid.NAMESPACE_OID, f"imgbatch {__version__} {epoch}")
    metadata = BomMetaData(component=own, timestamp=date)
    parts = [*_parts(bundle)]
    bom = Bom(components=parts, metadata=metadata, serial_number=number)
    bom.register_dependency(own, parts)
    return str(JsonV1Dot6(bom).output_as_string(indent=2)) + "\n"


def _parts(bundle: Path) -> Iterator[Component]:
    yield _part("Python", python_version(), PackageURL("generic", None, "python", python_version()))
    for library in libraries():
        url = PackageURL("pypi", None, library.name.lower().replace("_", "-"), library.version)
        part = _part(library.name, library.version, url)
        part.licenses = _licences(library)
        yield part
    for package in host_packages(bundle):
        version = run("dpkg-query", "--show", "--showformat=${Version}", package)
        yield _part(package, version, PackageURL("deb", "debian", package, version))


def _part(name: str, version: str, url: PackageURL) -> Component:
    return Component(name=name, version=version, type=ComponentType.LIBRARY, purl=url, bom_ref=str(url))


def _licences(library: Distribution) -> list[DisjunctiveLicense | LicenseExpression]:
    words = library.metadata.json
    if expression := words.get("license_expression"):
        return [LicenseExpression(expression)]
    classifiers = [line for line in words.get("classifier", ()) if line.startswith("License ::")]
    names = sorted(line.rpartition(" :: ")[2] for line in classifiers) or [str(words.get("license", ""))]
    return [DisjunctiveLicense(name=name) for name in names if name]
