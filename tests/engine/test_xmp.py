"""XMP as bytes that strangers wrote."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgbatch.engine.xmp import clean

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "xmpNote": "http://ns.adobe.com/xmp/note/",
    "stEvt": "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "exifEX": "http://cipa.jp/exif/1.0/",
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "drone-dji": "http://www.dji.com/drone-dji/1.0/",
    "own": "http://example.org/own/",
}
BEGIN, END = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>', '<?xpacket end="w"?>'
CREATOR = "<dc:creator><rdf:Seq><rdf:li>Me &amp; You – é</rdf:li></rdf:Seq></dc:creator>"


def packet(attributes="", elements="", spaces=None, wrapped=True):
    """A packet as programs write it, in bytes."""
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in (spaces or SPACES).items())
    text = (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Test"><rdf:RDF {declared}>'
        f'<rdf:Description rdf:about="" {attributes}>{elements}</rdf:Description></rdf:RDF></x:xmpmeta>'
    )
    return (f"{BEGIN}\n{text}\n{' ' * 200}\n{END}" if wrapped else text).encode()


def values(data):
    """All attributes and texts of a packet by their full name."""
    found = {}
    for element in ET.fromstring(data.decode()).iter():
        found |= element.attrib
        if element.text and element.text.strip():
            found[element.tag] = element.text
    return found


def full(name):
    prefix, local = name.split(":")
    return f"{{{SPACES[prefix]}}}{local}"


PRIVATE = [
    "exif:GPSLatitude",
    "exif:GPSImgDirection",
    "exif:MakerNote",
    "exif:ImageUniqueID",
    "exif:CameraOwnerName",
    "exifEX:BodySerialNumber",
    "exifEX:LensSerialNumber",
    "exifEX:CameraOwnerName",
    "aux:SerialNumber",
    "aux:LensSerialNumber",
    "aux:OwnerName",
    "xmpMM:DocumentID",
    "xmpMM:InstanceID",
    "xmpMM:OriginalDocumentID",
    "xmpMM:History",
    "xmpMM:DerivedFrom",
    "xmpMM:Ingredients",
    "xmpMM:PreservedFileName",
    "Iptc4xmpExt:LocationCreated",
    "Iptc4xmpExt:LocationShown",
    "Iptc4xmpCore:Location",
    "photoshop:City",
    "photoshop:State",
    "photoshop:Country",
    "drone-dji:GpsLatitude",
    "drone-dji:CameraSerialNumber",
]


@pytest.mark.parametrize("name", PRIVATE)
def test_what_is_private_goes_as_attribute_and_as_element(name):
    # GIVEN a packet with something private, in each of its forms, and a creator
    inside = "<rdf:Bag><rdf:li stEvt:action='SECRET'>SECRET</rdf:li></rdf:Bag>"
    forms = [
        packet(f'{name}="SECRET"', CREATOR),
        packet("", f"{CREATOR}<{name}>SECRET</{name}>"),
        packet("", f"{CREATOR}<{name}>{inside}</{name}>"),
        packet("", f"{CREATOR}<own:list><rdf:Bag><rdf:li><{name}>SECRET</{name}></rdf:li></rdf:Bag></own:list>"),
    ]
    for before in forms:
        # WHEN what is private is taken out / THEN it is gone and the creator is not
        after = clean(before, private=True)
        assert b"SECRET" not in after
        assert values(after)[full("rdf:li")] == "Me & You – é"
        # AND it stays where it is not to be taken out
        assert clean(before, private=False) == before


def test_namespaces_decide_and_not_prefixes():
    # GIVEN a packet that calls photoshop `a`, and another namespace `photoshop`
    spaces = {"rdf": SPACES["rdf"], "a": SPACES["photoshop"], "photoshop": SPACES["own"]}
    before = packet('a:City="SECRET" photoshop:City="public"', spaces=spaces)
    # WHEN what is private is taken out / THEN the namespace tells which
    assert values(clean(before, private=True)) == {
        "{adobe:ns:meta/}xmptk": "Test",
        full("rdf:about"): "",
        full("own:City"): "public",
    }


def test_the_usual_prefixes_and_the_wrapper_are_kept():
    # GIVEN a packet as others write it / WHEN it is changed / THEN it looks as before
    after = clean(packet('aux:SerialNumber="1" aux:Lens="35 mm" photoshop:Credit="C"', CREATOR), private=True).decode()
    assert after.startswith(BEGIN + "\n<x:xmpmeta ")
    assert after.endswith("</x:xmpmeta>\n" + END)
    for text in ('aux:Lens="35 mm"', 'photoshop:Credit="C"', "<dc:creator>", "<rdf:RDF", 'x:xmptk="Test"'):
        assert text in after
    # AND one without a wrapper gets none
    assert clean(packet('aux:SerialNumber="1"', wrapped=False), private=True).startswith(b"<x:xmpmeta")


@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize(
    ("attributes", "elements"),
    [
        ('tiff:Orientation="6"', ""),
        ("", "<tiff:Orientation>6</tiff:Orientation>"),
        ("", "<tiff:Orientation rdf:parseType='Resource'><rdf:value>6</rdf:value></tiff:Orientation>"),
    ],
)
def test_the_orientation_is_reset(private, attributes, elements):
    # GIVEN a packet of an image that is not upright / WHEN it is cleaned / THEN it is
    after = values(clean(packet(attributes, elements + CREATOR), private=private))
    assert after[full("tiff:Orientation")] == "1"
    assert full("rdf:value") not in after
    assert after[full("rdf:li")] == "Me & You – é"


@pytest.mark.parametrize("private", [False, True])
def test_thumbnails_and_the_link_to_a_second_packet_always_go(private):
    # GIVEN a packet with a picture of the source in it / WHEN it is cleaned / THEN it is without
    thumbnails = "<xmp:Thumbnails><rdf:Alt><rdf:li rdf:parseType='Resource'>STALE</rdf:li></rdf:Alt></xmp:Thumbnails>"
    after = clean(packet('xmpNote:HasExtendedXMP="STALE"', thumbnails + CREATOR), private=private)
    assert b"STALE" not in after
    assert values(after)[full("rdf:li")] == "Me & You – é"


def test_size_and_resolution_are_those_of_the_output():
    # GIVEN a packet that says the size and resolution of the source / WHEN it is cleaned for an output
    before = packet(
        'exif:PixelXDimension="4000" tiff:ImageWidth="4000" tiff:XResolution="72/1" tiff:ResolutionUnit="3"',
        "<exif:PixelYDimension>3000</exif:PixelYDimension><tiff:ImageLength>3000</tiff:ImageLength>",
    )
    after = values(clean(before, private=False, size=(800, 600), dpi=300))
    # THEN it says those of the output, and nothing that was not said before
    assert (after[full("exif:PixelXDimension")], after[full("exif:PixelYDimension")]) == ("800", "600")
    assert (after[full("tiff:ImageWidth")], after[full("tiff:ImageLength")]) == ("800", "600")
    assert (after[full("tiff:XResolution")], after[full("tiff:ResolutionUnit")]) == ("300/1", "2")
    assert full("tiff:YResolution") not in after
    assert clean(packet("", CREATOR), private=False, size=(8, 6), dpi=72) == packet("", CREATOR)


@pytest.mark.parametrize("private", [False, True])
def test_a_packet_that_is_right_keeps_its_bytes(private):
    # GIVEN a packet, oddly written, in which nothing has to change / WHEN it is cleaned / THEN not a byte differs
    before = packet("tiff:Orientation = '1' dc:format='image/jpeg'", CREATOR + "<!-- so --><own:x   />") + b"\0\n"
    assert clean(before, private=private, size=(8, 6)) == before


def test_cleaning_twice_changes_nothing_more():
    # GIVEN a packet that was cleaned / WHEN it is cleaned again / THEN it stays
    after = clean(packet('tiff:Orientation="6" aux:SerialNumber="1"', CREATOR), private=True)
    assert clean(after, private=True) == after


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_other_encodings_are_read(encoding):
    # GIVEN a packet in UTF-16 / WHEN it is cleaned / THEN it is UTF-8
    text = packet('tiff:Orientation="6" photoshop:City="SECRET"', CREATOR).decode()
    after = clean(text.encode(encoding), private=True)
    assert "SECRET" not in after.decode()
    assert values(after)[full("rdf:li")] == "Me & You – é"


RDF = f'<rdf:RDF xmlns:rdf="{SPACES["rdf"]}">%s</rdf:RDF>'
BROKEN = [
    b"",
    b"no packet",
    b"\xff\xfe\0",
    b"\xe9" + packet(),
    packet()[:-300],
    b"<html>SECRET</html>",
    packet("undeclared:x='1'"),
    (RDF % ("<a>" * 200 + "</a>" * 200)).encode(),
    (RDF % (f'<a xmlns="{"n" * 1000}"/>')).encode(),
    b"<!DOCTYPE x>" + packet(wrapped=False),
    b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + (RDF % "&b;").encode(),
    b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' + packet(wrapped=False),
    ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x>' + RDF % "").encode("utf-16"),
    packet("", " " * 2**21),
]


@pytest.mark.parametrize("data", BROKEN)
def test_a_packet_that_cannot_be_understood_is_left_out_or_alone(data):
    # GIVEN what is no packet, or made to harm / WHEN nothing private may be in it / THEN all of it goes
    assert clean(data, private=True) is None
    # AND where all may stay it stays, unless another program could find something stale in it
    assert clean(data, private=False) == data
    for word in ("Orientation", "Thumbnails"):
        assert clean(data + word.encode(), private=False) is None
        assert clean(data + word.encode("utf-16-le"), private=False) is None


def test_a_declared_encoding_is_not_believed():
    # GIVEN a packet that claims to be in an encoding nobody knows / WHEN it is cleaned / THEN it is read as UTF-8
    before = b'<?xml version="1.0" encoding="x-unknown"?>' + packet('aux:OwnerName="SECRET"', CREATOR, wrapped=False)
    after = clean(before, private=True)
    assert after is None or (b"SECRET" not in after and values(after)[full("rdf:li")] == "Me & You – é")


pieces = st.sampled_from(
    [
        *(f"<{name}>" for name in ("rdf:RDF", "a", "tiff:Orientation", "xmp:Thumbnails", "exif:GPSLatitude")),
        *(f"</{name}>" for name in ("rdf:RDF", "a", "tiff:Orientation", "xmp:Thumbnails", "exif:GPSLatitude")),
        *(f'<rdf:RDF xmlns:{prefix}="{uri}">' for prefix, uri in SPACES.items()),
        *(
            'tiff:Orientation="6"',
            "<a/>",
            "<![CDATA[",
            "]]>",
            "&#0;",
            "&amp;",
            "&x;",
            "<?xpacket",
            "?>",
            "\0",
            "\ud7ff",
        ),
    ]
)


@given(st.binary(max_size=80) | st.lists(pieces, max_size=12).map(lambda found: "".join(found).encode()), st.booleans())
def test_hostile_bytes_never_raise(data, private):
    # GIVEN any bytes / WHEN they are cleaned / THEN there are bytes that stay as they are, or none
    after = clean(data, private=private, size=(8, 6), dpi=300)
    assert after is None or clean(after, private=private, size=(8, 6), dpi=300) == after


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=4), st.sampled_from(list(b'<>&"\0\xff/: a')))
def test_a_broken_packet_never_raises(places, byte):
    # GIVEN a packet in which some bytes are broken / WHEN it is cleaned / THEN it never raises
    data = bytearray(packet('tiff:Orientation="6" aux:OwnerName="SECRET"', CREATOR))
    for place in places:
        data[place % len(data)] = byte
    after = clean(bytes(data), private=True)
    assert after is None or isinstance(after, bytes)


def test_many_properties_do_not_take_long():
    # GIVEN a packet of a hundred thousand private properties / WHEN it is cleaned / THEN it is done at once
    assert b"GPS" not in clean(packet("", "<exif:GPSx/>" * 100_000), private=True)


def test_too_many_elements_are_not_understood():
    # GIVEN a packet of more elements than anybody writes / WHEN it is cleaned / THEN no tree of them is built
    assert clean(packet("", "<exif:a/>" * 140_000), private=True) is None
