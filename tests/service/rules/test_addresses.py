"""Where webhooks may go."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.rules.addresses import AddressRefused, admit, is_public, parse

PRIVATE = (
    "127.0.0.1", "10.0.0.8", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "ff02::1",  # noqa: S104 -- refused, not bound
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::", "2002:a00:1::1",
)  # fmt: skip
PUBLIC = ("8.8.8.8", "203.119.25.1", "2001:4860:4860::8888", "64:ff9b::808:808")


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_public_is_refused(address: str) -> None:
    assert not is_public(ip_address(address))
    with pytest.raises(AddressRefused, match="private"):
        admit(parse("https://shop.example/"), [address], ())


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_is_admitted(address: str) -> None:
    assert admit(parse("https://shop.example/"), [address], ()) == (address,)


def test_one_private_address_among_public_ones_refuses_all() -> None:
    with pytest.raises(AddressRefused, match="private"):
        admit(parse("https://shop.example/"), ["8.8.8.8", "127.0.0.1"], ())


def test_plain_http_is_for_the_operators_own_networks() -> None:
    own = (ip_network("10.1.0.0/16"),)
    assert admit(parse("http://inside.example/"), ["10.1.2.3"], own) == ("10.1.2.3",)
    with pytest.raises(AddressRefused, match="plain"):
        admit(parse("http://shop.example/"), ["8.8.8.8"], own)
    with pytest.raises(AddressRefused, match="private"):
        admit(parse("http://inside.example/"), ["10.2.0.1"], own)


def test_a_name_without_an_address_is_refused() -> None:
    with pytest.raises(AddressRefused, match="unknown"):
        admit(parse("https://nobody.example/"), [], ())


@pytest.mark.parametrize(
    "url",
    [
        "ftp://shop.example/", "https://", "https://user@shop.example/", "javascript:alert(1)",
        "https://user:word@shop.example/", "https://shop.example/#part", "https://shop.example:x/",
        "https://shop.example/ blank", "https://shop.example/\n", "https://店.example/",
        "https://shop.example:99999/", "//shop.example/", "https://shop.example/" + "a" * 500,
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused, match="form"):
        parse(url)


def test_an_address_is_taken_apart() -> None:
    target = parse("https://shop.example:8443/hooks/guohu?from=1")
    assert (target.host, target.port, target.path) == ("shop.example", 8443, "/hooks/guohu?from=1")


@given(st.text(max_size=80))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    for url in (text, f"https://{text}"):
        try:
            target = parse(url)
        except AddressRefused:
            continue
        assert target.host
        assert "\r" not in target.path
        assert "\n" not in target.path
