"""Where an issuer has its seat is told from its name alone, and left open where nothing tells."""

import pytest

from verifiers.text.issuers import Place, place_of


@pytest.mark.parametrize(
    "issuer",
    [
        "中华人民共和国福建省厦门市鹭江湾公证处",
        "辽宁省黑山县公证处",
        "北京市中信公证处",
        "Xiamen Lujiang Notary Public Office, Fujian, P. R. China",
        "Xiamen Lujiang Notary Public Office",
        "中华人民共和国驻悉尼总领事馆",
        "中国驻日本国大使馆",
        "青岛市公安局市南分局香港中路派出所",
        "上海海事法院",
        "？",
        "XY",
    ],
)
def test_offices_of_the_mainland_and_its_consulates_are_nowhere_else(issuer: str) -> None:
    assert place_of(issuer) is None


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("Notary Public, Toronto, Ontario, Canada", Place.ABROAD),
        ("Superior Court of California, County of Los Angeles", Place.ABROAD),
        ("越南河内公证处 Văn phòng công chứng Hà Nội", Place.ABROAD),
        ("日本国东京法务局所属公证人", Place.ABROAD),
        ("公证人 John Doe", Place.ABROAD),
        ("中国委托公证人（香港）律师", Place.HONG_KONG),
        ("香港特别行政区高等法院", Place.HONG_KONG),
        ("Notary Public, Hong Kong SAR, China", Place.HONG_KONG),
        ("中华人民共和国澳门特别行政区第一公证署", Place.MACAO),
        ("Cartório Notarial de Macau", Place.MACAO),
        ("臺灣臺北地方法院所屬民間公證人", Place.TAIWAN),
        ("Taipei District Court", Place.TAIWAN),
    ],
)
def test_the_place_is_told_from_names_in_chinese_and_in_latin_letters(
    issuer: str, place: Place
) -> None:
    assert place_of(issuer) is place
