"""What every kind of document is called, what it holds, and what it is relied on for.

Field names are those of the contract. A field that is *relied on* bars an approval as long as it
cannot be read: whatever a check compares must stand here, so that an unreadable value is never
better than a contradicting one (law 2).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from verifiers.model import Kind, Text
from verifiers.numbers import uscc
from verifiers.text import court_paper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from verifiers.model import Document

MATTERS: Mapping[str, Text] = MappingProxyType(
    {
        "inheritance": Text("继承公证书", "notarial certificate of inheritance"),
        "inheritance_waiver": Text("放弃继承权声明公证书", "notarised waiver of inheritance"),
        "kinship": Text("亲属关系公证书", "notarial certificate of kinship"),
        "agreement": Text("协议公证书", "notarised agreement"),
        "gift": Text("赠与公证书", "notarised gift"),
        "entrustment": Text("委托公证书", "notarised power of attorney"),
        "will": Text("遗嘱公证书", "notarised will"),
        "marital_status": Text("婚姻状况公证书", "notarial certificate of marital status"),
        "death": Text("死亡公证书", "notarial certificate of death"),
        "declaration": Text("声明公证书", "notarised declaration"),
        "other": Text("其他公证书", "other notarial certificate"),
    }
)

_NAMES: Mapping[Kind, Text] = MappingProxyType(
    {
        Kind.ID_CARD_PORTRAIT: Text("身份证人像面", "identity card, side with the portrait"),
        Kind.ID_CARD_EMBLEM: Text("身份证国徽面", "identity card, side with the emblem"),
        Kind.RESIDENCE_PERMIT: Text("港澳台居民居住证", "residence permit"),
        Kind.FOREIGN_PERMANENT_RESIDENT_ID: Text(
            "外国人永久居留身份证", "foreign permanent resident identity card"
        ),
        Kind.HOUSEHOLD_REGISTER_HEAD: Text("户口簿首页", "household register, first page"),
        Kind.HOUSEHOLD_REGISTER_MEMBER: Text(
            "户口簿常住人口登记卡", "household register, page of a member"
        ),
        Kind.PASSPORT: Text("护照", "passport"),
        Kind.MAINLAND_TRAVEL_PERMIT: Text("来往内地（大陆）通行证", "mainland travel permit"),
        Kind.DEATH_CERTIFICATE: Text("死亡证明", "death certificate"),
        Kind.HOUSEHOLD_CANCELLATION: Text(
            "注明死亡日期的户口注销证明", "proof of cancelled household registration with the day"
        ),
        Kind.CREMATION_CERTIFICATE: Text("火化证明", "cremation certificate"),
        Kind.MARRIAGE_CERTIFICATE: Text("结婚证", "marriage certificate"),
        Kind.DIVORCE_CERTIFICATE: Text("离婚证", "divorce certificate"),
        Kind.NOTARIAL_CERTIFICATE: Text("公证书", "notarial certificate"),
        Kind.COURT_DOCUMENT: Text("法院文书", "court document"),
        Kind.BUSINESS_LICENCE: Text("营业执照", "business licence"),
        Kind.OTHER: Text("其他材料", "other paper"),
    }
)

SUBTYPES: Mapping[Kind, Mapping[str, Text]] = MappingProxyType(
    {
        Kind.NOTARIAL_CERTIFICATE: MATTERS,
        Kind.COURT_DOCUMENT: MappingProxyType(
            {
                "judgment": Text("法院判决书", "court judgment"),
                "mediation": Text("法院调解书", "court mediation paper"),
                "ruling": Text("法院裁定书", "court ruling"),
                "effect": Text(
                    "法院出具的裁判文书生效证明", "court's certificate that a judgment is in force"
                ),
            }
        ),
        Kind.BUSINESS_LICENCE: MappingProxyType(
            {
                "sole_trader": Text("个体工商户营业执照", "business licence of a sole trader"),
                "company": Text("企业营业执照", "business licence of a company"),
            }
        ),
    }
)
"""Kinds whose papers are told apart: by matter, by type of paper, by who is licensed."""

DECLARATION = "declaration"
"""Evidence that is no document: what the merchant declares of a relative."""

SUPPORT_AGREEMENT = f"{Kind.NOTARIAL_CERTIFICATE.value}:support_agreement"
"""Evidence that is asked for by a name of its own: an agreement that was signed in life, where no
other can be signed any more. What is sent is an agreement like any other."""

_SOLE_TRADER = "92"
"""How the credit code of a sole trader 个体工商户 begins (GB 32100-2015)."""
_PERSON = ("name", "sex", "ethnicity", "birth_date", "address", "id_number")
_CARD = (*_PERSON, "issuing_authority", "valid_from", "valid_until", "long_term", "card_type")
FIELDS: Mapping[Kind, frozenset[str]] = MappingProxyType(
    {
        Kind.ID_CARD_PORTRAIT: frozenset(_CARD),
        Kind.ID_CARD_EMBLEM: frozenset(_CARD),
        Kind.DEATH_CERTIFICATE: frozenset(
            (*_PERSON, "death_date", "certificate_number", "issue_date", "issuing_authority")
        ),
        Kind.NOTARIAL_CERTIFICATE: frozenset(
            {
                "certificate_number",
                "matter",
                "office",
                "notary",
                "issue_date",
                "parties",
                "statements",
            }
        ),
    }
)
"""The fields of the kinds whose list is closed; the other kinds may hold more."""

RELIED_ON: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.ID_CARD_PORTRAIT: ("name", "sex", "birth_date", "id_number"),
        Kind.ID_CARD_EMBLEM: ("valid_from", "valid_until"),
        Kind.DEATH_CERTIFICATE: (
            "name", "sex", "birth_date", "id_number", "death_date", "issue_date",
        ),
        Kind.HOUSEHOLD_CANCELLATION: ("name", "id_number", "death_date"),
        Kind.NOTARIAL_CERTIFICATE: (
            "certificate_number", "matter", "office", "issue_date", "parties", "statements",
        ),
        Kind.RESIDENCE_PERMIT: ("name", "sex", "birth_date", "id_number"),
        Kind.FOREIGN_PERMANENT_RESIDENT_ID: ("name", "sex", "birth_date", "id_number"),
        Kind.HOUSEHOLD_REGISTER_HEAD: ("head_name",),
        Kind.HOUSEHOLD_REGISTER_MEMBER: (
            "name", "relation_to_head", "sex", "birth_date", "id_number",
        ),
        Kind.PASSPORT: ("mrz", "passport_number", "birth_date", "expiry_date"),
        Kind.MAINLAND_TRAVEL_PERMIT: ("name", "sex", "birth_date", "permit_number"),
        Kind.CREMATION_CERTIFICATE: ("name", "death_date"),
        Kind.MARRIAGE_CERTIFICATE: ("certificate_number", "registration_date", "parties"),
        Kind.DIVORCE_CERTIFICATE: ("certificate_number", "registration_date", "parties"),
        Kind.COURT_DOCUMENT: ("case_number", "court", "document_type", "issue_date"),
        Kind.BUSINESS_LICENCE: ("uscc", "company_name", "legal_representative"),
    }
)  # fmt: skip

OTHER_SIDE: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.RESIDENCE_PERMIT: ("issuing_authority", "valid_from", "valid_until", "permit_number"),
        Kind.FOREIGN_PERMANENT_RESIDENT_ID: ("mrz",),
        Kind.MAINLAND_TRAVEL_PERMIT: ("mrz", "id_number"),
    }
)
"""Of cards both sides of which are one kind: what stands on the side without the portrait only."""

_FIELD_NAMES: Mapping[str, Text] = MappingProxyType(
    {
        "title": Text("标题", "title"),
        "name": Text("姓名", "name"),
        "sex": Text("性别", "sex"),
        "birth_date": Text("出生日期", "date of birth"),
        "id_number": Text("公民身份号码", "identity number"),
        "valid_from": Text("有效期起始日", "first day of validity"),
        "valid_until": Text("有效期截止日", "last day of validity"),
        "death_date": Text("死亡日期", "date of death"),
        "issue_date": Text("出具日期", "date of issue"),
        "registration_date": Text("登记日期", "date of registration"),
        "certificate_number": Text("证书编号", "certificate number"),
        "matter": Text("公证事项", "notarised matter"),
        "parties": Text("当事人", "parties"),
        "statements": Text("证词内容", "testimony"),
        "ethnicity": Text("民族", "ethnic group"),
        "address": Text("住址", "address"),
        "issuing_authority": Text("签发机关", "issuing authority"),
        "long_term": Text("长期有效", "valid without end"),
        "card_type": Text("证件类型", "type of card"),
        "permit_number": Text("通行证号码", "travel permit number"),
        "issue_count": Text("签发次数", "number of issue"),
        "mrz": Text("机读码", "machine-readable zone"),
        "passport_number": Text("护照号码", "passport number"),
        "nationality": Text("国籍", "nationality"),
        "surname": Text("姓", "surname"),
        "given_names": Text("名", "given names"),
        "expiry_date": Text("有效期至", "date of expiry"),
        "number": Text("证件号码", "document number"),
        "optional": Text("备注号码", "optional data"),
        "composite": Text("全部内容", "the whole"),
        "document_code": Text("证件类型代码", "document code"),
        "issuing_state": Text("签发国代码", "issuing state"),
        "printed_number": Text("资料页上的号码", "number printed on the page"),
        "printed_birth_date": Text("资料页上的出生日期", "date of birth printed on the page"),
        "printed_expiry_date": Text("资料页上的有效期至", "date of expiry printed on the page"),
        "household_type": Text("户别", "type of household"),
        "household_number": Text("户号", "household number"),
        "head_name": Text("户主姓名", "name of the head of household"),
        "relation_to_head": Text("户主或与户主关系", "relation to the head of household"),
        "former_name": Text("曾用名", "former name"),
        "marital_status": Text("婚姻状况", "marital status"),
        "birth_place": Text("出生地", "place of birth"),
        "native_place": Text("籍贯", "native place"),
        "age": Text("年龄", "age"),
        "reason": Text("注销原因", "reason of the cancellation"),
        "holder": Text("持证人", "holder"),
        "cancelled": Text("注销", "cancelled"),
        "cremation_date": Text("火化日期", "date of cremation"),
        "office": Text("公证处", "notary office"),
        "notary": Text("公证员", "notary"),
        "case_number": Text("案号", "case number"),
        "court": Text("法院", "court"),
        "document_type": Text("文书种类", "type of document"),
        "uscc": Text("统一社会信用代码", "unified social credit code"),
        "company_name": Text("名称", "name of the enterprise"),
        "legal_representative": Text("法定代表人（经营者）", "legal representative (operator)"),
        "licence_type": Text("类型", "type"),
        "established_on": Text("成立日期", "date of establishment"),
        "registration_number": Text("注册号", "registration number"),
        "registered_capital": Text("注册资本", "registered capital"),
        "effective_date": Text("生效日期", "day of coming into force"),
    }
)


def named(kind: Kind, subtype: str | None = None) -> Text:
    """What people call this kind, more closely where its subtype is known."""
    return SUBTYPES.get(kind, {}).get(subtype or "", _NAMES[kind])


def name_of(document: Document) -> Text:
    """What people call this document."""
    title = document.text("title") if document.kind is Kind.OTHER else None
    if title:
        return Text(f"《{title}》", f"paper “{title}”")
    return named(document.kind, _subtype(document))


def field_name(name: str) -> Text:
    """What people call this field."""
    return _FIELD_NAMES.get(name, Text(name, name.replace("_", " ")))


def evidence_key(document: Document) -> str:
    """How policies name this document: its kind and, where kinds are told apart, its subtype."""
    subtype = _subtype(document)
    if subtype is None and document.kind is Kind.NOTARIAL_CERTIFICATE:
        subtype = "other"
    return f"{document.kind.value}:{subtype}" if subtype else document.kind.value


def _subtype(document: Document) -> str | None:
    if document.kind is Kind.NOTARIAL_CERTIFICATE:
        return document.text("matter")
    if document.kind is Kind.COURT_DOCUMENT:
        return court_paper.type_of(document.text("document_type"))
    if document.kind is Kind.BUSINESS_LICENCE:
        code = uscc.compact(document.text("uscc") or "")
        if not code:
            return None
        return "sole_trader" if code.startswith(_SOLE_TRADER) else "company"
    return None


def evidence_name(key: str) -> Text:
    """What people call a kind of evidence; KeyError or ValueError where it is unknown."""
    if key == DECLARATION:
        return Text("您本人的书面说明", "a written statement of your own")
    if key == SUPPORT_AGREEMENT:
        return Text(
            "登记人生前签署的遗赠扶养协议公证书",
            "notarised agreement on support for a bequest that the registrant signed",
        )
    if key == Kind.OTHER.value:
        return Text("双方签名的书面协议", "written agreement signed by both sides")
    kind, _, subtype = key.partition(":")
    if subtype and subtype not in SUBTYPES.get(Kind(kind), {}):
        raise KeyError(key)
    return named(Kind(kind), subtype or None)
