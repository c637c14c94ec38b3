import re
from datetime import date
from pathlib import Path

import pytest

from verifiers.errors import TransferInvalid
from verifiers.model import Document, Kind, Party, Relative, Statement
from verifiers.transfer_file import PictureFile, load_transfer, parse_transfer
from verifiers.typed_document import STATEMENTS

HEAD = """
scenario = "inheritance"
as_of = 2026-11-23
[shop]
name = "鹭岛女装"
account = "ludao_1924"
[registrant]
name = "林秀英"
id_number = "350203192405060028"
[transferee]
name = "陈建国"
id_number = "350203196203072213"
"""


def parse(more: str = "", head: str = HEAD) -> tuple[Document | PictureFile, ...]:
    return parse_transfer((head + more).encode(), Path("/cases")).documents


def refusal(more: str, head: str = HEAD) -> str:
    with pytest.raises(TransferInvalid) as raised:
        parse(more, head)
    return str(raised.value)


def test_the_contracts_example_is_understood() -> None:
    more = """
[[relatives]]
name = "陈志华"
relation = "spouse"
alive = false
[[documents]]
file = "certificate.jpg"
kind = "notarial_certificate"
[[documents]]
kind = "death_certificate"
fields = { name = "林秀英", id_number = "350203192405060028", death_date = 2016-08-11 }
"""
    file = parse_transfer((HEAD + more).encode(), Path("/cases"))
    assert file.as_of == date(2026, 11, 23)
    assert file.transfer.relatives == (Relative(name="陈志华", relation="spouse", alive=False),)
    picture, typed = file.documents
    assert picture == PictureFile(
        "certificate.jpg", Path("/cases/certificate.jpg"), Kind.NOTARIAL_CERTIFICATE
    )
    assert isinstance(typed, Document)
    assert typed.id == "death_certificate-2"
    assert typed.day("death_date") == date(2016, 8, 11)


def test_parties_and_statements_are_typed() -> None:
    (typed,) = parse("""
[[documents]]
kind = "notarial_certificate"
[documents.fields]
matter = "inheritance"
parties = [{ name = "陈建国", role = "applicant", birth_date = 1962-03-07 }]
statements = [
    { type = "inherits", person = "陈建国", from = "林秀英", what = "店铺" },
    { type = "agreement", parties = ["甲", "乙"], what = "店铺归甲" },
]
""")
    assert isinstance(typed, Document)
    assert typed.parties() == (Party("陈建国", role="applicant", birth_date="1962-03-07"),)
    assert typed.statements() == (
        Statement(type="inherits", person="陈建国", from_="林秀英", what="店铺"),
        Statement(type="agreement", parties=("甲", "乙"), what="店铺归甲"),
    )


def test_an_empty_text_is_a_value_that_could_not_be_read() -> None:
    (typed,) = parse('[[documents]]\nkind = "id_card_portrait"\nfields = { name = "" }')
    assert isinstance(typed, Document)
    found = typed.field("name")
    assert found is not None
    assert found.value is None


