"""What is never fetched for a user: this machine, their network, and whatever is no address of the web."""

from __future__ import annotations

import socket

import pytest

from imgbatch.planning.public import refused_address, refused_url

PRIVATE = (
    *("127.0.0.1", "127.8.9.10", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
    *("169.254.169.254", "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1"),
    *("255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::a00:1"),
    *("2002:7f00:1::", "2002:a00:1::", "2001:0:a00:1::", "2001:0:808:808:0:0:f5ff:fffe"),
)
PUBLIC = ("8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::")


@pytest.mark.parametrize("address", PRIVATE)
def test_nothing_of_this_machine_or_its_network_is_connected_to(address):
    # GIVEN an address that not all the world sees, also inside another / WHEN it is looked at / THEN it is refused
    assert "private network" in str(refused_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_what_all_the_world_sees_is_connected_to(address):
    # GIVEN an address that all the world sees / WHEN it is looked at / THEN there is nothing to say
    assert refused_address(address) is None


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost"])
def test_odd_ways_to_write_this_machine_end_at_its_address(host):
    # GIVEN a host as the system's own resolver reads it / WHEN what it leads to is looked at / THEN it is refused
    found = {entry[4][0] for entry in socket.getaddrinfo(host, 80, type=socket.SOCK_STREAM)}
    assert found
    assert all(refused_address(address) for address in found)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/passwd", "not file"),
        ("ftp://example.invalid/a.jpg", "not ftp"),
        ("gopher://example.invalid/", "not gopher"),
        ("data:image/png;base64,AAAA", "not data"),
        ("javascript:alert(1)", "not javascript"),
        ("//example.invalid/a.jpg", "not this"),
        ("a.jpg", "not this"),
        ("http://", "no address"),
        ("http:///a.jpg", "no address"),
        ("http://example.invalid:0/", "no address"),
        ("http://example.invalid:99999/", "no address"),
        ("http://[::1", "no address"),
        ("http://exa mple.invalid/", "no address"),
        ("http://example.invalid/a\r\nHost: other", "no address"),
        ("http://user@example.invalid/", "name or password"),
        ("http://user:secret@example.invalid/", "name or password"),
        ("http://8.8.8.8@127.0.0.1/", "name or password"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url, words):
    # GIVEN something else than an address of the web / WHEN it is looked at / THEN it is refused with the reason
    assert words in str(refused_url(url))


def test_a_password_is_not_in_what_is_told():
    # GIVEN an address with a password / WHEN it is refused / THEN nobody reads it in a report
    error = refused_url("http://user:secret@example.invalid/")
    assert "secret" not in repr(error)


@pytest.mark.parametrize(
    "url", ["http://example.invalid/a.jpg", "https://example.invalid:8443/b?c=1#d", "HTTPS://x.invalid"]
)
def test_an_address_of_the_web_is_fetched(url):
    # GIVEN an address of the web / WHEN it is looked at / THEN there is nothing to say
    assert refused_url(url) is None
