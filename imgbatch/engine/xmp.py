"""XMP as bytes: the packet for an image that was turned upright and resized, and one that says nothing private.

A property may stand in a packet as an attribute or as an element, at any depth and with any prefix: its namespace and
name decide.
"""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree as ET
from xml.parsers import expat

_MAX_BYTES = 2**21
"""Packets above this are not understood; cameras and raw converters write kilobytes."""

_MAX_DEPTH = 100
"""Elements inside each other; the serializer of the standard library calls itself for each."""

_MAX_ELEMENTS = 2**17
"""Elements and attributes; each becomes an object twenty times as large as it is short."""

_MAX_NAMESPACE = 256
"""Characters of a namespace; the parser writes it before each new name, so that a long one could fill the memory."""

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XMP = "http://ns.adobe.com/xap/1.0/"
_MM = "http://ns.adobe.com/xap/1.0/mm/"
_NOTE = "http://ns.adobe.com/xmp/note/"
_TIFF = "http://ns.adobe.com/tiff/1.0/"
_EXIF = "http://ns.adobe.com/exif/1.0/"
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
_IPTC_CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
_IPTC_EXT = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"

# An output would be as valid with the prefixes ns0, ns1 and so on; people and simple readers know these.
for _prefix, _namespace in {
    "x": "adobe:ns:meta/",
    "xmp": _XMP,
    "xmpMM": _MM,
    "xmpNote": _NOTE,
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "xmpDM": "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
    "xmpGImg": "http://ns.adobe.com/xap/1.0/g/img/",
    "stEvt": "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#",
    "stRef": "http://ns.adobe.com/xap/1.0/sType/ResourceRef#",
    "stDim": "http://ns.adobe.com/xap/1.0/sType/Dimensions#",
    "stArea": "http://ns.adobe.com/xmp/sType/Area#",
    "tiff": _TIFF,
    "exif": _EXIF,
    "exifEX": "http://cipa.jp/exif/1.0/",
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
    "crs": "http://ns.adobe.com/camera-raw-settings/1.0/",
    "lr": "http://ns.adobe.com/lightroom/1.0/",
    "photoshop": _PHOTOSHOP,
    "Iptc4xmpCore": _IPTC_CORE,
    "Iptc4xmpExt": _IPTC_EXT,
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "mwg-rs": "http://www.metadataworkinggroup.com/schemas/regions/",
    "digiKam": "http://www.digikam.org/ns/1.0/",
    "MicrosoftPhoto": "http://ns.microsoft.com/photo/1.0/",
    "GPano": "http://ns.google.com/photos/1.0/panorama/",
    "GCamera": "http://ns.google.com/photos/1.0/camera/",
    "drone-dji": "http://www.dji.com/drone-dji/1.0/",
}.items():
    ET.register_namespace(_prefix, _namespace)


def _named(namespace: str, *names: str) -> set[str]:
    return {f"{{{namespace}}}{name}" for name in names}


_STALE = _named(_XMP, "Thumbnails") | _named(_NOTE, "HasExtendedXMP")
"""Pictures of the source, and the number of a second packet that does not come along."""

_PRIVATE = (
    _named(_EXIF, "ImageUniqueID")
    | _named(_PHOTOSHOP, "City", "State", "Country", "DocumentAncestors")
    | _named(_IPTC_CORE, "Location", "CountryCode")
    | _named(_IPTC_EXT, "LocationCreated", "LocationShown")
)

_HISTORY = f"{{{_MM}}}"
"""All of this namespace: numbers of the file and of those it was made of, and who did what to it and when."""

# In whichever namespace: makers of drones and phones have their own for the same things.
_PRIVATE_BEGINNING = "gps"
_PRIVATE_ENDS = ("serialnumber", "ownername", "makernote")

_WIDTHS = _named(_EXIF, "PixelXDimension") | _named(_TIFF, "ImageWidth")
_LENGTHS = _named(_EXIF, "PixelYDimension") | _named(_TIFF, "ImageLength")

_RESOLUTIONS = _named(_TIFF, "XResolution", "YResolution")

_SUSPECT = ("Orientation", "Thumbnails")
"""What would be stale in a packet that cannot be read; another program might succeed."""

_BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
_END = '<?xpacket end="w"?>'


