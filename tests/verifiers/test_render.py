import json
from dataclasses import replace
from datetime import date

from tests.verifiers.papers import (
    deed,
    emblem,
    evidence,
    noticed,
    papers,
    portrait,
    statements,
    with_field,
)
from verifiers.assess import assess
from verifiers.model import Document, Page, Quality, Strength
from verifiers.policies.policy import load_policy, parse_policy
from verifiers.render import (
    PUBLIC_FORENSIC_CODE,
    assessment_json,
    canonical,
    document_json,
)

PAGE = Page(1, 1600, 1009, 0, Quality(sharpness=0.9, glare=0.0, exposure=0.5, completeness=1.0))
BOX = ((0.206, 0.525), (0.5625, 0.525), (0.5625, 0.575), (0.206, 0.575))


def card() -> Document:
    """A card as read from a picture."""
    read = with_field(
        portrait(),
        "id_number",
        raw="350203196203072213",
        confidence=0.99812345,
        box=BOX,
        readers=(("paddle", "350203196203072213"), ("tesseract", "350203196203072213")),
        agreed=True,
    )
    return replace(read, pages=(PAGE,), findings=(noticed("BLUR", Strength.SOFT, page=1, box=BOX),))


def hidden(code: str) -> Document:
    finding = noticed(code, Strength.STRONG, forensic=True, page=1, box=BOX)
    return replace(portrait(), findings=(finding,))


class TestDocument:
    def test_a_field_is_told_as_in_the_contract(self) -> None:
        body = document_json(card())
        assert body["fields"]["id_number"] == {
            "value": "350203196203072213",
            "raw": "350203196203072213",
            "confidence": 0.9981,
            "page": 1,
            "box": [[330, 530], [900, 530], [900, 580], [330, 580]],
            "readers": {"paddle": "350203196203072213", "tesseract": "350203196203072213"},
            "agreed": True,
            "repaired": False,
        }

    def test_the_document_is_told_as_in_the_contract(self) -> None:
        body = document_json(card())
        assert list(body) == [
            "file", "sha256", "kind", "kind_confidence", "pages", "fields", "findings",
        ]  # fmt: skip
        assert body["kind"] == "id_card_portrait"
        assert body["pages"] == [
            {
                "number": 1, "width": 1600, "height": 1009, "rotation": 0,
                "quality": {
                    "sharpness": 0.9, "glare": 0.0, "exposure": 0.5, "completeness": 1.0,
                },
            }
        ]  # fmt: skip
        assert body["findings"] == [
            {
                "code": "BLUR", "strength": "soft", "field": None, "page": 1,
                "box": [[330, 530], [900, 530], [900, 580], [330, 580]],
                "message": {"zh": "测试", "en": "test"}, "fix": {"zh": "测试", "en": "test"},
            }
        ]  # fmt: skip

    def test_a_place_that_is_not_known_is_null(self) -> None:
        assert document_json(portrait())["fields"]["name"]["box"] is None

    def test_statements_have_the_attributes_of_their_type(self) -> None:
        said = deed(statements=statements("kinship", "no_will", "waiver"))
        assert document_json(said)["fields"]["statements"]["value"] == [
            {"type": "death", "person": "林秀英", "date": "2016-08-11"},
            {"type": "inherits", "person": "陈建国", "from": "林秀英", "what": "店铺“鹭岛女装”"},
        ]

    def test_parties_have_all_attributes(self) -> None:
        first = document_json(deed())["fields"]["parties"]["value"][0]
        assert first == {
            "name": "陈建国", "role": "applicant", "sex": None, "birth_date": None,
            "id_number": "350203196203072213",
        }  # fmt: skip

    def test_a_merchant_is_not_told_what_a_detector_saw_or_where(self) -> None:
        one, other = (
            document_json(hidden(code), "merchant")["findings"]
            for code in ("EDITED_PIXELS", "RESHOT_SCREEN")
        )
        assert one == other
        assert [(row["code"], row["page"], row["box"]) for row in one] == [
            (PUBLIC_FORENSIC_CODE, None, None)
        ]

    def test_two_detectors_are_one_sentence(self) -> None:
        both = replace(
            portrait(),
            findings=hidden("EDITED_PIXELS").findings + hidden("RESHOT_SCREEN").findings,
        )
        assert len(document_json(both, "merchant")["findings"]) == 1
        assert len(document_json(both, "reviewer")["findings"]) == 2


