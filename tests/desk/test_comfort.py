"""How the text looks: settings, and over them what was chosen on the screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.base.config import SETTINGS, Config, Value
from reader.desk.comfort import (
    BY_NAME,
    COMFORTS,
    choice,
    following,
    spoken,
    with_choices,
)
from reader.desk.comfort_page import comfort_page
from reader.text.place import SettingPlace


@pytest.mark.parametrize("name", [one.name for one in COMFORTS])
def test_every_step_of_a_setting_can_be_written_down_and_chosen_again(name: str) -> None:
    for value in BY_NAME[name].steps:
        assert SETTINGS[name].holds(value)
        chosen = with_choices(Config(), dict([choice(name, value)]))
        assert getattr(chosen, name) == value


@pytest.mark.parametrize("name", [one.name for one in COMFORTS])
def test_the_way_through_the_steps_leads_to_all_and_back(name: str) -> None:
    value: Value = getattr(Config(), name)
    seen = set()
    for _ in range(60):
        value = following(name, value, 1)
        seen.add(value)
    for _ in range(60):
        value = following(name, value, -1)
        seen.add(value)
    assert seen >= set(BY_NAME[name].steps)


def test_a_measure_between_two_steps_goes_to_the_next() -> None:
    assert following("measure", 67, 1) == 70
    assert following("measure", 67, -1) == 66
    assert following("measure", 200, 1) == 200
    assert following("measure", 30, -1) == 30


@given(st.dictionaries(st.sampled_from([f"look.{n}" for n in BY_NAME]), st.text(max_size=8)))
def test_no_choice_that_cannot_be_is_taken(choices: dict[str, str]) -> None:
    config = with_choices(Config(), choices)
    assert all(SETTINGS[name].holds(getattr(config, name)) for name in SETTINGS)


def test_what_the_settings_say_holds_where_nothing_was_chosen() -> None:
    config = Config(measure=80, justify=True)
    assert with_choices(config, {}) == config
    assert with_choices(config, {"look.justify": "off"}) == config._replace(justify=False)


def test_the_list_tells_every_setting_its_value_and_its_key() -> None:
    page = comfort_page(Config(), {"justify": "4"})
    assert [one.target for one in page.links] == [SettingPlace(one.name) for one in COMFORTS]
    assert "Justified: off  (4)\n" in page.text
    assert spoken("measure", 70) == "Widest line: 70"