def test_the_same_fields_have_the_same_digest_whatever_their_order() -> None:
    first, second, third = parse("""
[[documents]]
kind = "id_card_emblem"
fields = { valid_from = 2012-06-01, valid_until = "long_term" }
[[documents]]
kind = "id_card_emblem"
fields = { valid_until = "long_term", valid_from = 2012-06-01 }
[[documents]]
kind = "id_card_emblem"
fields = { valid_until = "long_term", valid_from = 2012-06-02 }
""")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert isinstance(third, Document)
    assert first.sha256 == second.sha256 != third.sha256


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("[shops]\nname = 'x'", "shops: unknown key"),
        ("[[relatives]]\nname = '甲'\nrelation = 'cousin'", "relatives.0.relation: "),
        ("[[relatives]]\nname = '甲'\nrelation = 'child'\nalive = 'no'", "relatives.0.alive: "),
        ("[[documents]]\nkind = 'id_card'\nfile = 'a.jpg'", "documents.0.kind: "),
        ("[[documents]]\nkind = 'passport'", "documents.0: give either file or fields"),
        (
            "[[documents]]\nkind = 'passport'\nfile = 'a.jpg'\nfields = {}",
            "documents.0: give either file or fields",
        ),
        ("[[documents]]\nfields = {}", "documents.0: a document given by its fields needs a kind"),
        (
            "[[documents]]\nkind = 'death_certificate'\nfields = { id_nmber = 'x' }",
            "documents.0.fields.id_nmber: a death_certificate has no such field",
        ),
        (
            "[[documents]]\nkind = 'death_certificate'\nfields = { id_number = 350203 }",
            "documents.0.fields.id_number: must be text in quotes",
        ),
        (
            "[[documents]]\nkind = 'death_certificate'\nfields = { death_date = '11.8.2016' }",
            "documents.0.fields.death_date: must be a day such as",
        ),
        (
            (
                "[[documents]]\nkind = 'death_certificate'\n"
                "fields = { death_date = 2016-08-11T10:00:00 }"
            ),
            "documents.0.fields.death_date: must be a day, without a time",
        ),
        (
            "[[documents]]\nkind = 'death_certificate'\nfields = { sex = '女' }",
            "documents.0.fields.sex: must be one of female, male",
        ),
        (
            "[[documents]]\nkind = 'notarial_certificate'\nfields = { matter = 'shop' }",
            "documents.0.fields.matter: must be one of",
        ),
        (
            (
                "[[documents]]\nkind = 'notarial_certificate'\n"
                "fields = { statements = [{ type = 'leaves' }] }"
            ),
            "documents.0.fields.statements.0.type: must be one of death, kinship",
        ),
        (
            (
                "[[documents]]\nkind = 'notarial_certificate'\n"
                "fields = { statements = [{ type = 'waiver', from = 'x' }] }"
            ),
            "documents.0.fields.statements.0.from: unknown key",
        ),
        (
            "[[documents]]\nkind = 'notarial_certificate'\nfields = { parties = [{ role = 'x' }] }",
            "documents.0.fields.parties.0.name: missing",
        ),
        (
            "[[documents]]\nkind = 'notarial_certificate'\nfields = { parties = '甲' }",
            "documents.0.fields.parties: must be a list of tables",
        ),
    ],
)
def test_each_mistake_is_refused_by_its_key(more: str, said: str) -> None:
    assert refusal(more).startswith(said)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("as_of = 2026-11-23", "as_of = 'soon'", "as_of: must be a day such as"),
        ('account = "ludao_1924"', "", "shop.account: missing"),
        ('name = "林秀英"', 'name = ""', "registrant.name: "),
        ('name = "林秀英"', 'name = "林秀英"\nage = 3', "registrant.age: unknown key"),
        ('name = "林秀英"', 'name = "林秀英"\nsex = "f"', "registrant.sex: "),
        ("[shop]", "[shop", "the file is not TOML"),
    ],
)
def test_mistakes_in_the_head_are_refused_by_their_key(old: str, new: str, said: str) -> None:
    assert refusal("", HEAD.replace(old, new, 1)).startswith(said)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'account = "ludao_1924"',
            'acount = "ludao_1924"',
            "shop.acount: unknown key; did you mean account?",
        ),
        ("[registrant]", "[registrar]", "registrar: unknown key; did you mean registrant?"),
        (
            'name = "林秀英"',
            'name = "林秀英"\nage = 3',
            "registrant.age: unknown key; there are birth_date, death_date, id_number, name, sex",
        ),
        (
            "[registrant]",
            "[[relatives]]\nname = '甲'\nrelations = 'child'\n[registrant]",
            "relatives.0.relations: unknown key; did you mean relation?",
        ),
        (
            "[registrant]",
            "[[documents]]\nflie = 'a.jpg'\n[registrant]",
            "documents.0.flie: unknown key; did you mean file?",
        ),
        (
            "[registrant]",
            "[[documents]]\nkind = 'death_certificate'\nfields = { nmae = 'x' }\n[registrant]",
            "documents.0.fields.nmae: a death_certificate has no such field; did you mean name?",
        ),
        (
            "[registrant]",
            (
                "[[documents]]\nkind = 'notarial_certificate'\n"
                "fields = { parties = [{ nam = 'x' }] }\n[registrant]"
            ),
            "documents.0.fields.parties.0.nam: unknown key; did you mean name?",
        ),
    ],
)
def test_of_a_misspelt_key_it_is_said_which_was_meant(old: str, new: str, said: str) -> None:
    assert refusal("", HEAD.replace(old, new, 1)) == said


def test_a_refusal_does_not_repeat_what_was_written() -> None:
    secret = "[[documents]]\nkind = 'death_certificate'\nfields = { death_date = '秘密' }"
    assert "秘密" not in refusal(secret)
    assert "秘密" not in refusal("", HEAD.replace("as_of = 2026-11-23", "as_of = '秘密'"))


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "case.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TransferInvalid, match="UTF-8"):
        load_transfer(file)


def test_the_docs_list_every_type_of_statement_with_its_attributes() -> None:
    page = (Path(__file__).parents[2] / "docs/transfer-file.md").read_text(encoding="utf-8")
    rows = [
        re.findall("`([a-z_]+)`", cell)
        for cell in re.findall(r"^\| (`.*?) \| [^`|]", page, re.MULTILINE)
    ]
    listed = {kind: set(attributes) for kind, *attributes in rows}
    assert listed == STATEMENTS
