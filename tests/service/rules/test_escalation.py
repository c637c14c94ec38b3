"""The nearest common manager, compared with a search that only follows the definition."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from service.rules.escalation import ALARM, Matter, Target, nearest_common_manager
from service.rules.organisation import Absence, Chart, Organisation, Period, Post, Unit

DAY = date(2026, 11, 26)
ALWAYS = Period(date(2000, 1, 1))
PEOPLE = [f"p{number}" for number in range(12)]
ABLE = frozenset(PEOPLE)


def company(*absences: Absence) -> Chart:
    """Xiamen and Beijing below the head office; two teams in Xiamen."""
    parents = {"head": None, "xm": "head", "bj": "head", "xm1": "xm", "xm2": "xm"}
    units = [Unit(code, parent, code, ALWAYS) for code, parent in parents.items()]
    leads = {"head": "chief", "xm": "lin", "bj": "bao", "xm1": "ma", "xm2": "na"}
    members = {"ann": "xm1", "ben": "xm1", "cai": "xm2", "dou": "bj"}
    posts = [Post(person, unit, manages=True, period=ALWAYS) for unit, person in leads.items()]
    posts += [Post(person, unit, manages=False, period=ALWAYS) for person, unit in members.items()]
    return Organisation(units, posts, absences).on(DAY)


STAFF = frozenset({"chief", "lin", "bao", "ma", "na", "ann", "ben", "cai", "dou"})


def to(
    chart: Chart, *people: str, barred: tuple[str, ...] = (), able: frozenset[str] = STAFF
) -> str | None:
    matter = Matter(people=frozenset(people), barred=frozenset(barred))
    return nearest_common_manager(chart, matter, able).person


def test_the_manager_of_the_lowest_unit_that_holds_all_of_them() -> None:
    chart = company()
    assert to(chart, "ann") == "ma"
    assert to(chart, "ann", "ben") == "ma"
    assert to(chart, "ann", "cai") == "lin"
    assert to(chart, "ann", "dou") == "chief"
    assert nearest_common_manager(
        chart, Matter(people=frozenset({"ann"}), units=frozenset({"bj"})), STAFF
    ) == Target("chief", "head", "chief")


def test_a_manager_who_is_involved_is_passed_over() -> None:
    assert to(company(), "ann", "ma") == "lin"
    assert to(company(), "ann", barred=("ma", "lin")) == "chief"
    assert to(company(), "ann", able=STAFF - {"ma"}) == "lin"


def test_a_substitute_stands_in_for_a_manager_who_is_away() -> None:
    away = Absence("ma", Period(DAY, DAY), ("na", "cai"))
    assert to(company(away), "ann") == "na"
    assert to(company(away, Absence("na", ALWAYS, ("dou",))), "ann") == "dou"
    assert to(company(away), "ann", barred=("na",)) == "cai"
    assert to(company(away), "ann", barred=("na", "cai")) == "lin"


def test_whoever_stands_in_for_the_first_choice_comes_before_the_second() -> None:
    chart = company(Absence("ma", ALWAYS, ("na", "cai", "dou")), Absence("na", ALWAYS, ("dou",)))
    assert to(chart, "ann") == "dou"


def test_people_who_stand_in_for_each_other_end_nowhere() -> None:
    chart = company(Absence("ma", ALWAYS, ("na",)), Absence("na", ALWAYS, ("ma",)))
    assert to(chart, "ann") == "lin"


def test_somebody_without_a_place_goes_to_the_top_and_nobody_left_is_an_alarm() -> None:
    assert to(company(), "stranger") == "chief"
    assert nearest_common_manager(company(), Matter(people=frozenset({"chief"})), STAFF) == ALARM
    assert nearest_common_manager(Chart({}, {}, {}, {}), Matter(), STAFF) == ALARM


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    size = draw(st.integers(1, 9))
    parents: dict[str, str | None] = {"u0": None}
    for number in range(1, size):
        parents[f"u{number}"] = f"u{draw(st.integers(0, number - 1))}"
    units = sorted(parents)
    managers = draw(st.dictionaries(st.sampled_from(units), st.sampled_from(PEOPLE)))
    homes = draw(
        st.dictionaries(
            st.sampled_from(PEOPLE), st.frozensets(st.sampled_from(units), min_size=1, max_size=2)
        )
    )
    away = draw(
        st.dictionaries(
            st.sampled_from(PEOPLE), st.lists(st.sampled_from(PEOPLE), max_size=3).map(tuple)
        )
    )
    return Chart(parents, managers, homes, away)


def holds(chart: Chart, unit: str, place: str | None) -> bool:
    return place is not None and (place == unit or holds(chart, unit, chart.parents[place]))


def depth(chart: Chart, unit: str | None) -> int:
    return 0 if unit is None else 1 + depth(chart, chart.parents[unit])


def present(chart: Chart, person: str, asked: set[str]) -> list[str]:
    """Who may stand in for `person`, by asking everybody in turn."""
    if person not in chart.away:
        return [person]
    found: list[str] = []
    for other in chart.away[person]:
        if other not in asked:
            asked.add(other)
            found += present(chart, other, asked)
    return found


def by_definition(chart: Chart, matter: Matter, able: frozenset[str]) -> str | None:
    """Every unit is tried against the words of the definition, without any path or order."""
    places = {place for person in matter.people for place in chart.homes.get(person, ())}
    places |= matter.units
    above = [unit for unit in chart.parents if all(holds(chart, unit, one) for one in places)]
    for unit in sorted(above if places else ["u0"], key=lambda one: -depth(chart, one)):
        chief = chart.managers.get(unit)
        for person in present(chart, chief, {chief}) if chief is not None else []:
            if person in able - matter.people - matter.barred:
                return person
    return None


@settings(max_examples=150)
@given(data=st.data(), chart=charts())
def test_it_is_whom_the_definition_names(data: st.DataObject, chart: Chart) -> None:
    people = st.frozensets(st.sampled_from(PEOPLE), max_size=4)
    matter = Matter(
        people=data.draw(people),
        units=data.draw(st.frozensets(st.sampled_from(sorted(chart.parents)), max_size=2)),
        barred=data.draw(people),
    )
    able = ABLE - data.draw(people)
    found = nearest_common_manager(chart, matter, able)
    assert found.person not in matter.people | matter.barred
    assert found.person == by_definition(chart, matter, able)
