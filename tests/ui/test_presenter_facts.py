from dataclasses import replace
from fractions import Fraction

from vmdesk.domain.evidence import Digests, EvidenceItem
from vmdesk.domain.result import WholeClipScore
from vmdesk.domain.video import ColourFacts
from vmdesk.ui.logic.presenter_facts import Compared, facts
from vmdesk.ui.logic.state import State


def test_digests_wait_until_the_exhibit_is_hashed(make_exhibit):
    exhibit = make_exhibit()
    assert {(d.text, d.known) for d in facts(State(exhibit=exhibit), str).digests} == {("hashing … 0 %", False)}
    halfway = facts(State(exhibit=exhibit, hashing=50), str)
    assert {d.text for d in halfway.digests} == {"hashing … 50 %"}
    item = EvidenceItem(exhibit.path, 12_345, Digests("a" * 64, "b" * 40, "c" * 32))
    shown = facts(State(exhibit=replace(exhibit, evidence=item)), str)
    assert [d.text for d in shown.digests] == ["a" * 64, "b" * 40, "c" * 32]
    assert shown.exhibit[0] == ("Size", "12\u2009345 bytes")


def test_a_failed_hashing_is_said(make_exhibit):
    shown = facts(State(exhibit=make_exhibit(hashing_failed=True)), str)
    assert {d.text for d in shown.digests} == {"could not be computed"}


def test_declared_and_measured_stand_side_by_side(make_exhibit):
    exhibit = make_exhibit(90)
    stream = replace(
        exhibit.stream, declared_frames=111, declared_rate=Fraction(30), rotation=90, declared_rotation=-270.0
    )
    rows = {
        c.fact: (c.declared, c.measured) for c in facts(State(exhibit=replace(exhibit, stream=stream)), str).compared
    }
    assert rows["Frames"] == ("111", "90")
    assert rows["Frame rate"] == ("30.000 /s", "25.000 /s, constant")
    assert rows["Rotation"] == ("-270°", "shown turned by 90°")


def test_colours_pixel_aspect_fields_and_treatment_are_told(make_exhibit):
    exhibit = make_exhibit()
    stream = replace(
        exhibit.stream,
        colour=ColourFacts("limited", "bt709", "bt709", "bt709"),
        declared_pixel_aspect=Fraction(16, 11),
        pixel_aspect=Fraction(16, 11),
        field_order="tt",
        interlaced=True,
        treatment=("Pixels were made square.", "Both fields are shown."),
    )
    shown = facts(State(exhibit=replace(exhibit, stream=stream)), str)
    assert ("Colours", "limited range, matrix bt709, primaries bt709, transfer bt709") in shown.exhibit
    assert ("Fields", "interlaced, shown woven as stored (tt)") in shown.exhibit
    assert Compared("Pixel aspect", "16:11", "made square") in shown.compared
    assert shown.notes.endswith("Pixels were made square.\nBoth fields are shown.")
    plain = facts(State(exhibit=exhibit), str)
    assert Compared("Pixel aspect", "not given", "taken as square") in plain.compared
    assert ("Fields", "no sign of interlacing (unknown)") in plain.exhibit


def test_what_a_file_does_not_declare_is_not_made_up(make_exhibit):
    exhibit = make_exhibit()
    stream = replace(exhibit.stream, declared_frames=None, declared_rate=None)
    rows = {c.fact: c.declared for c in facts(State(exhibit=replace(exhibit, stream=stream)), str).compared}
    assert rows["Frames"] == rows["Frame rate"] == "not given"


def test_untrusted_text_is_cleaned(make_exhibit):
    exhibit = make_exhibit()
    stream = replace(exhibit.stream, container="mov\u202egpm")
    shown = facts(State(exhibit=replace(exhibit, stream=stream)), str)
    assert ("Container", "mov\\u{202e}gpm") in shown.exhibit


def test_whole_clip_score_names_its_protocol_and_crop(make_exhibit):
    whole = WholeClipScore(tuple(range(16)), (0.5, -0.5), 0.2689, "uniform-16", "full frame", "scored")
    shown = facts(State(exhibit=make_exhibit(), whole_clip=whole), str)
    assert shown.whole_clip.splitlines()[0] == "score 0.269 · logits [+0.500, -0.500]"
    assert "uniform-16, full frame" in shown.whole_clip


def test_base_licence_is_shown_beside_the_models_own(make_exhibit, ready):
    shown = facts(State(exhibit=make_exhibit(), model=ready), str)
    assert ("Licence", "MIT") in shown.model
    assert ("Base licence", "CC-BY-NC-4.0") in shown.model


def test_without_a_model_the_panel_says_how_it_stands(make_exhibit):
    assert facts(State(exhibit=make_exhibit()), str).warning == "Loading the model …"