def clean(
    packet: bytes, *, private: bool, size: tuple[int, int] | None = None, dpi: float | None = None
) -> bytes | None:
    """Return the packet for the output: upright, without thumbnails, and the same bytes where nothing has to change.

    None where it cannot be understood and has to be left out: always if it must say nothing private, else if it seems
    to hold an orientation or thumbnails.

    Args:
        packet: With or without its wrapper, in UTF-8 or UTF-16; the result is UTF-8.
        private: Whether to take out places, serial numbers, owners, maker notes and the history of the file.
        size: Width and height of the output, for the properties that say them.
        dpi: Pixels per inch of the output, for the properties that say it.
    """
    try:
        text = packet.decode(_encoding(packet)).strip("\0\ufeff \t\r\n")
        root = _parsed(text)
    except ValueError:
        seen = packet.replace(b"\0", b"")  # UTF-16 as well
        return None if private or any(word.encode() in seen for word in _SUSPECT) else packet
    values = dict.fromkeys(_named(_TIFF, "Orientation"), "1")
    if size:
        values |= dict.fromkeys(_WIDTHS, str(size[0])) | dict.fromkeys(_LENGTHS, str(size[1]))
    if dpi:
        ratio = Fraction(dpi).limit_denominator(10_000)
        values |= dict.fromkeys(_RESOLUTIONS, f"{ratio.numerator}/{ratio.denominator}")
        values |= dict.fromkeys(_named(_TIFF, "ResolutionUnit"), "2")  # inches
    if not _changed(root, values, private=private):
        return packet
    result = ET.tostring(root, encoding="unicode")
    return "\n".join((_BEGIN, result, _END) if text.startswith("<?xpacket") else (result,)).encode()


def _encoding(packet: bytes) -> str:
    if packet.startswith((b"\xfe\xff", b"\xff\xfe")):
        return "utf-16"
    return {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}.get(packet[:2], "utf-8")


def _parsed(text: str) -> ET.Element:
    """Parse a packet.

    Raises:
        ValueError: It is no XMP, or it is made to harm.
    """
    try:
        _check(text)
        # Safe by now: entities that grow or read files are declared in a DOCTYPE, and there is none.
        root = ET.fromstring(text)  # noqa: S314
    except (expat.ExpatError, ET.ParseError) as error:
        raise ValueError(str(error)) from error
    if root.tag != f"{{{_RDF}}}RDF" and root.find(f".//{{{_RDF}}}RDF") is None:
        raise ValueError("no RDF")
    return root


def _check(text: str) -> None:
    """Read through a packet without building anything of it.

    Raises:
        ValueError: It is made to harm.
        ExpatError: It is no XML.
    """
    depth = count = 0

    def start(_name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1 + len(attributes)
        if count > _MAX_ELEMENTS:
            raise ValueError("too many elements")
        if depth > _MAX_DEPTH:
            raise ValueError("too deep")
        if any(name.startswith("xmlns") and len(value) > _MAX_NAMESPACE for name, value in attributes.items()):
            raise ValueError("a namespace is too long")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_declaration: object) -> None:
        raise ValueError("XMP has no DOCTYPE")

    if len(text) > _MAX_BYTES:
        raise ValueError("too long")
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    parser.Parse(text, True)


def _changed(root: ET.Element, values: dict[str, str], *, private: bool) -> bool:
    """Remove what must not stay and set values where there are such properties; tell whether anything had to."""
    changed = False
    for element in list(root.iter()):
        for name in list(element.attrib):
            if _is_removed(name, private=private):
                del element.attrib[name]
                changed = True
            elif name in values and element.attrib[name].strip() != values[name]:
                element.attrib[name] = values[name]
                changed = True
        if len(stay := [child for child in element if not _is_removed(child.tag, private=private)]) != len(element):
            element[:] = stay
            changed = True
        value = values.get(element.tag)
        if value is not None and (len(element) or element.attrib or (element.text or "").strip() != value):
            tail = element.tail
            element.clear()
            element.text, element.tail = value, tail
            changed = True
    return changed


def _is_removed(name: str, *, private: bool) -> bool:
    if not private:
        return name in _STALE
    local = name.rpartition("}")[2].lower()
    named = local.startswith(_PRIVATE_BEGINNING) or local.endswith(_PRIVATE_ENDS)
    return named or name in _STALE or name in _PRIVATE or name.startswith(_HISTORY)