class TestAssessment:
    ENGINE = (("guohu", "0.1.0"), ("paddle", "PP-OCRv5"), ("tesseract", "5.3"))

    def test_the_reviewer_sees_all_that_the_contract_lists(self) -> None:
        case = evidence(portrait(), emblem(), deed(statements=statements("waiver")))
        body = assessment_json(
            assess(case, load_policy(), engine=self.ENGINE),
            id_="asm_1", transfer_id="tr_1", created_at="2026-11-23T00:00:00Z",
        )  # fmt: skip
        for name in (
            "id", "transfer_id", "created_at", "as_of", "policy", "risk_score", "band",
            "recommendation", "facts", "requirements", "reasons", "breakdown", "inputs", "engine",
            "shadow",
        ):  # fmt: skip
            assert name in body
        assert body["as_of"] == "2026-11-23"
        assert body["breakdown"][0] == {"code": "BASE", "log_odds": -3.5}
        assert body["engine"] == {
            "guohu": "0.1.0",
            "readers": {"paddle": "PP-OCRv5", "tesseract": "5.3"},
        }
        assert body["inputs"][0]["document_id"] == "id_card_portrait"
        assert set(body["reasons"][0]) == {
            "code", "strength", "points", "counted_in", "document_id", "field", "page", "box",
            "documents", "merchant",
        }  # fmt: skip
        assert set(body["reasons"][0]["merchant"]) == {"title", "detail", "fix"}
        for name in (
            "fact",
            "state",
            "by",
            "accepts",
            "issuers",
            "people",
            "why",
            "probability",
        ):
            assert name in body["facts"][0]

    def test_requirements_are_the_facts_not_known(self) -> None:
        body = assessment_json(assess(evidence(portrait(), deed()), load_policy()))
        assert [one["fact"] for one in body["requirements"]] == ["transferee_card_in_force"]
        assert body["requirements"][0]["fix"]["zh"] == (
            "请提供以下任意一种：身份证国徽面（户口所在地公安机关出具）；护照（护照签发机关出具）。"
        )

    def test_ids_that_are_not_known_are_left_out(self) -> None:
        assert "id" not in assessment_json(assess(evidence(), load_policy()))

    def test_the_merchant_sees_no_weights(self) -> None:
        case = evidence(portrait(birth_date=date(1962, 3, 8)), emblem(), deed())
        body = assessment_json(assess(case, load_policy()), "merchant")
        for name in ("breakdown", "shadow"):
            assert name not in body
        assert all("points" not in one for one in body["reasons"])
        assert "log_odds" not in json.dumps(body)
        assert body["reasons"][0]["code"] == "ID_BIRTH_MISMATCH"

    def test_the_merchant_sees_one_public_reason_for_whatever_detectors_fired(self) -> None:
        quiet = parse_policy(
            load_policy().source.replace(b"BLUR = 0.2", b"BLUR = 0.9"), complete=False
        )
        told = []
        for code in ("BLUR", "REFLECTION"):
            case = evidence(hidden("x"), emblem(), deed())
            detector = noticed(code, Strength.STRONG, forensic=True, document_id="deed")
            result = assess(replace(case, outside=(detector,)), quiet)
            told.append(assessment_json(result, "merchant")["reasons"])
        assert told[0] == told[1]
        assert told[0][-1]["code"] == PUBLIC_FORENSIC_CODE
        assert "BLUR" not in json.dumps(told)

    def test_canonical_bytes_are_utf8_json_in_one_order(self) -> None:
        result = assess(evidence(*papers()), load_policy())
        again = json.loads(canonical(result))
        assert again["risk_score"] == result.risk_score
        assert canonical(result) == canonical(assess(evidence(*papers()), load_policy()))
        assert canonical(result) != canonical(replace(result, risk_score=99))
