import re
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDockWidget,
    QLabel,
    QMenu,
    QMessageBox,
    QTableView,
    QTreeWidget,
    QWidget,
)

from vmdesk.domain.checks import Check, ReportCheck
from vmdesk.domain.errors import VideoTooShort
from vmdesk.ui.logic.presenter import model_line
from vmdesk.ui.logic.presenter_verify import bottom_line, detail_words
from vmdesk.ui.logic.problem import problem_of, said
from vmdesk.ui.logic.sentences import Sentences
from vmdesk.ui.logic.state import Phase, Queued, Standing, State
from vmdesk.ui.logic.waiting import rows
from vmdesk.ui.parts.language import ERRORS, Language, catalogue, catalogue_path, language_named, resolved, speak

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = re.compile(r"\b(the|of|and|is|are|not|with|this|were|shown|frames?|windows?|scored|from|yet)\b", re.I)


@pytest.fixture
def tool(monkeypatch):
    """The script that keeps the catalogues."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    import translations

    return translations


@pytest.fixture
def german(qapp):
    spoken = speak(qapp, Language.GERMAN)
    yield spoken
    spoken.remove()


def module(folder, text):
    (folder / "made.py").write_text(text, "utf-8")
    return folder


def test_every_text_has_a_translation_with_its_placeholders(tool, capsys):
    assert tool.main(["--check"]) == 0, capsys.readouterr().out


def test_texts_are_found_where_tr_is_given_them(tool, tmp_path):
    code = module(
        tmp_path,
        'LINE = "a line"\nWORDS = {1: "one", 2: "two"}\n'
        'def f(self, tr, n, on):\n    tr("plain")\n    self.tr("joined " "up")\n'
        '    self.window.tr("yes" if on else "no")\n'
        "    tr(LINE)\n    tr(WORDS[n])\n",
    )
    found = tool.found_in(code)
    assert list(found.texts) == ["plain", "joined up", "yes", "no", "a line", "one", "two"]
    assert found.unknown == []


@pytest.mark.parametrize("call", ['tr(f"{x} files")', "tr(x)", 'tr("a" + x)', "tr(x.name)", 'tr("a", "b")'])
def test_a_text_that_cannot_be_told_is_named(tool, tmp_path, call):
    assert tool.found_in(module(tmp_path, f"x = f()\n{call}\n")).unknown == [f"made.py:2: {call}".replace('"', "'")]


def test_stages_units_and_standings_are_among_the_texts(tool):
    texts = tool.found_in(tool.CODE).texts
    assert {"Scoring windows", "frames", "waiting", "cancelled"} <= set(texts)


@pytest.mark.parametrize("known", ["", "{count} Fenster", "{zahl} Fenster von {name}", "{count:,} Fenster von {name}"])
def test_a_translation_with_other_placeholders_is_refused(tool, known):
    text = {"{count} windows of {name}": ["a.py"]}
    assert tool.lacking(text, {"{count} windows of {name}": known})
    assert not tool.lacking(text, {"{count} windows of {name}": "Von {name} {count} Fenster"})


def test_catalogues_keep_what_is_translated_and_drop_what_is_gone(tool, tmp_path):
    texts = {
        tool.CONTEXT: {"stays <b> & more\nline": ["a.py"], "new": ["a.py", "b.py"]},
        ERRORS: {"{0} is gone.": ["b.py"], "new": ["b.py"]},
    }
    known = {"stays <b> & more\nline": "bleibt <b> & mehr\nZeile", "gone": "weg"}
    path = tmp_path / "vmdesk_de.ts"
    path.write_text(tool.catalogue("de", texts, {tool.CONTEXT: known, ERRORS: {"{0} is gone.": "{0} fehlt."}}))
    assert tool.translations_in(path) == {"stays <b> & more\nline": "bleibt <b> & mehr\nZeile"}
    assert tool.translations_in(path, ERRORS) == {"{0} is gone.": "{0} fehlt."}
    assert catalogue(path) == {one: tool.translations_in(path, one) for one in (tool.CONTEXT, ERRORS)}


def test_qt_reads_the_catalogue_too(tmp_path):
    name = "lrelease.exe" if sys.platform == "win32" else "lrelease"
    command = [str(Path(PySide6.__file__).parent / name), str(catalogue_path(Language.GERMAN)), "-qm", "de.qm"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    count = sum(len(texts) for texts in catalogue(catalogue_path(Language.GERMAN)).values())
    assert f"Generated {count} translation(s)" in done.stdout


def test_what_is_no_catalogue_is_refused(tmp_path):
    path = tmp_path / "vmdesk_de.ts"
    path.write_text("<TS><context><message>")
    with pytest.raises(ValueError, match="vmdesk_de"):
        catalogue(path)


@pytest.mark.parametrize("stored", [None, "", "fr", 7])
def test_what_is_no_choice_is_the_language_of_the_system(stored):
    assert language_named(stored) is Language.SYSTEM


@pytest.mark.parametrize(
    ("names", "spoken"),
    [
        (["de-AT", "de", "en"], Language.GERMAN),
        (["fr-FR", "de"], Language.GERMAN),
        (["en-GB", "de"], Language.ENGLISH),
        (["fr"], Language.ENGLISH),
        (["C"], Language.ENGLISH),
    ],
)
def test_the_system_is_asked_for_its_languages(monkeypatch, names, spoken):
    monkeypatch.setattr(QLocale, "uiLanguages", lambda self: names)
    assert resolved(Language.SYSTEM) is spoken
    assert resolved(Language.GERMAN) is Language.GERMAN


def test_look_ups_are_the_same_from_every_class(german):
    assert {QCoreApplication.translate(name, "Whole frame") for name in ("FactsPanel", "x", "")} == {"Ganzes Bild"}
    assert QWidget.tr("Whole frame") == "Ganzes Bild"
    assert QCoreApplication.translate("x", "no such text") == "no such text"
    german.remove()
    assert QCoreApplication.translate("x", "Whole frame") == "Whole frame"


def menus(window):
    return [menu for menu in window.findChildren(QMenu) if menu.actions() and menu.title()]


def mnemonics(actions):
    found = [re.search(r"&([^&])", action.text().replace("&&", "")) for action in actions]
    return [one[1].lower() for one in found if one]


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.GERMAN])
def test_no_key_stands_for_two_entries_of_a_menu(make_window, qapp, language):
    spoken = speak(qapp, language)
    try:
        window = make_window()
        for actions in (window.menuBar().actions(), *(menu.actions() for menu in menus(window))):
            keys = mnemonics([action for action in actions if action.isVisible()])
            assert len(keys) == len(set(keys)), [action.text() for action in actions]
    finally:
        spoken.remove()


def texts_in(window):
    """All that stands on, or is said by, the parts of a window."""
    parts = [one for one in window.findChildren(QWidget) if one.window() is window]  # not pyqtgraph's hidden menus
    for widget in [window, *parts]:
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QDockWidget):
            yield widget.windowTitle()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(place) for place in range(widget.count()))
        if isinstance(widget, QTableView):
            model = widget.model()
            yield from (str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount()))
            yield from (str(model.index(0, n).data()) for n in range(model.columnCount()))
        if isinstance(widget, QTreeWidget):
            yield from (widget.headerItem().text(n) for n in range(widget.columnCount()))
    for action in window.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def english_in(window, texts):
    """Texts shown that the code says in English, word for word or with its gaps filled."""
    sources = [source for source, translation in texts.items() if source != translation]
    whole = {source.replace("&", "") for source in sources}
    gaps = re.compile(r"\{[^}]*\}")
    long = [source for source in sources if gaps.search(source) and len(re.sub(r"\W", "", gaps.sub("", source))) > 5]
    filled = [re.compile(".+?".join(map(re.escape, gaps.split(source.replace("&", ""))))) for source in long]
    german = {translation.replace("&", "") for translation in texts.values()}
    for text in texts_in(window):
        for line in re.split(r"\n|  ·  ", re.sub(r"<[^>]*>", "", text).replace("&", "")):
            if line in german or line == "none":  # which the stand-in model's passport says
                continue
            if line in whole or any(one.fullmatch(line) for one in filled):
                yield line


def from_elsewhere(window):
    """What is told in the words of the rooms below, which are English: notes on the file, its colours, the protocol."""
    facts = window.facts
    return {facts.notes.text(), facts.whole_clip.text()} | {row[1].text() for row in facts.exhibit._labels}


def test_nothing_on_the_way_to_a_result_is_still_english(german, make_window, clip, qtbot):
    texts = {text: known for one in catalogue(catalogue_path(Language.GERMAN)).values() for text, known in one.items()}
    window = make_window()
    assert list(english_in(window, texts)) == []
    window.open_files([clip])
    qtbot.waitUntil(lambda: window.desk.state.shown == 0, timeout=20_000)
    assert list(english_in(window, texts)) == []
    window.commands.analyse.trigger()
    qtbot.waitUntil(lambda: window.desk.state.phase is Phase.FINISHED, timeout=30_000)
    window.table_dock.raise_()
    qtbot.waitUntil(lambda: window.table.view.rows.rowCount() == 4, timeout=10_000)
    QTest.keyClick(window.work.view, Qt.Key.Key_M)
    qtbot.wait(100)
    assert window.work.progress.words.text() == "Fertig: 4 Fenster mit Score, 0 ohne Score"
    assert window.table.count.text() == "4 von 4 Fenstern angezeigt"
    assert list(english_in(window, texts)) == []
    said = set(texts_in(window)) - from_elsewhere(window)
    assert [text for text in said if ENGLISH.search(re.sub(r"<[^>]*>|\S+\.mp4|/\S+", "", text))] == []


def test_questions_and_qts_own_buttons_are_german(german, make_window, qtbot):
    window = make_window()
    window.commands.about.trigger()
    box = window.findChild(QMessageBox)
    assert "Was ein Score bedeutet" in box.text()
    assert box.button(QMessageBox.StandardButton.Close).text().replace("&", "") == "Schließen"
    box.close()


def test_a_problem_is_told_in_german(german, make_window, tmp_path, qtbot):
    video = tmp_path / "Zeuge „A“ {0}.mp4"
    video.write_text("This is no video.\n" * 40)
    window = make_window()
    window.open_files([video])
    qtbot.waitUntil(window.banner.isVisible, timeout=20_000)
    qtbot.waitUntil(lambda: window.banner.words.text().startswith("Problem: "), timeout=20_000)
    assert window.banner.words.text() == (
        "Problem: Zeuge „A“ {0}.mp4 ist kein Video in einem Container, den vmdesk öffnet, was auch immer der Name sagt."
        "\nPrüfen Sie, was die Datei ist; vmdesk richtet sich nach ihren Bytes."
    )
    assert "NotAVideo" in window.banner.details.toPlainText()


def test_what_is_not_there_is_told_in_german(german, make_window, tmp_path, qtbot):
    window = make_window()
    window.open_files([tmp_path / "nicht da.mp4"])
    qtbot.waitUntil(lambda: "Problem" in window.banner.words.text(), timeout=20_000)
    assert window.banner.words.text() == "Problem: Es gibt keine Datei nicht da.mp4.\nPrüfen Sie den Pfad."


def test_the_reason_in_the_list_and_at_the_model_is_german(german):
    problem = problem_of(VideoTooShort("a.mp4 has 1 frame; one window needs 16.", advice="Draw a larger region."))
    told = problem.told(QWidget.tr)
    assert told.message == "a.mp4 hat 1 Einzelbild; ein Fenster braucht 16."
    assert told.advice == "Zeichnen Sie einen größeren Bereich."
    assert told.details == problem.details
    state = State(queue=(Queued(Path("a.mp4"), Standing.FAILED, problem.message),), model_problem=problem)
    assert told.message in rows(state, QWidget.tr)[0].tip
    assert told.message in model_line(state, QWidget.tr)
    german.remove()
    assert problem.told(QWidget.tr) == problem


@pytest.mark.parametrize("name", ["{0}", "}{", "„Zeuge“", "%1 \\1", "two\nlines"])
def test_values_in_a_sentence_stay_as_they_are(name):
    sentences = Sentences({"{0} has {1} frames.": "{1} Einzelbilder hat {0}.", "{0}.": "?"})
    assert sentences.told(f"{name} has 9 frames.") == f"9 Einzelbilder hat {name}."


def test_the_template_with_most_words_is_taken():
    sentences = Sentences(
        {"{0}: {1}": "vage", "No {0}: {{{1}}}": "Kein {0}: {{{1}}}", "No disk: {0}": "Keine Platte: {0}"}
    )
    assert sentences.told("No disk: full") == "Keine Platte: full"
    assert sentences.told("No name: {x}") == "Kein name: {x}"
    assert sentences.told("a: b") == "vage"


def test_every_error_finds_its_own_translation():
    texts = catalogue(catalogue_path(Language.GERMAN))[ERRORS]
    sentences, values = Sentences(texts), ("a.mp4", "b.mp4", "c.mp4", "d.mp4")
    found = {template: sentences.told(template.format(*values)) for template in texts}
    assert found == {template: translation.format(*values) for template, translation in texts.items()}


def test_a_sentence_that_no_template_fits_stays(german):
    assert Sentences({"{0} has {1} frames.": "x"}).told("It has no frames") is None
    assert said("Whatever this says, nothing in the code says it.", QWidget.tr) == (
        "Whatever this says, nothing in the code says it."
    )
    assert said("", QWidget.tr) == ""


def test_sentences_of_errors_become_templates(tool, tmp_path):
    code = module(
        tmp_path,
        'ADVICE = "Look " "again."\n'
        "class Mine(NotAVideo): pass\n"
        'def why(x):\n    return f"late by {x}" if x else "early"\n'
        "def f(path, n, error):\n"
        "    message = f\"{cleaned(path.name)} has {n:.1f} frame{'' if n == 1 else 's'} {{sic}}.\"\n"
        "    raise Mine(message, advice=ADVICE, details=str(error))\n"
        'def g(name):\n    raise CaseBusy(f"No: {why(1)}.") from VmdeskError(error.message)\n'
        'def h(x):\n    Problem(tr("told already"), "Go." if x else "Stay.", x)\n    Other(x)\n',
    )
    (code / "errors.py").write_text((ROOT / "vmdesk" / "domain" / "errors.py").read_text("utf-8"), "utf-8")
    found = tool.errors_in(code)
    assert list(found.texts) == [
        "{0} has {1} frame {{sic}}.",
        "{0} has {1} frames {{sic}}.",
        "Look again.",
        "No: late by {0}.",
        "No: early.",
        "Go.",
        "Stay.",
    ]
    assert found.unknown == []


@pytest.mark.parametrize(
    "call", ["VmdeskError(x)", "VmdeskError('a' + x)", "VmdeskError('A.', advice=y.z)", "Problem('A.', x, '')"]
)
def test_an_error_whose_sentence_cannot_be_told_is_named(tool, tmp_path, monkeypatch, capsys, call):
    code = module(tmp_path, f"def f(x, y):\n    raise {call}\n")
    assert tool.errors_in(code).unknown == [f"made.py:2: {call}"]
    monkeypatch.setattr(tool, "ALL_CODE", code)
    assert tool.main(["--check"]) == 1
    assert f"made.py:2: {call}: the text cannot be told" in capsys.readouterr().out


def test_what_verification_says_becomes_templates(tool, tmp_path):
    (tmp_path / "report").mkdir()
    module(
        tmp_path / "report",
        "def read(n, why):\n"
        '    problem = None if n else f"{n} are too few"\n'
        '    return answer("count", problem, "enough"), Check("size", "pass", f"{n} bytes"), Check("x", "fail", why)\n'
        'def dates_problem(day):\n    return f"over since {day:%Y}" if day else None\n',
    )
    found = tool.said_of_reports(tmp_path)
    assert set(found.texts) >= {"{0} are too few", "enough", "{0} bytes", "over since {0}"}
    assert found.unknown == []


def test_every_line_of_a_verification_is_said_in_german(german):
    lines = [
        ("valid until 2029-11-24", "gültig bis 2029-11-24"),
        (
            "the certificate expired on 2026-01-01 00:00 UTC; without a trusted timestamp nothing shows that the "
            "signature is older than that",
            "das Zertifikat ist am 2026-01-01 00:00 UTC abgelaufen; ohne vertrauenswürdigen Zeitstempel zeigt nichts, "
            "dass die Signatur älter ist",
        ),
        ("the file cannot be read: it is a folder", "die Datei kann nicht gelesen werden: sie ist ein Ordner"),
        ("what nobody has translated", "what nobody has translated"),
    ]
    assert [detail_words(english, QWidget.tr) for english, _ in lines] == [said for _, said in lines]
    failed = ReportCheck("r.pdf", (Check("signature intact", "fail", ""), Check("new one", "not checked", "")))
    wanted = "NICHT BESTANDEN: 1 von 2 Prüfungen: Signatur unversehrt. Außerdem 1 Punkt nicht geprüft: new one."
    assert bottom_line(failed, QWidget.tr) == wanted


def test_numbers_keep_their_point(german, make_window, clip, qtbot):
    window = make_window()
    window.open_files([clip])
    qtbot.waitUntil(lambda: window.desk.state.shown == 0, timeout=20_000)
    assert window.work.transport.time.text() == "0:00:00.000"


def test_the_choice_is_stored_and_holds_from_the_next_start_on(make_window, tmp_path):
    window = make_window()
    assert window.languages.choices[Language.SYSTEM].isChecked()
    window.languages.choices[Language.GERMAN].trigger()
    assert "started again" in window.banner.words.text()
    stored = QSettings(str(tmp_path / "desktop.ini"), QSettings.Format.IniFormat)
    assert stored.value("language") == "de"
    assert make_window().languages.choices[Language.GERMAN].isChecked()
