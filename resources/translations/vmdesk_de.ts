<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>vmdesk</name>
    <message>
        <location filename="../../vmdesk/ui/control/arrivals.py"/>
        <source>Looking through folders: {count} files so far …</source>
        <translation>Ordner werden durchsucht: bisher {count} Dateien …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/case_commands.py"/>
        <source>Open the case {name}</source>
        <translation>Den Fall {name} öffnen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/case_commands.py"/>
        <source>New case</source>
        <translation>Neuer Fall</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/case_commands.py"/>
        <source>An analysis is running. Cancel it and leave this case?</source>
        <translation>Eine Analyse läuft. Soll sie abgebrochen und dieser Fall verlassen werden?</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/case_commands.py"/>
        <location filename="../../vmdesk/ui/control/openings.py"/>
        <location filename="../../vmdesk/ui/window.py"/>
        <source>Keep analyzing</source>
        <translation>Weiter analysieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/case_commands.py"/>
        <source>Cancel it and leave</source>
        <translation>Abbrechen und verlassen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/case_commands.py"/>
        <source>Open case</source>
        <translation>Fall öffnen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/case_commands.py"/>
        <location filename="../../vmdesk/ui/parts/case_page.py"/>
        <location filename="../../vmdesk/ui/parts/recent.py"/>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/case_commands.py"/>
        <source>{names} and {count} more</source>
        <translation>{names} und {count} weitere</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/case_commands.py"/>
        <source>{title} (read only)</source>
        <translation>{title} (schreibgeschützt)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/case_commands.py"/>
        <source>{title} (not saved)</source>
        <translation>{title} (nicht gespeichert)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/case_export.py"/>
        <source>case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/case_export.py"/>
        <source>The case lies at {path}</source>
        <translation>Der Fall liegt unter {path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/case_overview.py"/>
        <source>Case without a name</source>
        <translation>Fall ohne Namen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/compare_control.py"/>
        <source>Pinned: {frame}</source>
        <translation>Angeheftet: {frame}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/compare_control.py"/>
        <source>The model's picture is being made …</source>
        <translation>Das Bild des Modells wird erstellt …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/compare_control.py"/>
        <source>On screen: {frame}</source>
        <translation>Angezeigt: {frame}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/compare_control.py"/>
        <source>The process that makes the model's picture has ended. Another frame starts it again.</source>
        <translation>Der Prozess, der das Bild des Modells erstellt, wurde beendet. Ein anderes Einzelbild startet ihn neu.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/compare_control.py"/>
        <source>The model's picture cannot be made: {why}</source>
        <translation>Das Bild des Modells kann nicht erstellt werden: {why}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/comparing.py"/>
        <source>The case keeps no other analysis of this exhibit that could be compared with this one.</source>
        <translation>Der Fall enthält keine weitere Analyse dieses Asservats, die mit dieser verglichen werden könnte.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/comparing.py"/>
        <source>That analysis is of other bytes than the file has now; it is not drawn.</source>
        <translation>Diese Analyse gilt für andere Bytes, als die Datei jetzt hat; sie wird nicht gezeichnet.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/copy_control.py"/>
        <source>Save the case first: exhibits are copied into the folder that you give it.</source>
        <translation>Speichern Sie zuerst den Fall: Asservate werden in den Ordner kopiert, den Sie ihm geben.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/copy_control.py"/>
        <source>Copying {name} into the case, reading it back and comparing the digests</source>
        <translation>{name} wird in den Fall kopiert, zurückgelesen und anhand der Prüfsummen verglichen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/copy_control.py"/>
        <location filename="../../vmdesk/ui/parts/banner.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/copy_control.py"/>
        <source>Copy exhibit into the case</source>
        <translation>Asservat in den Fall kopieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/copy_control.py"/>
        <source>The copy was cancelled; nothing of it was left.</source>
        <translation>Das Kopieren wurde abgebrochen; es blieb nichts davon zurück.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/copy_control.py"/>
        <source>The copy lies at {path}; its digests are those of the original.</source>
        <translation>Die Kopie liegt unter {path}; ihre Prüfsummen sind die des Originals.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/details_control.py"/>
        <source>The report details are kept and stand in the next report.</source>
        <translation>Die Angaben zum Bericht sind gespeichert und stehen im nächsten Bericht.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/key_files.py"/>
        <source>{name} cannot be read ({why}). Nothing was changed.</source>
        <translation>{name} kann nicht gelesen werden ({why}). Nichts wurde geändert.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/key_files.py"/>
        <source>The keys in {name} were not taken. {why} Nothing was changed.</source>
        <translation>Die Tasten in {name} wurden nicht übernommen. {why} Nichts wurde geändert.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/key_files.py"/>
        <source>The keys in {name} are in use now.</source>
        <translation>Die Tasten in {name} gelten jetzt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/key_files.py"/>
        <source>The keys are written to {path}.</source>
        <translation>Die Tasten sind unter {path} gespeichert.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/key_files.py"/>
        <location filename="../../vmdesk/ui/control/verify_control.py"/>
        <source>{name} was not written ({why}).</source>
        <translation>{name} wurde nicht geschrieben ({why}).</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/language_menu.py"/>
        <source>Lan&amp;guage</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/language_menu.py"/>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>As the &amp;system</source>
        <translation>Wie das S&amp;ystem</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/language_menu.py"/>
        <source>The language changes when vmdesk is started again.</source>
        <translation>Die Sprache wechselt beim nächsten Start von vmdesk.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/note_taking.py"/>
        <source>Frame {frame} is marked already.</source>
        <translation>Einzelbild {frame} ist bereits markiert.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/note_taking.py"/>
        <source>No opinion is recorded yet. The audit trail will say that scores were shown before one.</source>
        <translation>Noch ist keine Einschätzung festgehalten. Im Prüfprotokoll wird stehen, dass Scores vor einer Einschätzung angezeigt wurden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/note_taking.py"/>
        <source>Record an opinion…</source>
        <translation>Einschätzung festhalten…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/note_taking.py"/>
        <source>Reveal without one</source>
        <translation>Ohne Einschätzung aufdecken</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/note_taking.py"/>
        <source>Reveal scores</source>
        <translation>Scores aufdecken</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/note_taking.py"/>
        <source>Keep them hidden</source>
        <translation>Verdeckt lassen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/note_taking.py"/>
        <location filename="../../vmdesk/ui/parts/marks_panel.py"/>
        <source>Export marks as CSV</source>
        <translation>Markierungen als CSV exportieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/note_taking.py"/>
        <source>The marks lie at {path}</source>
        <translation>Die Markierungen liegen unter {path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/note_taking.py"/>
        <source>&amp;Undo {what}</source>
        <translation>&amp;Rückgängig: {what}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/note_taking.py"/>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/note_taking.py"/>
        <source>&amp;Redo {what}</source>
        <translation>&amp;Wiederholen: {what}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/note_taking.py"/>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/openings.py"/>
        <source>The case is open to be read only: no exhibit can be taken in. Begin a new case for it.</source>
        <translation>Der Fall ist nur zum Lesen geöffnet: Es kann kein Asservat aufgenommen werden. Beginnen Sie dafür einen neuen Fall.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/openings.py"/>
        <source>An analysis is running. Analyze {name} after it, or cancel it and open {name} now?</source>
        <translation>Eine Analyse läuft. Soll {name} danach analysiert werden, oder soll sie abgebrochen und {name} jetzt geöffnet werden?</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/openings.py"/>
        <source>An analysis is running. Analyze {count} files after it, or cancel it and open {name} now?</source>
        <translation>Eine Analyse läuft. Sollen {count} Dateien danach analysiert werden, oder soll sie abgebrochen und {name} jetzt geöffnet werden?</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/openings.py"/>
        <source>Analyze after it</source>
        <translation>Danach analysieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/openings.py"/>
        <source>Cancel it and open</source>
        <translation>Abbrechen und öffnen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/openings.py"/>
        <source>Open another video</source>
        <translation>Ein anderes Video öffnen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/openings.py"/>
        <source>Leave all as it is</source>
        <translation>Alles lassen, wie es ist</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/openings.py"/>
        <source>{name} is opened. {count} more wait: after each analysis, the next one begins.</source>
        <translation>{name} wird geöffnet. Weitere wartende Dateien: {count}. Nach jeder Analyse beginnt die nächste.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/openings.py"/>
        <source>An analysis is running. Cancel it and open {name}?</source>
        <translation>Eine Analyse läuft. Soll sie abgebrochen und {name} geöffnet werden?</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/openings.py"/>
        <source>Open a folder of videos</source>
        <translation>Einen Ordner mit Videos öffnen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/openings.py"/>
        <source>Found on this file: {finding}.</source>
        <translation>An dieser Datei festgestellt: {finding}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/overview_export.py"/>
        <location filename="../../vmdesk/ui/parts/case_page.py"/>
        <source>Export the overview as CSV</source>
        <translation>Übersicht als CSV exportieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/overview_export.py"/>
        <source>The exhibits shown lie as a table at {path}</source>
        <translation>Die angezeigten Asservate liegen als Tabelle unter {path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/picture_commands.py"/>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/picture_commands.py"/>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/picture_commands.py"/>
        <source>One &amp;to one</source>
        <translation>&amp;Eins zu eins</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/picture_commands.py"/>
        <source>&amp;Pin this frame beside the picture</source>
        <translation>Dieses Einzelbild daneben &amp;anheften</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/picture_commands.py"/>
        <source>&amp;What the model saw, beside the picture</source>
        <translation>&amp;Was das Modell sah, daneben</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/picture_commands.py"/>
        <source>Frame &amp;hash</source>
        <translation>Einzelbild-&amp;Hash</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/picture_commands.py"/>
        <source>&amp;Copy picture</source>
        <translation>&amp;Bild kopieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/picture_commands.py"/>
        <source>&amp;Save frame…</source>
        <translation>Einzelbild &amp;speichern…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/picture_commands.py"/>
        <source>P&amp;icture</source>
        <translation>B&amp;ild</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/queue_control.py"/>
        <source>Analyze all</source>
        <translation>Alle analysieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/queue_control.py"/>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/queue_control.py"/>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/queue_control.py"/>
        <source>Next</source>
        <translation>Als Nächstes</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/queue_control.py"/>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/queue_control.py"/>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/queue_control.py"/>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Put back into the queue</source>
        <translation>Wieder in die Warteschlange stellen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/queue_control.py"/>
        <source>The queue of this case was interrupted: {broken} under way, {waiting} waiting.</source>
        <translation>Die Warteschlange dieses Falls wurde unterbrochen: {broken} in Arbeit, {waiting} wartend.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/queue_control.py"/>
        <source>The queue of this case is not at its end: {waiting} waiting.</source>
        <translation>Die Warteschlange dieses Falls ist nicht abgearbeitet: {waiting} wartend.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/queue_control.py"/>
        <source>Carry on</source>
        <translation>Weiterführen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/recheck_control.py"/>
        <source>Folder in which missing exhibits are looked for</source>
        <translation>Ordner, in dem fehlende Asservate gesucht werden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/recheck_control.py"/>
        <source>Let the analysis end first; then the case can be pointed to new places.</source>
        <translation>Lassen Sie zuerst die Analyse enden; dann kann der Fall auf neue Speicherorte verweisen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/recheck_control.py"/>
        <source>The case refers to the exhibits where they were found now.</source>
        <translation>Der Fall verweist jetzt auf die Orte, an denen die Asservate gefunden wurden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/report_control.py"/>
        <source>The signed report lies at {path}</source>
        <translation>Der signierte Bericht liegt unter {path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/run_control.py"/>
        <source>Blind mode: flagged segments are hidden until the scores are revealed.</source>
        <translation>Blindmodus: gekennzeichnete Abschnitte sind verdeckt, bis die Scores aufgedeckt werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/run_control.py"/>
        <source>No window after this frame reaches the display line.</source>
        <translation>Kein Fenster nach diesem Einzelbild erreicht die Anzeigelinie.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/run_control.py"/>
        <source>No window before this frame reaches the display line.</source>
        <translation>Kein Fenster vor diesem Einzelbild erreicht die Anzeigelinie.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/run_control.py"/>
        <source>{typed} is no frame of this video, and no time in it.</source>
        <translation>{typed} ist weder ein Einzelbild dieses Videos noch eine Zeit darin.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/run_control.py"/>
        <source>Nothing</source>
        <translation>Eine leere Eingabe</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/run_control.py"/>
        <source>The region is {side:g} pixels wide and was not taken: the model needs {least:g}.</source>
        <translation>Der Bereich ist {side:g} Pixel breit und wurde nicht übernommen: das Modell braucht {least:g}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/save_control.py"/>
        <source>The frame is saved at {path}</source>
        <translation>Das Einzelbild ist gespeichert unter {path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/table_link.py"/>
        <source>Export windows as CSV</source>
        <translation>Fenster als CSV exportieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/table_link.py"/>
        <source>All {count:,} windows of the run, with their numbers in full, lie at {path}</source>
        <translation>Alle {count:,} Fenster des Laufs liegen mit ihren vollständigen Zahlen unter {path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/tidings.py"/>
        <source>Analysis is running</source>
        <translation>Analyse läuft</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/verify_control.py"/>
        <source>{count} reports were given. {name} is verified; give the others one after another.</source>
        <translation>{count} Berichte wurden übergeben. {name} wird verifiziert; übergeben Sie die anderen nacheinander.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/verify_control.py"/>
        <source>A verification is under way: await its end, or cancel it, before another report is verified.</source>
        <translation>Eine Verifizierung läuft: Warten Sie ihr Ende ab oder brechen Sie sie ab, bevor ein anderer Bericht verifiziert wird.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/verify_control.py"/>
        <source>Noted in the audit trail of the case that is open.</source>
        <translation>Im Prüfprotokoll des geöffneten Falls vermerkt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/verify_control.py"/>
        <source>No case is open, so that this verification is noted nowhere.</source>
        <translation>Kein Fall ist geöffnet; diese Verifizierung ist daher nirgends vermerkt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/verify_control.py"/>
        <source>The case holds the exhibit that the report is about. Verify checks it, too.</source>
        <translation>Der Fall enthält das Asservat, um das es im Bericht geht. „Verifizieren“ prüft es mit.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/verify_control.py"/>
        <source>The report is about {name}. Choose that file to have it checked, too.</source>
        <translation>Im Bericht geht es um {name}. Wählen Sie diese Datei, damit sie mitgeprüft wird.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/verify_control.py"/>
        <source>Save verification</source>
        <translation>Verifizierung speichern</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/verify_control.py"/>
        <source>The verification is saved at {path}</source>
        <translation>Die Verifizierung ist gespeichert unter {path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/watch_control.py"/>
        <source>Watch a folder for new videos</source>
        <translation>Einen Ordner auf neue Videos überwachen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/watch_control.py"/>
        <source>No folder is watched any more.</source>
        <translation>Es wird kein Ordner mehr überwacht.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/watch_control.py"/>
        <source>Watched: {folders}. Videos that lie or come to lie there are put into the queue when whole.</source>
        <translation>Überwacht: {folders}. Videos, die dort liegen oder hinzukommen, werden in die Warteschlange gestellt, sobald sie vollständig sind.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/watch_control.py"/>
        <source>New in a watched folder and put into the queue: {names}.</source>
        <translation>Neu in einem überwachten Ordner und in die Warteschlange gestellt: {names}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/watch_control.py"/>
        <source>New in a watched folder and put into the queue: {count} videos.</source>
        <translation>Neu in einem überwachten Ordner und in die Warteschlange gestellt: {count} Videos.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/watch_control.py"/>
        <source>Analyze them now</source>
        <translation>Jetzt analysieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/parts/recheck_dialog.py"/>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_provenance.py"/>
        <location filename="../../vmdesk/ui/parts/facts_panel.py"/>
        <location filename="../../vmdesk/ui/parts/queue_panel.py"/>
        <location filename="../../vmdesk/ui/parts/recheck_dialog.py"/>
        <location filename="../../vmdesk/ui/parts/verify_options.py"/>
        <source>Exhibit</source>
        <translation>Asservat</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>Top score</source>
        <translation>Top-Score</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>Flagged</source>
        <translation>Gekennz.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>Analyses</source>
        <translation>Analysen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>Hash</source>
        <translation>Hashwert</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/parts/marks_panel.py"/>
        <location filename="../../vmdesk/ui/window.py"/>
        <source>Marks</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/window.py"/>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>Taken in (UTC)</source>
        <translation>Aufnahme (UTC)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>The exhibit's number in this case.</source>
        <translation>Die Nummer des Asservats in diesem Fall.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>The file's name.</source>
        <translation>Der Name der Datei.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>Where the analysis of the exhibit stands.</source>
        <translation>Wie weit die Analyse des Asservats ist.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>The largest score of a window in the latest analysis.</source>
        <translation>Der größte Score eines Fensters in der jüngsten Analyse.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>Segments of the latest analysis that reach the display line.</source>
        <translation>Abschnitte der jüngsten Analyse, die die Anzeigelinie erreichen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>Analyses kept in the case.</source>
        <translation>Analysen, die der Fall aufbewahrt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>What the last recheck of the file's digest found.</source>
        <translation>Was die letzte Nachprüfung des Hashwerts der Datei ergab.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>Frames that are marked.</source>
        <translation>Einzelbilder, die markiert sind.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>Notes written on the exhibit.</source>
        <translation>Notizen zu diesem Asservat.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>When the exhibit was taken into the case, by this machine's clock.</source>
        <translation>Wann das Asservat in den Fall aufgenommen wurde, nach der Uhr dieses Rechners.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/logic/waiting.py"/>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_marks.py"/>
        <source>hidden</source>
        <translation>verdeckt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>not rechecked</source>
        <translation>nicht nachgeprüft</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_recheck.py"/>
        <source>unreadable</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/parts/queue_panel.py"/>
        <source>{name}, open</source>
        <translation>{name}, geöffnet</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_picture.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_provenance.py"/>
        <location filename="../../vmdesk/ui/logic/table_words.py"/>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/logic/waiting.py"/>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/logic/waiting.py"/>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/logic/waiting.py"/>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/logic/waiting.py"/>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/logic/waiting.py"/>
        <source>not analyzed</source>
        <translation>nicht analysiert</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_recheck.py"/>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_recheck.py"/>
        <source>changed</source>
        <translation>verändert</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_recheck.py"/>
        <source>moved</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_recheck.py"/>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>not hashed</source>
        <translation>ohne Hashwert</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_recheck.py"/>
        <source>SHA-256 when it was taken in: {digest}</source>
        <translation>SHA-256 bei der Aufnahme: {digest}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>Rechecked {when} UTC.</source>
        <translation>Nachgeprüft {when} UTC.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <source>Scores are hidden: blind mode.</source>
        <translation>Scores sind verdeckt: Blindmodus.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>{count:,} exhibits</source>
        <translation>{count:,} Asservate</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>1 exhibit</source>
        <translation>1 Asservat</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>{shown:,} found of {words}</source>
        <translation>{shown:,} gefunden von {words}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>{when} UTC, {author}</source>
        <translation>{when} UTC, {author}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>kept {when} UTC by an earlier vmdesk</source>
        <translation>aufbewahrt {when} UTC von einem früheren vmdesk</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>{model}, stride {stride}, {device}, {when} UTC</source>
        <translation>{model}, Schrittweite {stride}, {device}, {when} UTC</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>{model} on a drawn region, stride {stride}, {device}, {when} UTC</source>
        <translation>{model} auf einem gezeichneten Bereich, Schrittweite {stride}, {device}, {when} UTC</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>drawn</source>
        <translation>gezeichnet</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>Kept (UTC)</source>
        <translation>Ablage (UTC)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <location filename="../../vmdesk/ui/parts/facts_panel.py"/>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <location filename="../../vmdesk/ui/parts/verify_options.py"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>Stride</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>Region</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/case_words.py"/>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/comparison.py"/>
        <source>Compared (dashed, with circles): {analysis}.</source>
        <translation>Verglichen (gestrichelt, mit Kreisen): {analysis}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/comparison.py"/>
        <source>Shown: {analysis}.</source>
        <translation>Angezeigt: {analysis}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/comparison.py"/>
        <source>The two did not look at the same part of the picture.</source>
        <translation>Die beiden haben nicht denselben Teil des Bildes betrachtet.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/comparison.py"/>
        <source>Their tracks differ: a face need not have the same number in both.</source>
        <translation>Ihre Spuren unterscheiden sich: Ein Gesicht muss nicht in beiden dieselbe Nummer haben.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/comparison.py"/>
        <source>Compared: {analysis}</source>
        <translation>Verglichen: {analysis}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/comparison.py"/>
        <source>Compared, {track}: {analysis}</source>
        <translation>Verglichen, {track}: {analysis}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/comparison.py"/>
        <source>Compared: no window covers this frame.</source>
        <translation>Verglichen: Kein Fenster enthält dieses Einzelbild.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/comparison.py"/>
        <source>Compared: {window}</source>
        <translation>Verglichen: {window}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/keymap.py"/>
        <source>vmdesk has no command called {name}.</source>
        <translation>vmdesk hat keinen Befehl namens {name}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/keymap.py"/>
        <source>{key} would be the key of two commands, {first} and {second}.</source>
        <translation>{key} wäre die Taste zweier Befehle, {first} und {second}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/keymap.py"/>
        <source>It is not JSON.</source>
        <translation>Das ist kein JSON.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/keymap.py"/>
        <source>It is no table of keys that vmdesk wrote ({schema}).</source>
        <translation>Das ist keine Tastentabelle, die vmdesk geschrieben hat ({schema}).</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/keymap.py"/>
        <source>The keys of {name} are no list.</source>
        <translation>Die Tasten von {name} sind keine Liste.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/keymap.py"/>
        <source>{name} has more than {most} keys.</source>
        <translation>{name} hat mehr als {most} Tasten.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/keymap.py"/>
        <source>{key} is no key that a command can have ({name}).</source>
        <translation>{key} ist keine Taste, die ein Befehl haben kann ({name}).</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>Frame {at} of {count} (0–{last})</source>
        <translation>Einzelbild {at} von {count} (0–{last})</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>Frame {at}</source>
        <translation>Einzelbild {at}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>pts {pts}</source>
        <translation>pts {pts}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>Decoding frame {wanted} …</source>
        <translation>Einzelbild {wanted} wird dekodiert …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>Preview: keyframe {shown}. Frame {wanted} is being decoded …</source>
        <translation>Vorschau: Schlüsselbild {shown}. Einzelbild {wanted} wird dekodiert …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>Frame {shown} on screen, decoding frame {wanted} …</source>
        <translation>Einzelbild {shown} wird angezeigt, Einzelbild {wanted} wird dekodiert …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>Frame {wanted} does not decode</source>
        <translation>Einzelbild {wanted} lässt sich nicht dekodieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>Frame {wanted} does not decode; frame {shown} is still on screen</source>
        <translation>Einzelbild {wanted} lässt sich nicht dekodieren; Einzelbild {shown} wird weiterhin angezeigt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>Whole frame</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>Drawn region</source>
        <translation>Gezeichneter Bereich</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>Face track {id}</source>
        <translation>Gesichtsspur {id}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>Drawn region, not analyzed yet</source>
        <translation>Gezeichneter Bereich, noch nicht analysiert</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>{name}, seen at frame {seen}</source>
        <translation>{name}, gesehen in Einzelbild {seen}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>Model ready: {name} {version} on {device}, {precision}; {tested}</source>
        <translation>Modell bereit: {name} {version} auf {device}, {precision}; {tested}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>Model not usable: {why}</source>
        <translation>Modell nicht verwendbar: {why}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>Loading the model …</source>
        <translation>Das Modell wird geladen …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>Ready: {name} {version}</source>
        <translation>Bereit: {name} {version}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>Runs on {device}, {precision}; {tested}.</source>
        <translation>Läuft auf {device}, {precision}; {tested}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>It is tried again with the next analysis.</source>
        <translation>Bei der nächsten Analyse wird es erneut versucht.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>Not usable: {why}</source>
        <translation>Nicht verwendbar: {why}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>You can open and look through videos meanwhile.</source>
        <translation>Sie können inzwischen Videos öffnen und durchsehen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>self-test passed</source>
        <translation>Selbsttest bestanden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>no self-test: the bundle brings no golden input</source>
        <translation>kein Selbsttest: das Paket bringt keine Referenzeingabe mit</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>A score is a number from this model, not a probability that the video is fake.</source>
        <translation>Ein Score ist eine Zahl dieses Modells, keine Wahrscheinlichkeit dafür, dass das Video gefälscht ist.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>No validation of this model is published.</source>
        <translation>Für dieses Modell ist keine Validierung veröffentlicht.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter.py"/>
        <source>Validation figures stand in the model's passport.</source>
        <translation>Validierungszahlen stehen im Pass des Modells.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_boxes.py"/>
        <source>score {score:.3f}</source>
        <translation>Score {score:.3f}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_boxes.py"/>
        <source>highest score {score:.3f} of {count} windows</source>
        <translation>höchster Score {score:.3f} von {count} Fenstern</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_boxes.py"/>
        <source>not scored yet</source>
        <translation>noch ohne Score</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_boxes.py"/>
        <source>no window of it here</source>
        <translation>hier kein Fenster davon</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>Inspected</source>
        <translation>Begutachtet</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>Transferred</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>Returned</source>
        <translation>Zurückgegeben</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>Working copy made</source>
        <translation>Arbeitskopie angefertigt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>Entered in error</source>
        <translation>Irrtümlich eingetragen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>found intact</source>
        <translation>unversehrt vorgefunden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>found NOT intact</source>
        <translation>NICHT unversehrt vorgefunden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>When, as you state it</source>
        <translation>Wann, nach Ihrer Angabe</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>How</source>
        <translation>Auf welchem Weg</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>Numbers of seals</source>
        <translation>Nummern der Siegel</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>Seals were</source>
        <translation>Siegel waren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>Condition</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>File of the copy</source>
        <translation>Datei der Kopie</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>SHA-256 of the copy</source>
        <translation>SHA-256 der Kopie</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <location filename="../../vmdesk/ui/parts/marks_panel.py"/>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <location filename="../../vmdesk/ui/parts/custody_dialog.py"/>
        <source>Event</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>Took place, as stated</source>
        <translation>Zeitpunkt laut Angabe</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>From → to</source>
        <translation>Von → an</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>Particulars</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>Recorded</source>
        <translation>Aufgezeichnet</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>as recorded</source>
        <translation>wie aufgezeichnet</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>{utc} by {account}</source>
        <translation>{utc} durch {account}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>by {person}</source>
        <translation>durch {person}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>By whom</source>
        <translation>Durch wen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>entry {entry}</source>
        <translation>Eintrag {entry}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>corrects entry {entry}</source>
        <translation>berichtigt Eintrag {entry}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>corrected by entry {entry}</source>
        <translation>berichtigt durch Eintrag {entry}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_custody.py"/>
        <source>copied by vmdesk, digests compared</source>
        <translation>von vmdesk kopiert, Prüfsummen verglichen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Fields</source>
        <translation>Halbbilder</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_provenance.py"/>
        <source>Time base</source>
        <translation>Zeitbasis</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>interlaced, shown woven as stored</source>
        <translation>Zeilensprung, verwoben gezeigt wie gespeichert</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>no sign of interlacing</source>
        <translation>kein Anzeichen von Zeilensprung</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>hashing … {percent} %</source>
        <translation>wird gehasht … {percent} %</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>could not be computed</source>
        <translation>konnte nicht berechnet werden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>not given</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>{mean}, variable</source>
        <translation>{mean}, variabel</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>{mean}, constant</source>
        <translation>{mean}, konstant</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>mirrored</source>
        <translation>gespiegelt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>turned by {angle}°</source>
        <translation>um {angle}° gedreht</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>shown {how}</source>
        <translation>{how} gezeigt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>shown as coded</source>
        <translation>gezeigt wie kodiert</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <location filename="../../vmdesk/ui/logic/table_words.py"/>
        <source>Frames</source>
        <translation>Einzelbilder</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Rotation</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Frame places</source>
        <translation>Lage der Einzelbilder</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>exact</source>
        <translation>exakt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>by decoding from the start</source>
        <translation>durch Dekodieren von Anfang an</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Pixel aspect</source>
        <translation>Pixelseitenverhältnis</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>made square</source>
        <translation>quadratisch gemacht</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>taken as square</source>
        <translation>als quadratisch angenommen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Base licence</source>
        <translation>Basislizenz</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Looks at</source>
        <translation>Betrachtet</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>faces</source>
        <translation>Gesichter</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>the whole frame</source>
        <translation>das ganze Bild</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <location filename="../../vmdesk/ui/logic/table_words.py"/>
        <source>Logits</source>
        <translation>Logits</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Runs on</source>
        <translation>Läuft auf</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Self-test</source>
        <translation>Selbsttest</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Face detector</source>
        <translation>Gesichtsdetektor</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>not needed</source>
        <translation>nicht erforderlich</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>Not scored yet.</source>
        <translation>Noch ohne Score.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_facts.py"/>
        <source>score {score:.3f} · logits [{first:+.3f}, {second:+.3f}]
16 frames spread over the video ({protocol}, {crop})</source>
        <translation>Score {score:.3f} · Logits [{first:+.3f}, {second:+.3f}]
16 über das Video verteilte Einzelbilder ({protocol}, {crop})</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_found.py"/>
        <source>1 file is no video by its name</source>
        <translation>1 Datei ist dem Namen nach kein Video</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_found.py"/>
        <source>{count} files are no videos by their names</source>
        <translation>{count} Dateien sind den Namen nach keine Videos</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_found.py"/>
        <source>1 link was not followed</source>
        <translation>1 Verknüpfung wurde nicht verfolgt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_found.py"/>
        <source>{count} links were not followed</source>
        <translation>{count} Verknüpfungen wurden nicht verfolgt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_found.py"/>
        <source>1 folder cannot be read</source>
        <translation>1 Ordner kann nicht gelesen werden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_found.py"/>
        <source>{count} folders cannot be read</source>
        <translation>{count} Ordner können nicht gelesen werden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_found.py"/>
        <source>1 place given holds nothing or is not there</source>
        <translation>1 angegebener Ort ist leer oder nicht vorhanden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_found.py"/>
        <source>{count} places hold nothing or are not there</source>
        <translation>{count} Orte sind leer oder nicht vorhanden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_found.py"/>
        <source>1 video found in 1 folder</source>
        <translation>1 Video in 1 Ordner gefunden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_found.py"/>
        <source>1 video found in {folders} folders</source>
        <translation>1 Video in {folders} Ordnern gefunden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_found.py"/>
        <source>{count} videos found in 1 folder</source>
        <translation>{count} Videos in 1 Ordner gefunden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_found.py"/>
        <source>{count} videos found in {folders} folders</source>
        <translation>{count} Videos in {folders} Ordnern gefunden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_found.py"/>
        <source>No video by its name: {path}</source>
        <translation>Dem Namen nach kein Video: {path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_found.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <location filename="../../vmdesk/ui/parts/legend.py"/>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_found.py"/>
        <source>There is no video in what was given. {words}</source>
        <translation>Unter dem Angegebenen ist kein Video. {words}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_found.py"/>
        <source>Open a file by itself where it is a video under another name.</source>
        <translation>Öffnen Sie eine Datei einzeln, wenn sie ein Video unter anderem Namen ist.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <source>scored</source>
        <translation>mit Score</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <source>scored; the last frame was repeated to fill the window</source>
        <translation>mit Score; das letzte Einzelbild wurde wiederholt, um das Fenster zu füllen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <source>not scored: no face was found</source>
        <translation>ohne Score: kein Gesicht gefunden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <source>not scored: the face is too small</source>
        <translation>ohne Score: das Gesicht ist zu klein</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <source>not scored: a cut runs through it</source>
        <translation>ohne Score: ein Schnitt liegt darin</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <source>not scored: a frame is damaged</source>
        <translation>ohne Score: ein Einzelbild ist beschädigt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <source>not scored: the model gave a number that is not finite</source>
        <translation>ohne Score: das Modell gab eine nicht endliche Zahl aus</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_strip.py"/>
        <source>{track} · window {index} · frames {start}–{last}</source>
        <translation>{track} · Fenster {index} · Einzelbilder {start}–{last}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_strip.py"/>
        <location filename="../../vmdesk/ui/logic/table_words.py"/>
        <source>No face track</source>
        <translation>Keine Gesichtsspur</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <source>{status}, over a cut</source>
        <translation>{status}, über einen Schnitt hinweg</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <source>{status}; face {others} lies in the square too</source>
        <translation>{status}; Gesicht {others} liegt ebenfalls im Quadrat</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <source>score {score:.3f} · logits [{first:+.3f}, {second:+.3f}] · {status}</source>
        <translation>Score {score:.3f} · Logits [{first:+.3f}, {second:+.3f}] · {status}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <location filename="../../vmdesk/ui/logic/table_words.py"/>
        <source>No windows are scored yet.</source>
        <translation>Noch hat kein Fenster einen Score.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_strip.py"/>
        <source>No window covers frame {frame}.</source>
        <translation>Kein Fenster umfasst Einzelbild {frame}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <source>Frame {frame}</source>
        <translation>Einzelbild {frame}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <source>From {first:.2f} to {last:.2f} of {duration:.2f} seconds.</source>
        <translation>Von {first:.2f} bis {last:.2f} von {duration:.2f} Sekunden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <source>No window is scored there.</source>
        <translation>Dort hat kein Fenster einen Score.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_graph.py"/>
        <source>Highest score there: {score:.3f}, {track}.</source>
        <translation>Höchster Score dort: {score:.3f}, {track}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_marks.py"/>
        <source>I see signs of manipulation</source>
        <translation>Ich sehe Anzeichen einer Manipulation</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_marks.py"/>
        <source>I see no signs of manipulation</source>
        <translation>Ich sehe keine Anzeichen einer Manipulation</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_marks.py"/>
        <source>I cannot tell</source>
        <translation>Ich kann es nicht sagen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_marks.py"/>
        <source>The whole video, frames 0–{last}</source>
        <translation>Das ganze Video, Einzelbilder 0–{last}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_marks.py"/>
        <source>In point to out point, frames {first}–{last}</source>
        <translation>Anfangs- bis Endpunkt, Einzelbilder {first}–{last}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_marks.py"/>
        <source>before any score was shown</source>
        <translation>bevor ein Score angezeigt wurde</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_marks.py"/>
        <source>after scores were shown</source>
        <translation>nachdem Scores angezeigt wurden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_marks.py"/>
        <source>Frames {first}–{last}: {finding} ({when}, {utc})</source>
        <translation>Einzelbilder {first}–{last}: {finding} ({when}, {utc})</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_marks.py"/>
        <source>Blind mode: scores are hidden. Record what you think of this video, then reveal them.</source>
        <translation>Blindmodus: Scores sind verdeckt. Halten Sie fest, wie Sie dieses Video einschätzen, und decken Sie sie dann auf.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_marks.py"/>
        <source>Blind mode: scores are hidden. Opinions recorded: {count}. Reveal them when you are ready.</source>
        <translation>Blindmodus: Scores sind verdeckt. Festgehaltene Einschätzungen: {count}. Decken Sie sie auf, sobald Sie bereit sind.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_picture.py"/>
        <source>Fit · {percent} %</source>
        <translation>Eingepasst · {percent} %</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_picture.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_playing.py"/>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_picture.py"/>
        <source>x {x}, y {y}: R {red} G {green} B {blue}</source>
        <translation>x {x}, y {y}: R {red} G {green} B {blue}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_picture.py"/>
        <source>Frame {index} · {time} · pts {pts}</source>
        <translation>Einzelbild {index} · {time} · pts {pts}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_picture.py"/>
        <source>SHA-256 of the decoded planes of frame {frame}, pts {pts}:</source>
        <translation>SHA-256 der dekodierten Bildebenen von Einzelbild {frame}, pts {pts}:</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_playing.py"/>
        <source>The file has no audio stream that can be decoded.</source>
        <translation>Die Datei hat keinen Audiostream, der sich dekodieren lässt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_playing.py"/>
        <source>No sound</source>
        <translation>Kein Ton</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_playing.py"/>
        <source>Audio stream: {codec}, {rate} Hz, {channels} channels. It is heard at 100 % forwards only.</source>
        <translation>Audiostream: {codec}, {rate} Hz, {channels} Kanäle. Er ist nur vorwärts bei 100 % zu hören.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_playing.py"/>
        <source>Muted</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_playing.py"/>
        <source>Silent at {percent} %</source>
        <translation>Ohne Ton bei {percent} %</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_playing.py"/>
        <source>Sound on</source>
        <translation>Ton an</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_playing.py"/>
        <source>Loop {percent} %</source>
        <translation>Schleife {percent} %</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_playing.py"/>
        <source>In {begin} · out {end}</source>
        <translation>Anfang {begin} · Ende {end}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_playing.py"/>
        <source>In {begin}</source>
        <translation>Anfang {begin}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_playing.py"/>
        <source>Out {end}</source>
        <translation>Ende {end}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_playing.py"/>
        <source>{begin}–{end}</source>
        <translation>{begin}–{end}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_playing.py"/>
        <source>In–out</source>
        <translation>Anfang–Ende</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_playing.py"/>
        <source>In</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_playing.py"/>
        <source>Out</source>
        <translation>Ende</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_playing.py"/>
        <source>In point: frame {frame}, {time}</source>
        <translation>Anfangspunkt: Einzelbild {frame}, {time}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_playing.py"/>
        <source>Out point: frame {frame}, {time}</source>
        <translation>Endpunkt: Einzelbild {frame}, {time}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>Writing the signed report …</source>
        <translation>Der signierte Bericht wird geschrieben …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>Cancelling …</source>
        <translation>Wird abgebrochen …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>Waiting for the model …</source>
        <translation>Warten auf das Modell …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>Starting …</source>
        <translation>Wird gestartet …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>Finished. The scores are hidden: blind mode.</source>
        <translation>Fertig. Die Scores sind verdeckt: Blindmodus.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>the scores shown are not complete</source>
        <translation>die angezeigten Scores sind nicht vollständig</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>no window was scored</source>
        <translation>kein Fenster hat einen Score</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>. Resume carries on from the last window</source>
        <translation>. Fortsetzen setzt beim letzten Fenster an</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>Cancelled: {partial}</source>
        <translation>Abgebrochen: {partial}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>Failed: {partial}</source>
        <translation>Fehlgeschlagen: {partial}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>Finished: {scored} windows scored, {rest} not scored</source>
        <translation>Fertig: {scored} Fenster mit Score, {rest} ohne Score</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>Not analyzed yet: Analyze begins.</source>
        <translation>Noch nicht analysiert: „Analysieren“ beginnt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>Pausing after this batch …</source>
        <translation>Hält nach diesem Stapel an …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Hashing</source>
        <translation>Hashwerte berechnen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Reading the frame index</source>
        <translation>Bildindex lesen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Looking for faces</source>
        <translation>Gesichter suchen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Scoring windows</source>
        <translation>Scores der Fenster berechnen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Hashing again</source>
        <translation>Hashwerte erneut berechnen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>{count} windows carried on</source>
        <translation>{count} Fenster übernommen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>{speed:.1f} windows/s</source>
        <translation>{speed:.1f} Fenster/s</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>about {left} left</source>
        <translation>noch etwa {left}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>about {left} left in this step</source>
        <translation>noch etwa {left} in diesem Schritt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>{done} of {total} {unit}</source>
        <translation>{done} von {total} {unit}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>frames</source>
        <translation>Einzelbildern</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>Opening {name}: {done} of its bytes read for the frame index …</source>
        <translation>{name} wird geöffnet: {done} sind für den Bildindex gelesen …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>Opening {name}: {percent} % read for the frame index, {done} of {total} …</source>
        <translation>{name} wird geöffnet: {percent} % für den Bildindex gelesen, {done} von {total} …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_progress.py"/>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_provenance.py"/>
        <source>{index} of {count} (0–{last}, in presentation order)</source>
        <translation>{index} von {count} (0–{last}, in Darstellungsreihenfolge)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_provenance.py"/>
        <source>SHA-256 of the exhibit</source>
        <translation>SHA-256 des Asservats</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_provenance.py"/>
        <location filename="../../vmdesk/ui/parts/marks_panel.py"/>
        <location filename="../../vmdesk/ui/parts/transport.py"/>
        <source>Frame</source>
        <translation>Einzelbild</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_provenance.py"/>
        <source>pts</source>
        <translation>pts</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_provenance.py"/>
        <source>{base} s</source>
        <translation>{base} s</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_provenance.py"/>
        <source>Time from the first frame</source>
        <translation>Zeit ab dem ersten Einzelbild</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_provenance.py"/>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_provenance.py"/>
        <source>Written by</source>
        <translation>Geschrieben von</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_provenance.py"/>
        <source>not hashed yet</source>
        <translation>noch nicht gehasht</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_provenance.py"/>
        <source>{width} × {height}, the decoded frame at its own size in 8-bit full-range RGB; nothing painted over it.</source>
        <translation>{width} × {height}, das dekodierte Einzelbild in seiner eigenen Größe in RGB mit 8 Bit und vollem Wertebereich; nichts ist darübergezeichnet.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_provenance.py"/>
        <source>The frame is damaged: not to be trusted.</source>
        <translation>Das Einzelbild ist beschädigt: nicht verlässlich.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_recheck.py"/>
        <source>never hashed before</source>
        <translation>zuvor nie gehasht</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_recheck.py"/>
        <source>not looked at</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_recheck.py"/>
        <source>The case's own copy lies at {path}</source>
        <translation>Die eigene Kopie des Falls liegt unter {path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_recheck.py"/>
        <source>Found at {path}</source>
        <translation>Gefunden unter {path}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_recheck.py"/>
        <source>Not the bytes that were taken into the case</source>
        <translation>Nicht die Bytes, die in den Fall aufgenommen wurden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_recheck.py"/>
        <source>No such file at its place; none like it was found</source>
        <translation>Keine solche Datei an ihrem Ort; auch keine gleiche wurde gefunden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_recheck.py"/>
        <source>SHA-256 now: {digest}</source>
        <translation>SHA-256 jetzt: {digest}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_recheck.py"/>
        <source>Exhibit {place} of {count}: reading {name}, {percent} %</source>
        <translation>Asservat {place} von {count}: {name} wird gelesen, {percent} %</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_recheck.py"/>
        <source>Every exhibit was looked at. {counts}</source>
        <translation>Alle Asservate wurden geprüft. {counts}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_recheck.py"/>
        <source>Stopped after {done} of {count} exhibits. {counts}</source>
        <translation>Nach {done} von {count} Asservaten angehalten. {counts}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_sight.py"/>
        <source>What the model saw</source>
        <translation>Was das Modell sah</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_sight.py"/>
        <source>What the model saw of frame {frame}: the whole frame, resized and cropped · {window}</source>
        <translation>Was das Modell von Einzelbild {frame} sah: das ganze Bild, skaliert und beschnitten · {window}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_sight.py"/>
        <source>What the model saw of frame {frame}: the square {side} × {side} at x {x}, y {y}, resized · {window}</source>
        <translation>Was das Modell von Einzelbild {frame} sah: das Quadrat {side} × {side} bei x {x}, y {y}, skaliert · {window}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_sight.py"/>
        <source>The model is not loaded.</source>
        <translation>Das Modell ist nicht geladen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_sight.py"/>
        <source>No window is scored yet: the model has seen nothing of this video.</source>
        <translation>Noch hat kein Fenster einen Score: das Modell hat von diesem Video nichts gesehen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_sight.py"/>
        <source>No window covers frame {frame}: the model saw nothing of it.</source>
        <translation>Kein Fenster umfasst Einzelbild {frame}: das Modell sah nichts davon.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_sight.py"/>
        <source>{window}: {status}. No score rests on this frame.</source>
        <translation>{window}: {status}. Kein Score beruht auf diesem Einzelbild.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_sight.py"/>
        <source>The model takes one frame in {rate}; frame {frame} is not one of them.</source>
        <translation>Das Modell nimmt eines von {rate} Einzelbildern; Einzelbild {frame} gehört nicht dazu.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_sight.py"/>
        <source>Shown again when playing stops.</source>
        <translation>Wird wieder gezeigt, wenn die Wiedergabe anhält.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_sight.py"/>
        <source>Frame {frame} is being decoded …</source>
        <translation>Einzelbild {frame} wird dekodiert …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_strip.py"/>
        <source>Hidden with the scores.</source>
        <translation>Mit den Scores verdeckt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_strip.py"/>
        <source>The sixteen frames of a window are shown here once it is scored.</source>
        <translation>Die sechzehn Einzelbilder eines Fensters werden hier gezeigt, sobald es einen Score hat.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_strip.py"/>
        <source>Of {count} windows here the one with the highest score.</source>
        <translation>Von {count} Fenstern hier jenes mit dem höchsten Score.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_strip.py"/>
        <source>The model takes one frame in {rate}.</source>
        <translation>Das Modell nimmt eines von {rate} Einzelbildern.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>The file</source>
        <translation>Die Datei</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>The signature</source>
        <translation>Die Signatur</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Who signed, and when</source>
        <translation>Wer signiert hat, und wann</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>What the report holds</source>
        <translation>Was der Bericht enthält</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>The exhibit and its scores</source>
        <translation>Das Asservat und seine Scores</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Pass</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Fail</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Under way</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Scores computed again: {match} match, {near} within tolerance, {off} differ.</source>
        <translation>Erneut berechnete Scores: {match} stimmen überein, {near} innerhalb der Toleranz, {off} weichen ab.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>And {count} more; all of them stand in the JSON that can be saved.</source>
        <translation>Und {count} weitere; alle stehen im JSON, das gespeichert werden kann.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Differs: the whole clip, reported {reported}, now {found}.</source>
        <translation>Weicht ab: der gesamte Clip, berichtet {reported}, jetzt {found}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Differs: frames {first} to {last}, reported {reported}, now {found}.</source>
        <translation>Weicht ab: Einzelbilder {first} bis {last}, berichtet {reported}, jetzt {found}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Differs: frames {first} to {last}, face {face}, reported {reported}, now {found}.</source>
        <translation>Weicht ab: Einzelbilder {first} bis {last}, Gesicht {face}, berichtet {reported}, jetzt {found}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <location filename="../../vmdesk/ui/logic/waiting.py"/>
        <source>no score</source>
        <translation>kein Score</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>FAILED: nothing was checked.</source>
        <translation>NICHT BESTANDEN: Es wurde nichts geprüft.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>FAILED: {count} of {total} checks: {names}.</source>
        <translation>NICHT BESTANDEN: {count} von {total} Prüfungen: {names}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Unknown signer: nothing failed, 1 thing not checked: {names}.</source>
        <translation>Unbekannter Unterzeichner: nichts ist fehlgeschlagen, 1 Punkt nicht geprüft: {names}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Unknown signer: nothing failed, {count} things not checked: {names}.</source>
        <translation>Unbekannter Unterzeichner: nichts ist fehlgeschlagen, {count} Punkte nicht geprüft: {names}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Passed, 1 thing not checked: {names}.</source>
        <translation>Bestanden, 1 Punkt nicht geprüft: {names}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Passed, {count} things not checked: {names}.</source>
        <translation>Bestanden, {count} Punkte nicht geprüft: {names}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Passed: all {count} checks.</source>
        <translation>Bestanden: alle {count} Prüfungen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Besides, 1 thing not checked: {names}.</source>
        <translation>Außerdem 1 Punkt nicht geprüft: {names}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Besides, {count} things not checked: {names}.</source>
        <translation>Außerdem {count} Punkte nicht geprüft: {names}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Reading the report and checking its signature …</source>
        <translation>Der Bericht wird gelesen und seine Signatur geprüft …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Loading the model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>{stage} …</source>
        <translation>{stage} …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>{stage}: {done:,.0f} of {total:,.0f} MB</source>
        <translation>{stage}: {done:,.0f} von {total:,.0f} MB</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>{stage}: {done} of {total} {unit}</source>
        <translation>{stage}: {done} von {total} {unit}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Verification of {name}</source>
        <translation>Verifizierung von {name}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>SHA-256 of the report: {digest}</source>
        <translation>SHA-256 des Berichts: {digest}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/presenter_verify.py"/>
        <source>Exhibit given: {name}</source>
        <translation>Übergebenes Asservat: {name}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/table_words.py"/>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/table_words.py"/>
        <location filename="../../vmdesk/ui/parts/marks_panel.py"/>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/table_words.py"/>
        <location filename="../../vmdesk/ui/parts/table_panel.py"/>
        <source>Track</source>
        <translation>Spur</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/table_words.py"/>
        <location filename="../../vmdesk/ui/parts/marks_panel.py"/>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/table_words.py"/>
        <location filename="../../vmdesk/ui/parts/table_panel.py"/>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/table_words.py"/>
        <source>Frames {start} to {last}</source>
        <translation>Einzelbilder {start} bis {last}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/table_words.py"/>
        <source>{heading}: {text}</source>
        <translation>{heading}: {text}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/table_words.py"/>
        <source>{shown:,} of {count:,} windows shown</source>
        <translation>{shown:,} von {count:,} Fenstern angezeigt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/table_words.py"/>
        <source>sorted by {heading}, falling</source>
        <translation>sortiert nach {heading}, fallend</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/table_words.py"/>
        <source>sorted by {heading}, rising</source>
        <translation>sortiert nach {heading}, steigend</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/turns.py"/>
        <source>Read only. {waiting} wait, {failed} failed.</source>
        <translation>Nur lesbar. {waiting} wartend, {failed} fehlgeschlagen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/turns.py"/>
        <source>Queue paused. {waiting} wait, {failed} failed.</source>
        <translation>Warteschlange angehalten. {waiting} wartend, {failed} fehlgeschlagen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/turns.py"/>
        <source>Queue running. {waiting} wait, {failed} failed.</source>
        <translation>Warteschlange läuft. {waiting} wartend, {failed} fehlgeschlagen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/turns.py"/>
        <source>Queue not running. {waiting} wait, {failed} failed.</source>
        <translation>Warteschlange läuft nicht. {waiting} wartend, {failed} fehlgeschlagen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/turns.py"/>
        <source>Nothing waits. {failed} failed.</source>
        <translation>Nichts wartet. {failed} fehlgeschlagen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>readable PDF</source>
        <translation>lesbares PDF</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>no scripts, no encryption</source>
        <translation>keine Skripte, keine Verschlüsselung</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>one signature</source>
        <translation>eine einzige Signatur</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>signature intact</source>
        <translation>Signatur unversehrt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>signature container</source>
        <translation>Behälter der Signatur</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>whole file covered</source>
        <translation>ganze Datei erfasst</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>nothing after the signed bytes</source>
        <translation>nichts hinter den signierten Bytes</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>no later revision</source>
        <translation>keine spätere Fassung</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>certifying signature</source>
        <translation>zertifizierende Signatur</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>certificate at signing</source>
        <translation>Zertifikat beim Signieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>certificate today</source>
        <translation>Zertifikat heute</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>key usage</source>
        <translation>Schlüsselverwendung</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>signer</source>
        <translation>Unterzeichner</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>trusted timestamp</source>
        <translation>vertrauenswürdiger Zeitstempel</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>attachments</source>
        <translation>Anhänge</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>audit trail</source>
        <translation>Prüfprotokoll</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>printed text</source>
        <translation>gedruckter Text</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>evidence</source>
        <translation>Asservat</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>cited frames</source>
        <translation>zitierte Einzelbilder</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/verify_names.py"/>
        <source>rescore</source>
        <translation>erneute Berechnung</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/waiting.py"/>
        <source>max {score:.3f}</source>
        <translation>max. {score:.3f}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/waiting.py"/>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/waiting.py"/>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/waiting.py"/>
        <source>Failed: {reason}</source>
        <translation>Fehlgeschlagen: {reason}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/waiting.py"/>
        <source>vmdesk ended while this was analyzed. Analysis, Continue queue carries it on from where it was.</source>
        <translation>vmdesk wurde während dieser Analyse beendet. „Analyse, Warteschlange fortsetzen“ führt sie dort weiter, wo sie stand.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/waiting.py"/>
        <source>Finished. Double-click shows it; scores are hidden in blind mode.</source>
        <translation>Fertig. Doppelklick zeigt es; Scores sind im Blindmodus verdeckt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/waiting.py"/>
        <source>Finished; this is the largest score of a window. Double-click shows its result.</source>
        <translation>Fertig; dies ist der größte Score eines Fensters. Doppelklick zeigt das Ergebnis.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/analyses_list.py"/>
        <location filename="../../vmdesk/ui/parts/case_page.py"/>
        <source>Analyses kept of the exhibit</source>
        <translation>Aufbewahrte Analysen des Asservats</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/analyses_list.py"/>
        <source>Compare with another analysis</source>
        <translation>Mit einer anderen Analyse vergleichen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/analyses_list.py"/>
        <source>Its curve is drawn dashed, with circles, over the same time as the one shown.</source>
        <translation>Ihre Kurve wird gestrichelt und mit Kreisen über derselben Zeit wie die angezeigte gezeichnet.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/analyses_list.py"/>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/banner.py"/>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/banner.py"/>
        <source>Details of the message</source>
        <translation>Einzelheiten zur Meldung</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/banner.py"/>
        <source>Earlier messages</source>
        <translation>Frühere Meldungen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/banner.py"/>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/banner.py"/>
        <location filename="../../vmdesk/ui/parts/facts_widgets.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/banner.py"/>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/banner.py"/>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/banner.py"/>
        <source>Problem: {message}</source>
        <translation>Problem: {message}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/banner.py"/>
        <source>There has been no message in this session.</source>
        <translation>In dieser Sitzung gab es keine Meldung.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/banner.py"/>
        <source>1 earlier message</source>
        <translation>1 frühere Meldung</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/banner.py"/>
        <source>{count} earlier messages</source>
        <translation>{count} frühere Meldungen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/case_page.py"/>
        <source>Case overview</source>
        <translation>Fallübersicht</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/case_page.py"/>
        <source>Exhibits of the case, counted</source>
        <translation>Asservate des Falls, gezählt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/case_page.py"/>
        <location filename="../../vmdesk/ui/parts/work_page.py"/>
        <source>Blind mode</source>
        <translation>Blindmodus</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/case_page.py"/>
        <source>Blind mode: scores are hidden here, and exhibits cannot be sorted by them.</source>
        <translation>Blindmodus: Scores sind hier verdeckt, und Asservate lassen sich nicht nach ihnen sortieren.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/case_page.py"/>
        <source>Search exhibits</source>
        <translation>Asservate suchen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/case_page.py"/>
        <source>Search: name, beginning of SHA-256, words of a note</source>
        <translation>Suche: Name, Anfang des SHA-256, Worte einer Notiz</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/case_page.py"/>
        <source>Export as CSV…</source>
        <translation>Als CSV exportieren …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/case_page.py"/>
        <source>Close overview</source>
        <translation>Übersicht schließen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/case_page.py"/>
        <source>Close the overview</source>
        <translation>Die Übersicht schließen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/case_page.py"/>
        <source>Compare with the latest</source>
        <translation>Mit der jüngsten vergleichen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/case_page.py"/>
        <source>Compare this analysis with the latest one</source>
        <translation>Diese Analyse mit der jüngsten vergleichen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/case_page.py"/>
        <source>Opens the exhibit and draws both analyses on one graph.</source>
        <translation>Öffnet das Asservat und zeichnet beide Analysen in ein Diagramm.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/case_page.py"/>
        <location filename="../../vmdesk/ui/parts/notes_panel.py"/>
        <source>No exhibit</source>
        <translation>Kein Asservat</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/case_page.py"/>
        <source>Analyses of {name}</source>
        <translation>Analysen von {name}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/case_table.py"/>
        <source>Exhibits of the case</source>
        <translation>Asservate des Falls</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/case_table.py"/>
        <location filename="../../vmdesk/ui/parts/window_table.py"/>
        <source>Sort by {heading}</source>
        <translation>Nach {heading} sortieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/check_list.py"/>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/check_list.py"/>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/check_list.py"/>
        <source>What was found</source>
        <translation>Befund</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/check_list.py"/>
        <source>Checks of the report</source>
        <translation>Prüfungen des Berichts</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/compared_strip.py"/>
        <source>Analyses compared</source>
        <translation>Verglichene Analysen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/compared_strip.py"/>
        <source>End comparison</source>
        <translation>Vergleich beenden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/compared_strip.py"/>
        <source>End the comparison</source>
        <translation>Den Vergleich beenden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/custody_dialog.py"/>
        <source>Custody of {exhibit}</source>
        <translation>Verwahrung von {exhibit}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/custody_dialog.py"/>
        <source>No custody events are recorded</source>
        <translation>Keine Verwahrungsvorgänge aufgezeichnet</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/custody_dialog.py"/>
        <source>&amp;Correct the chosen entry</source>
        <translation>Gewählten Eintrag &amp;berichtigen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/custody_dialog.py"/>
        <source>&amp;Stop correcting</source>
        <translation>Berichtigung a&amp;ufgeben</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/custody_dialog.py"/>
        <source>&amp;Record</source>
        <translation>Auf&amp;zeichnen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/custody_dialog.py"/>
        <source>Custody events</source>
        <translation>Verwahrungsvorgänge</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/custody_dialog.py"/>
        <source>for instance 2026-11-25 14:30, local time</source>
        <translation>zum Beispiel 25.11.2026 14:30, Ortszeit</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/custody_dialog.py"/>
        <source>What is recorded here is kept in the audit trail and stands in the report. It cannot be changed or removed; a mistake is corrected by another entry that names it, and both stay.</source>
        <translation>Was hier aufgezeichnet wird, bleibt im Prüfprotokoll und steht im Bericht. Es kann weder geändert noch entfernt werden; ein Irrtum wird durch einen weiteren Eintrag berichtigt, der ihn nennt, und beide bleiben.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/custody_dialog.py"/>
        <source>Record an event</source>
        <translation>Vorgang aufzeichnen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/custody_dialog.py"/>
        <source>This corrects entry {entry}; choose “Entered in error” where it should not be there at all.</source>
        <translation>Dies berichtigt Eintrag {entry}; wählen Sie „Irrtümlich eingetragen“, wenn er gar nicht bestehen sollte.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/custody_dialog.py"/>
        <source>Choose the entry in the table, then “Correct the chosen entry”.</source>
        <translation>Wählen Sie den Eintrag in der Tabelle, dann „Gewählten Eintrag berichtigen“.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/custody_dialog.py"/>
        <source>Nothing is stated yet; what is recorded cannot be removed.</source>
        <translation>Es ist noch nichts angegeben; was aufgezeichnet ist, kann nicht entfernt werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/custody_dialog.py"/>
        <source>A SHA-256 has 64 hexadecimal digits.</source>
        <translation>Eine SHA-256-Prüfsumme hat 64 hexadezimale Ziffern.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Report details</source>
        <translation>Angaben zum Bericht</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>A logo is kept</source>
        <translation>Ein Logo ist gespeichert</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>No logo</source>
        <translation>Kein Logo</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Append a blank FRE 902(13)/(14) &amp;certification page</source>
        <translation>Leeres &amp;Bescheinigungsblatt nach FRE 902(13)/(14) anhängen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>&amp;HTML, an unsigned copy</source>
        <translation>&amp;HTML, eine unsignierte Kopie</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>CS&amp;V of all windows, an unsigned copy</source>
        <translation>CS&amp;V aller Fenster, eine unsignierte Kopie</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>&amp;JSON of the text, an unsigned copy</source>
        <translation>&amp;JSON des Textes, eine unsignierte Kopie</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>In every report</source>
        <translation>In jedem Bericht</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>In reports of this case</source>
        <translation>In Berichten zu diesem Fall</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>What you state here stands in the report and in the audit trail inside it. What is left empty is printed as “not stated”.</source>
        <translation>Was Sie hier angeben, steht im Bericht und im Prüfprotokoll darin. Was leer bleibt, wird als „not stated“ gedruckt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Laboratory</source>
        <translation>Labor</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Address, in lines</source>
        <translation>Anschrift, in Zeilen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Where it is examined</source>
        <translation>Ort der Untersuchung</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Examiner</source>
        <translation>Sachverständige Person</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Authorised by</source>
        <translation>Freigegeben von</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Letterhead, in lines (else laboratory and address)</source>
        <translation>Briefkopf, in Zeilen (sonst Labor und Anschrift)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Introduction in every report</source>
        <translation>Einleitung in jedem Bericht</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Remarks on limits in every report</source>
        <translation>Hinweise zu Grenzen in jedem Bericht</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Customer</source>
        <translation>Auftraggeber</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Customer's contact</source>
        <translation>Kontakt des Auftraggebers</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Case number</source>
        <translation>Fallnummer</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Exhibit number</source>
        <translation>Asservatennummer</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Received on</source>
        <translation>Eingegangen am</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Examined on</source>
        <translation>Untersucht am</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Condition as received</source>
        <translation>Zustand bei Eingang</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>What was asked</source>
        <translation>Was gefragt war</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Deviations from the method</source>
        <translation>Abweichungen vom Verfahren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Results of others in it</source>
        <translation>Enthaltene Ergebnisse Dritter</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Logo (PNG or JPEG)</source>
        <translation>Logo (PNG oder JPEG)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Choose &amp;logo…</source>
        <translation>&amp;Logo wählen…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>&amp;No logo</source>
        <translation>&amp;Kein Logo</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>Written with the signed report</source>
        <translation>Mit dem signierten Bericht geschrieben</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/details_dialog.py"/>
        <source>A text may have {count:,} characters, an address or letterhead {lines} lines.</source>
        <translation>Ein Text darf {count:,} Zeichen haben, eine Anschrift oder ein Briefkopf {lines} Zeilen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>Open videos</source>
        <translation>Videos öffnen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>Videos ({patterns})</source>
        <translation>Videos ({patterns})</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>Export signed report</source>
        <translation>Signierten Bericht exportieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>Signed report (*.pdf)</source>
        <translation>Signierter Bericht (*.pdf)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <location filename="../../vmdesk/ui/parts/verify_dialog.py"/>
        <source>Verify report</source>
        <translation>Bericht verifizieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>Choose a logo</source>
        <translation>Logo wählen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>Picture (*.png *.jpg *.jpeg)</source>
        <translation>Bild (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>Save frame</source>
        <translation>Einzelbild speichern</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>Save case as</source>
        <translation>Fall speichern unter</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>Name of the case's folder:</source>
        <translation>Name des Fallordners:</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>Export case</source>
        <translation>Fall exportieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>CASE/UCO (*.jsonld)</source>
        <translation>CASE/UCO (*.jsonld)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>Keys (*.json)</source>
        <translation>Tasten (*.json)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>Export keys</source>
        <translation>Tasten exportieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>Import keys</source>
        <translation>Tasten importieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>Sign the report</source>
        <translation>Bericht signieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>Password or PIN of your signing key:</source>
        <translation>Passwort oder PIN Ihres Signaturschlüssels:</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>Frame (1250) or time (0:00:50.040, 50.04 s):</source>
        <translation>Einzelbild (1250) oder Zeit (0:00:50.040, 50.04 s):</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>vmdesk {version}: exact frames, window scores, signed reports, offline.</source>
        <translation>vmdesk {version}: exakte Einzelbilder, Scores je Fenster, signierte Berichte, ohne Netz.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>Licence of vmdesk: MIT. Qt {qt} for Python: LGPL. pyqtgraph {graph}: MIT.</source>
        <translation>Lizenz von vmdesk: MIT. Qt {qt} für Python: LGPL. pyqtgraph {graph}: MIT.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dialogs.py"/>
        <source>What a score means: the model looks at sixteen frames and gives two numbers, its logits. The score is the softmax of the number it was trained to raise for manipulated videos, between 0 and 1. It orders windows by how much they resemble what the model was trained on; it measures neither truth nor intent, and it has no error rate on your footage.</source>
        <translation>Was ein Score bedeutet: Das Modell betrachtet sechzehn Einzelbilder und gibt zwei Zahlen aus, seine Logits. Der Score ist der Softmax jener Zahl, die es laut Training bei manipulierten Videos anheben soll, und liegt zwischen 0 und 1. Er ordnet Fenster danach, wie sehr sie dem ähneln, womit das Modell trainiert wurde; er misst weder Wahrheit noch Absicht, und für Ihr Material ist keine Fehlerrate bekannt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dock_title.py"/>
        <source>Float {name}, or put it back</source>
        <translation>{name} lösen oder wieder andocken</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/dock_title.py"/>
        <source>Close {name}</source>
        <translation>{name} schließen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/docks.py"/>
        <source>&amp;Reset layout</source>
        <translation>&amp;Anordnung zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/docks.py"/>
        <source>Panels</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/drops.py"/>
        <source>Drop videos or folders to open them, a report (PDF) to verify it</source>
        <translation>Videos oder Ordner zum Öffnen hier ablegen, einen Bericht (PDF) zum Verifizieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/facts_panel.py"/>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/facts_panel.py"/>
        <source>Windows under the playhead</source>
        <translation>Fenster an der Abspielposition</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/facts_panel.py"/>
        <source>Frame hash</source>
        <translation>Einzelbild-Hash</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/facts_panel.py"/>
        <source>Whole-clip score</source>
        <translation>Score des Gesamtvideos</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/facts_panel.py"/>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/facts_panel.py"/>
        <source>Exhibit facts</source>
        <translation>Angaben zum Asservat</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/facts_panel.py"/>
        <source>Declared and measured</source>
        <translation>Deklariert und gemessen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/facts_panel.py"/>
        <source>Declared and measured facts</source>
        <translation>Deklarierte und gemessene Angaben</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/facts_panel.py"/>
        <source>Validation of the model</source>
        <translation>Validierung des Modells</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/facts_panel.py"/>
        <source>Model facts</source>
        <translation>Angaben zum Modell</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/facts_panel.py"/>
        <source>declared</source>
        <translation>deklariert</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/facts_panel.py"/>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/facts_widgets.py"/>
        <source>Copy {name}</source>
        <translation>{name} kopieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/film_strip.py"/>
        <source>Frames of the window under the playhead</source>
        <translation>Einzelbilder des Fensters an der Abspielposition</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/film_strip.py"/>
        <source>no picture</source>
        <translation>kein Bild</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/frame_hash.py"/>
        <source>Frame of the digest</source>
        <translation>Einzelbild des Hashwerts</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/frame_hash.py"/>
        <source>Hash frame</source>
        <translation>Einzelbild hashen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/frame_hash.py"/>
        <source>SHA-256 of the decoded planes, as FFmpeg's framehash gives it (H)</source>
        <translation>SHA-256 der dekodierten Bildebenen, wie FFmpegs framehash ihn ausgibt (H)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/frame_hash.py"/>
        <source>SHA-256 of the frame</source>
        <translation>SHA-256 des Einzelbilds</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/frame_hash.py"/>
        <source>Not hashed.</source>
        <translation>Nicht gehasht.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/frame_hash.py"/>
        <source>Frame {frame} is being hashed …</source>
        <translation>Einzelbild {frame} wird gehasht …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/frame_hash.py"/>
        <source>Frame {frame} cannot be hashed: {why}</source>
        <translation>Einzelbild {frame} kann nicht gehasht werden: {why}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/frame_view.py"/>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/frame_view.py"/>
        <source>Drag over the part of the picture to analyze. Esc gives it up.</source>
        <translation>Ziehen Sie über den Teil des Bildes, der analysiert werden soll. Esc bricht ab.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/frame_view.py"/>
        <source>Damaged frame: not to be trusted</source>
        <translation>Beschädigtes Einzelbild: nicht verlässlich</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/graph.py"/>
        <source>Score graph</source>
        <translation>Score-Diagramm</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/graph.py"/>
        <source>fake score&lt;br&gt;(model output,&lt;br&gt;uncalibrated)</source>
        <translation>Fake-Score&lt;br&gt;(Modellausgabe,&lt;br&gt;unkalibriert)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/graph.py"/>
        <source>seconds from the first frame</source>
        <translation>Sekunden ab dem ersten Einzelbild</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/graph.py"/>
        <source>whole clip {value:.3f}</source>
        <translation>Gesamtvideo {value:.3f}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/graph.py"/>
        <source>{value:g}: display line only; no threshold of this model is validated</source>
        <translation>{value:g}: nur Anzeigelinie; kein Schwellenwert dieses Modells ist validiert</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/graph.py"/>
        <source>{value:g}: display line, not validated</source>
        <translation>{value:g}: Anzeigelinie, nicht validiert</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/key_editor.py"/>
        <source>First key</source>
        <translation>Erste Taste</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/key_editor.py"/>
        <source>Second key</source>
        <translation>Zweite Taste</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/key_editor.py"/>
        <source>&amp;Use</source>
        <translation>&amp;Übernehmen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/key_editor.py"/>
        <location filename="../../vmdesk/ui/parts/verify_options.py"/>
        <source>As &amp;usual</source>
        <translation>&amp;Wie üblich</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/key_table.py"/>
        <source>{first} or {second}</source>
        <translation>{first} oder {second}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/keys_dialog.py"/>
        <source>Keyboard keys</source>
        <translation>Tastenbelegung</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/keys_dialog.py"/>
        <source>Search commands and keys</source>
        <translation>Befehle und Tasten durchsuchen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/keys_dialog.py"/>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/keys_dialog.py"/>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/keys_dialog.py"/>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/keys_dialog.py"/>
        <source>What became of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/keys_dialog.py"/>
        <source>Mouse wheel on the picture or the scrubber: one frame; ten with Shift.</source>
        <translation>Mausrad auf dem Bild oder der Zeitleiste: ein Einzelbild; mit Umschalt zehn.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/keys_dialog.py"/>
        <source>&amp;All as usual</source>
        <translation>&amp;Alle wie üblich</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/keys_dialog.py"/>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/keys_dialog.py"/>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/keys_dialog.py"/>
        <source>Called {name} in files of keys</source>
        <translation>Heißt {name} in Tastendateien</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/keys_dialog.py"/>
        <source>{keys} (changed)</source>
        <translation>{keys} (geändert)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/keys_dialog.py"/>
        <source>{key} is the key of “{owner}”. Take it from there?</source>
        <translation>{key} ist die Taste von „{owner}“. Dort wegnehmen?</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/keys_dialog.py"/>
        <source>Take it</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/keys_dialog.py"/>
        <source>Leave it there</source>
        <translation>Dort lassen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/keys_dialog.py"/>
        <source>“{name}”: {keys}</source>
        <translation>„{name}“: {keys}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/keys_dialog.py"/>
        <source>All commands have their usual keys.</source>
        <translation>Alle Befehle haben ihre üblichen Tasten.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/legend.py"/>
        <source>Legend of the score graph</source>
        <translation>Legende des Score-Diagramms</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/legend.py"/>
        <source>Whole clip</source>
        <translation>Gesamtvideo</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/legend.py"/>
        <source>Display line</source>
        <translation>Anzeigelinie</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/legend.py"/>
        <source>Reaches it</source>
        <translation>Erreicht sie</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/legend.py"/>
        <source>Not scored</source>
        <translation>Ohne Score</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/legend.py"/>
        <source>Cut</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/legend.py"/>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/legend.py"/>
        <source>Keyframe</source>
        <translation>Schlüsselbild</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/legend.py"/>
        <source>Mark</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/legend.py"/>
        <source>In to out</source>
        <translation>Anfang bis Ende</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/marks_panel.py"/>
        <source>Edit, Mark frame marks the frame on screen; F2 writes a note to a mark.</source>
        <translation>„Bearbeiten, Einzelbild markieren“ markiert das angezeigte Einzelbild; F2 schreibt eine Notiz zu einer Markierung.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/marks_panel.py"/>
        <source>Opinions recorded</source>
        <translation>Festgehaltene Einschätzungen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/marks_panel.py"/>
        <source>Export marks as CSV…</source>
        <translation>Markierungen als CSV exportieren…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Export report…</source>
        <translation>Bericht &amp;exportieren…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Report &amp;details…</source>
        <translation>Angaben &amp;zum Bericht…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Verify report…</source>
        <translation>Bericht &amp;verifizieren…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Export &amp;windows as CSV…</source>
        <translation>Fenster als &amp;CSV exportieren…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Analyze</source>
        <translation>&amp;Analysieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Analyze from the &amp;start</source>
        <translation>Von &amp;vorn analysieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Analyze a&amp;ll</source>
        <translation>Alle a&amp;nalysieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Draw region</source>
        <translation>Bereich &amp;zeichnen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>C&amp;lear region</source>
        <translation>Bereich &amp;löschen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Next flagged segment</source>
        <translation>&amp;Nächster gekennzeichneter Abschnitt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Flagged segment &amp;before</source>
        <translation>Vori&amp;ger gekennzeichneter Abschnitt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Next &amp;keyframe</source>
        <translation>Nächstes &amp;Schlüsselbild</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Keyframe b&amp;efore</source>
        <translation>Voriges S&amp;chlüsselbild</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Go to frame or time…</source>
        <translation>Zu Einzelbild &amp;oder Zeit gehen…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Face &amp;boxes</source>
        <translation>&amp;Gesichtsrahmen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Fit picture to window</source>
        <translation>Bild ein&amp;passen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Show &amp;whole video in the graph</source>
        <translation>Ganzes Video im &amp;Diagramm</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Zoom &amp;in on the graph</source>
        <translation>Im Diagramm &amp;vergrößern</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Zoom &amp;out of the graph</source>
        <translation>Im Diagramm ver&amp;kleinern</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Messages of this session</source>
        <translation>&amp;Meldungen dieser Sitzung</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;About vmdesk</source>
        <translation>&amp;Über vmdesk</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Keyboard keys…</source>
        <translation>&amp;Tastenbelegung…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;New case</source>
        <translation>&amp;Neuer Fall</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Open &amp;case…</source>
        <translation>&amp;Fall öffnen…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Save case as…</source>
        <translation>Fall &amp;speichern unter…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Export c&amp;ase…</source>
        <translation>F&amp;all exportieren …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Export &amp;marks as CSV…</source>
        <translation>&amp;Markierungen als CSV exportieren…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>C&amp;ustody…</source>
        <translation>&amp;Verwahrung …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Copy exhibit &amp;into the case</source>
        <translation>Asservat &amp;in den Fall kopieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Verify exhibits…</source>
        <translation>Asservate &amp;prüfen …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Mark frame</source>
        <translation>Einzelbild &amp;markieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Rec&amp;ord opinion…</source>
        <translation>&amp;Einschätzung festhalten…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Blind mode</source>
        <translation>Bl&amp;indmodus</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Re&amp;veal scores</source>
        <translation>&amp;Scores aufdecken</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Case overview</source>
        <translation>Fallü&amp;bersicht</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Co&amp;mpare with…</source>
        <translation>&amp;Vergleichen mit …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>E&amp;nd comparison</source>
        <translation>Ver&amp;gleich beenden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Pause queue</source>
        <translation>Warteschlange anhalten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Continue queue</source>
        <translation>Warteschlange fortsetzen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Earlier in the queue</source>
        <translation>In der Warteschlange nach vorn</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Later in the queue</source>
        <translation>In der Warteschlange nach hinten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Analyze next</source>
        <translation>Als Nächstes analysieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Watch folder…</source>
        <translation>Ordner überwachen …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Stop watching folders</source>
        <translation>Ordnerüberwachung beenden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Frame b&amp;ack</source>
        <translation>Einzelbild &amp;zurück</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Frame &amp;forward</source>
        <translation>Einzelbild &amp;vor</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Ten frames back</source>
        <translation>Zehn Einzelbilder z&amp;urück</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Ten frames for&amp;ward</source>
        <translation>Zehn Einzelbilder vo&amp;r</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>F&amp;irst frame</source>
        <translation>&amp;Erstes Einzelbild</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Last frame</source>
        <translation>&amp;Letztes Einzelbild</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Play or pause</source>
        <translation>&amp;Wiedergeben oder anhalten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Play &amp;forward; again, faster</source>
        <translation>&amp;Vorwärts wiedergeben; noch einmal: schneller</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Play &amp;backward; again, faster</source>
        <translation>&amp;Rückwärts wiedergeben; noch einmal: schneller</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>P&amp;ause; again, speed 100 %</source>
        <translation>&amp;Pause; noch einmal: Tempo 100 %</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Slower</source>
        <translation>&amp;Langsamer</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Fas&amp;ter</source>
        <translation>&amp;Schneller</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Set &amp;in point</source>
        <translation>&amp;Anfangspunkt setzen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Set &amp;out point</source>
        <translation>&amp;Endpunkt setzen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Clear in point</source>
        <translation>Anfangspunkt löschen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Clear out point</source>
        <translation>Endpunkt löschen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Loop in–out</source>
        <translation>S&amp;chleife zwischen Anfang und Ende</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>So&amp;und</source>
        <translation>&amp;Ton</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Case</source>
        <translation>Fa&amp;ll</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Analysis</source>
        <translation>&amp;Analyse</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Play</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;View</source>
        <translation>An&amp;sicht</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>Main commands</source>
        <translation>Hauptbefehle</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/menus.py"/>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/notes_panel.py"/>
        <source>Notes on</source>
        <translation>Notizen zu</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/notes_panel.py"/>
        <source>The whole case</source>
        <translation>Der ganze Fall</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/notes_panel.py"/>
        <source>Search the notes</source>
        <translation>Notizen durchsuchen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/notes_panel.py"/>
        <source>New note</source>
        <translation>Neue Notiz</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/notes_panel.py"/>
        <source>Write a note; Ctrl+Enter keeps it. It cannot be changed afterwards.</source>
        <translation>Notiz schreiben; Strg+Eingabe bewahrt sie auf. Sie lässt sich danach nicht mehr ändern.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/notes_panel.py"/>
        <source>Keep note</source>
        <translation>Notiz aufbewahren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/notes_panel.py"/>
        <source>Keep the note</source>
        <translation>Die Notiz aufbewahren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/notes_panel.py"/>
        <source>Notes, the newest first</source>
        <translation>Notizen, die neueste zuerst</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/notes_panel.py"/>
        <source>How many notes</source>
        <translation>Wie viele Notizen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/notes_panel.py"/>
        <source>{found} found of {count} notes</source>
        <translation>{found} gefunden von {count} Notizen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/notes_panel.py"/>
        <source>No note is written yet.</source>
        <translation>Noch keine Notiz geschrieben.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/notes_panel.py"/>
        <source>1 note</source>
        <translation>1 Notiz</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/notes_panel.py"/>
        <source>{count} notes</source>
        <translation>{count} Notizen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/notes_panel.py"/>
        <source>A note has at most {count:,} characters.</source>
        <translation>Eine Notiz hat höchstens {count:,} Zeichen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/opinion_dialog.py"/>
        <source>Record an opinion</source>
        <translation>Einschätzung festhalten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/opinion_dialog.py"/>
        <source>Segment</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/opinion_dialog.py"/>
        <source>Reasons</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/opinion_dialog.py"/>
        <source>What you looked at, and what you saw</source>
        <translation>Was Sie betrachtet und was Sie gesehen haben</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/opinion_dialog.py"/>
        <source>Record</source>
        <translation>Festhalten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/opinion_dialog.py"/>
        <source>An opinion is kept in the audit trail with its time and stands in the report. It cannot be changed.</source>
        <translation>Eine Einschätzung wird mit ihrer Zeit im Prüfprotokoll festgehalten und steht im Bericht. Sie kann nicht geändert werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/opinion_dialog.py"/>
        <source>Opinion</source>
        <translation>Einschätzung</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/overview.py"/>
        <source>Overview of the whole video</source>
        <translation>Übersicht über das ganze Video</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/overview.py"/>
        <source>Drag the frame or its edges. Up and Down zoom, Page Up and Page Down move it.</source>
        <translation>Ziehen Sie den Rahmen oder seine Kanten. Auf und Ab zoomen, Bild auf und Bild ab verschieben ihn.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/panes.py"/>
        <source>Next &amp;part of the window</source>
        <translation>Nächster &amp;Teil der Oberfläche</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/panes.py"/>
        <source>Part of the window be&amp;fore</source>
        <translation>Voriger T&amp;eil der Oberfläche</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/picture_area.py"/>
        <source>Picture beside it</source>
        <translation>Bild daneben</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/picture_area.py"/>
        <source>Caption of the picture</source>
        <translation>Beschriftung des Bildes</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/picture_area.py"/>
        <source>Caption of the picture beside it</source>
        <translation>Beschriftung des Bildes daneben</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/queue_bar.py"/>
        <source>State of the queue</source>
        <translation>Stand der Warteschlange</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/queue_panel.py"/>
        <location filename="../../vmdesk/ui/parts/recheck_dialog.py"/>
        <location filename="../../vmdesk/ui/window.py"/>
        <source>Exhibits</source>
        <translation>Asservate</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/queue_panel.py"/>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/recent.py"/>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>Opened lately</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/recent.py"/>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/recent.py"/>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/recent.py"/>
        <source>not there any more</source>
        <translation>nicht mehr vorhanden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/recheck_dialog.py"/>
        <source>Verify exhibits</source>
        <translation>Asservate prüfen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/recheck_dialog.py"/>
        <location filename="../../vmdesk/ui/parts/verify_dialog.py"/>
        <source>&amp;Verify</source>
        <translation>&amp;Verifizieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/recheck_dialog.py"/>
        <source>C&amp;ancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/recheck_dialog.py"/>
        <source>&amp;Look also in…</source>
        <translation>Auch &amp;suchen in …</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/recheck_dialog.py"/>
        <source>&amp;Use the new places</source>
        <translation>&amp;Neue Orte übernehmen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/recheck_dialog.py"/>
        <source>Found</source>
        <translation>Befund</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/recheck_dialog.py"/>
        <source>More</source>
        <translation>Näheres</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/recheck_dialog.py"/>
        <source>Every exhibit is read again and compared with the bytes that were taken into the case. What is found is kept in the audit trail. Exhibits that are not at their place are looked for beside the others.</source>
        <translation>Jedes Asservat wird erneut gelesen und mit den Bytes verglichen, die in den Fall aufgenommen wurden. Der Befund bleibt im Prüfprotokoll. Asservate, die nicht an ihrem Ort sind, werden neben den anderen gesucht.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/recheck_dialog.py"/>
        <source>Exhibits read</source>
        <translation>Gelesene Asservate</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/recheck_dialog.py"/>
        <source>Looked for also in: {folders}</source>
        <translation>Auch gesucht in: {folders}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/sound_controls.py"/>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/sound_controls.py"/>
        <source>Sound on or off</source>
        <translation>Ton an oder aus</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/sound_controls.py"/>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>Open a folder</source>
        <translation>Einen Ordner öffnen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>Open the sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>Open the sample exhibit</source>
        <translation>Das Beispielasservat öffnen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>Clear list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>Clear the list</source>
        <translation>Die Liste leeren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>Nothing was opened yet. What you open is listed here, on this computer only.</source>
        <translation>Noch wurde nichts geöffnet. Was Sie öffnen, wird hier aufgeführt, nur auf diesem Computer.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>State of the model</source>
        <translation>Zustand des Modells</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>What to do about the model</source>
        <translation>Was beim Modell zu tun ist</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>What the model runs on</source>
        <translation>Worauf das Modell läuft</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>The model is being loaded</source>
        <translation>Das Modell wird geladen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <location filename="../../vmdesk/ui/parts/work_page.py"/>
        <source>What a score means</source>
        <translation>Was ein Score bedeutet</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>Drop videos or folders here</source>
        <translation>Ziehen Sie Videos oder Ordner hierher</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>How exhibits are treated</source>
        <translation>Wie mit Asservaten umgegangen wird</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>Files are only read, never written to, and nothing leaves this computer. A report (PDF) dropped here is verified.</source>
        <translation>Dateien werden nur gelesen, nie verändert, und nichts verlässt diesen Rechner. Ein hier abgelegter Bericht (PDF) wird verifiziert.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>Keys worth knowing</source>
        <translation>Nützliche Tasten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>open videos</source>
        <translation>Videos öffnen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>open a folder of videos</source>
        <translation>einen Ordner mit Videos öffnen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>analyze what is open</source>
        <translation>analysieren, was geöffnet ist</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>analyze all that wait</source>
        <translation>alle wartenden analysieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>one frame on</source>
        <translation>ein Einzelbild weiter</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>play or pause</source>
        <translation>wiedergeben oder anhalten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>mark the frame</source>
        <translation>das Einzelbild markieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>next flagged segment</source>
        <translation>nächster gekennzeichneter Abschnitt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>export the signed report</source>
        <translation>den signierten Bericht exportieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>next part of the window</source>
        <translation>nächster Teil der Oberfläche</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/start_page.py"/>
        <source>all keys</source>
        <translation>alle Tasten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/table_panel.py"/>
        <source>At or above the display line</source>
        <translation>Ab der Anzeigelinie</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/table_panel.py"/>
        <source>Windows shown</source>
        <translation>Angezeigte Fenster</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/table_panel.py"/>
        <source>All tracks</source>
        <translation>Alle Spuren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/table_panel.py"/>
        <source>All statuses</source>
        <translation>Jeder Status</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/transport.py"/>
        <source>Frame scrubber</source>
        <translation>Zeitleiste der Einzelbilder</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/transport.py"/>
        <source>Time code</source>
        <translation>Zeitcode</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/transport.py"/>
        <source>Timestamp</source>
        <translation>Zeitstempel</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/transport.py"/>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/transport.py"/>
        <source>In and out points</source>
        <translation>Anfangs- und Endpunkt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/transport.py"/>
        <source>One frame back</source>
        <translation>Ein Einzelbild zurück</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/transport.py"/>
        <source>Play or pause</source>
        <translation>Wiedergeben oder anhalten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/transport.py"/>
        <source>One frame forward</source>
        <translation>Ein Einzelbild vor</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_dialog.py"/>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_dialog.py"/>
        <source>A certificate's SHA-256 has 64 hexadecimal digits; colons are allowed.</source>
        <translation>Der SHA-256 eines Zertifikats hat 64 hexadezimale Ziffern; Doppelpunkte sind erlaubt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_dialog.py"/>
        <source>Cancelled: the lines shown are not complete, and there is no result.</source>
        <translation>Abgebrochen: Die angezeigten Zeilen sind nicht vollständig, und es gibt kein Ergebnis.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_dialog.py"/>
        <source>The lines are copied.</source>
        <translation>Die Zeilen sind kopiert.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_dialog.py"/>
        <source>Another &amp;report…</source>
        <translation>Anderer &amp;Bericht…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_dialog.py"/>
        <source>Ca&amp;ncel verification</source>
        <translation>Verifizierung abbre&amp;chen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_dialog.py"/>
        <source>C&amp;opy as text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_dialog.py"/>
        <source>&amp;Save as JSON…</source>
        <translation>Als &amp;JSON speichern…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_dialog.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_dialog.py"/>
        <source>How far the verification is</source>
        <translation>Wie weit die Verifizierung ist</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_options.py"/>
        <source>Checked besides the report itself</source>
        <translation>Außer dem Bericht selbst wird geprüft</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_options.py"/>
        <source>Not given: digests and frames are not checked</source>
        <translation>Nicht angegeben: Hashwerte und Einzelbilder werden nicht geprüft</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_options.py"/>
        <source>The installed model of the same weights</source>
        <translation>Das installierte Modell mit denselben Gewichten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_options.py"/>
        <source>Certificate that must have signed</source>
        <translation>Zertifikat, das signiert haben muss</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_options.py"/>
        <source>SHA-256 of the certificate that must have signed; empty: any</source>
        <translation>SHA-256 des Zertifikats, das signiert haben muss; leer: beliebig</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_options.py"/>
        <source>Compute all scores &amp;again and compare</source>
        <translation>Alle Scores &amp;erneut berechnen und vergleichen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_options.py"/>
        <source>It takes about as long as the analysis took.</source>
        <translation>Es dauert etwa so lange wie die Analyse.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_options.py"/>
        <source>Windows at once</source>
        <translation>Fenster zugleich</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_options.py"/>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_options.py"/>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_options.py"/>
        <source>No exhi&amp;bit</source>
        <translation>&amp;Ohne Asservat</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_options.py"/>
        <source>Choose e&amp;xhibit…</source>
        <translation>&amp;Asservat wählen…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_options.py"/>
        <source>Choose &amp;model…</source>
        <translation>&amp;Modell wählen…</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_options.py"/>
        <source>Signer</source>
        <translation>Unterzeichner</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/verify_options.py"/>
        <source>Choose the model's folder</source>
        <translation>Ordner des Modells wählen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/window_table.py"/>
        <location filename="../../vmdesk/ui/window.py"/>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/window_table.py"/>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/work_page.py"/>
        <source>Progress in words</source>
        <translation>Fortschritt in Worten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/parts/work_page.py"/>
        <source>Progress of the analysis</source>
        <translation>Fortschritt der Analyse</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/window.py"/>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/window.py"/>
        <source>About vmdesk</source>
        <translation>Über vmdesk</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/window.py"/>
        <source>Cancel it and close</source>
        <translation>Abbrechen und schließen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/window.py"/>
        <source>An analysis is running. Cancel it and close vmdesk?</source>
        <translation>Eine Analyse läuft. Soll sie abgebrochen und vmdesk geschlossen werden?</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/window.py"/>
        <source>Close vmdesk</source>
        <translation>vmdesk schließen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/window.py"/>
        <source>Something could not be written to the case and would be lost. Try again, or close anyway?</source>
        <translation>Etwas konnte nicht in den Fall geschrieben werden und ginge verloren. Noch einmal versuchen oder trotzdem schließen?</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/window.py"/>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/window.py"/>
        <source>Close and lose it</source>
        <translation>Schließen und verlieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/window.py"/>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/work/notebook.py"/>
        <source>mark at frame {frame}</source>
        <translation>Markierung an Einzelbild {frame}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/work/notebook.py"/>
        <source>note at frame {frame}</source>
        <translation>Notiz an Einzelbild {frame}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/work/notebook.py"/>
        <source>removal of the mark at frame {frame}</source>
        <translation>Entfernen der Markierung an Einzelbild {frame}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/work/sounding.py"/>
        <source>This computer has no output for sound.</source>
        <translation>Dieser Computer hat keine Tonausgabe.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/work/sounding.py"/>
        <source>The output for sound is gone; sound is off.</source>
        <translation>Die Tonausgabe ist nicht mehr da; der Ton ist aus.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/work/sounding.py"/>
        <source>No sound: {why}</source>
        <translation>Kein Ton: {why}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/work/sounding.py"/>
        <source>the sound is damaged at second {second}; silence stands for what does not decode</source>
        <translation>der Ton ist bei Sekunde {second} beschädigt; Stille steht für das, was sich nicht dekodieren lässt</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <location filename="../../vmdesk/background/process.py"/>
        <source>The process that scores ended by itself ({0}).</source>
        <translation>Der Prozess, der die Scores berechnet, hat sich von selbst beendet ({0}).</translation>
    </message>
    <message>
        <location filename="../../vmdesk/background/process.py"/>
        <source>Windows scored so far are kept. Start the analysis again: a new process is started for it.</source>
        <translation>Die bisher berechneten Scores bleiben erhalten. Starten Sie die Analyse erneut: dafür wird ein neuer Prozess gestartet.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/benchmark.py"/>
        <source>No window of this file could be scored; there is nothing to measure.</source>
        <translation>Für kein Fenster dieser Datei konnte ein Score berechnet werden; es gibt nichts zu messen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/copies.py"/>
        <source>The copy of {0} does not have the digests of the original; it was thrown away.</source>
        <translation>Die Kopie von {0} hat nicht die Prüfsummen des Originals; sie wurde verworfen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/copies.py"/>
        <source>Look whether the disk of the case is sound.</source>
        <translation>Prüfen Sie, ob der Datenträger des Falls in Ordnung ist.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/copies.py"/>
        <source>{0} is no longer what was taken into the case; it was not copied.</source>
        <translation>{0} ist nicht mehr das, was in den Fall aufgenommen wurde; es wurde nicht kopiert.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/copies.py"/>
        <source>Find the file that was taken in; Case, Verify exhibits looks for it.</source>
        <translation>Suchen Sie die Datei, die aufgenommen wurde; „Fall, Asservate prüfen“ sucht danach.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/copies.py"/>
        <location filename="../../vmdesk/case/intake.py"/>
        <source>{0} could not be read to its end.</source>
        <translation>{0} konnte nicht bis zum Ende gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/copies.py"/>
        <location filename="../../vmdesk/case/intake.py"/>
        <source>Check the medium.</source>
        <translation>Prüfen Sie den Datenträger.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/copies.py"/>
        <source>{0} was not copied into the case: {1}.</source>
        <translation>{0} wurde nicht in den Fall kopiert: {1}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/copies.py"/>
        <source>Look whether the disk of the case has enough room and can be written. Nothing of the copy was left.</source>
        <translation>Prüfen Sie, ob der Datenträger des Falls genug Platz hat und beschreibbar ist. Von der Kopie blieb nichts zurück.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/database.py"/>
        <source>The case {0} was made by an earlier vmdesk.</source>
        <translation>Der Fall {0} wurde mit einem früheren vmdesk angelegt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/database.py"/>
        <source>Open a copy of it that can be written, to have it brought up to date.</source>
        <translation>Öffnen Sie eine beschreibbare Kopie davon, damit er auf den heutigen Stand gebracht wird.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/database.py"/>
        <source>The case {0} cannot be written: {1}.</source>
        <translation>Der Fall {0} kann nicht geschrieben werden: {1}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/database.py"/>
        <source>Look whether its disk is full or read-only.</source>
        <translation>Sehen Sie nach, ob der Datenträger voll oder schreibgeschützt ist.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/database.py"/>
        <source>The database of the case {0} cannot be read.</source>
        <translation>Die Datenbank des Falls {0} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/database.py"/>
        <source>Keep the folder as it is and compare it with a backup.</source>
        <translation>Lassen Sie den Ordner, wie er ist, und vergleichen Sie ihn mit einer Sicherung.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/database.py"/>
        <source>The audit trail of the case {0} does not check: {1}.</source>
        <translation>Das Protokoll des Falls {0} besteht die Prüfung nicht: {1}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/database.py"/>
        <source>Keep the folder as it is; compare it with a backup and with the heads in signed reports.</source>
        <translation>Lassen Sie den Ordner, wie er ist; vergleichen Sie ihn mit einer Sicherung und mit den Endwerten in signierten Berichten.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/database.py"/>
        <source>The case {0} was made by a newer vmdesk.</source>
        <translation>Der Fall {0} stammt von einem neueren vmdesk.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/database.py"/>
        <source>Open it with that version.</source>
        <translation>Öffnen Sie ihn mit jener Version.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/exhibits.py"/>
        <source>There is no file or folder {0}.</source>
        <translation>Es gibt keine Datei und keinen Ordner {0}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/exhibits.py"/>
        <location filename="../../vmdesk/files.py"/>
        <source>Check the path.</source>
        <translation>Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/exhibits.py"/>
        <source>The folder {0} cannot be read; what lies in it was left out.</source>
        <translation>Der Ordner {0} kann nicht gelesen werden; was darin liegt, wurde ausgelassen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/exhibits.py"/>
        <location filename="../../vmdesk/files.py"/>
        <source>Ask for permission to read it, or work on a copy with a recorded digest.</source>
        <translation>Bitten Sie um Leserechte, oder arbeiten Sie mit einer Kopie, deren Hashwert festgehalten ist.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/exhibits.py"/>
        <source>There is no video in the folder {0}.</source>
        <translation>Im Ordner {0} liegt kein Video.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/exhibits.py"/>
        <source>{0} is a link; links found in a folder are not followed.</source>
        <translation>{0} ist eine Verknüpfung; in einem Ordner gefundenen Verknüpfungen wird nicht gefolgt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/exhibits.py"/>
        <source>Name what it leads to on the command line.</source>
        <translation>Nennen Sie das, wohin sie führt, auf der Befehlszeile.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/intake.py"/>
        <source>{0} changed while it was analysed; the result was thrown away.</source>
        <translation>{0} änderte sich während der Analyse; das Ergebnis wurde verworfen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/intake.py"/>
        <location filename="../../vmdesk/pipeline/run.py"/>
        <source>Work on a write-protected copy and run the analysis again.</source>
        <translation>Arbeiten Sie mit einer schreibgeschützten Kopie, und wiederholen Sie die Analyse.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/network.py"/>
        <source>The folder {0} lies on a network share ({1}); a case is not safe there.</source>
        <translation>Der Ordner {0} liegt auf einer Netzwerkfreigabe ({1}); dort ist ein Fall nicht sicher.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/network.py"/>
        <source>The folder {0} lies on a network share (network drive); a case is not safe there.</source>
        <translation>Der Ordner {0} liegt auf einer Netzwerkfreigabe (Netzlaufwerk); dort ist ein Fall nicht sicher.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/network.py"/>
        <source>The folder {0} lies on a network share (UNC path); a case is not safe there.</source>
        <translation>Der Ordner {0} liegt auf einer Netzwerkfreigabe (UNC-Pfad); dort ist ein Fall nicht sicher.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/network.py"/>
        <source>Keep the case on a disk of this computer, and copy it to the share when it is closed.</source>
        <translation>Legen Sie den Fall auf einem Datenträger dieses Rechners ab und kopieren Sie ihn auf die Freigabe, wenn er geschlossen ist.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/rechecks.py"/>
        <source>Another exhibit of the case lies at {0}.</source>
        <translation>Ein anderes Asservat des Falls liegt unter {0}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/store.py"/>
        <source>{0} holds a case already.</source>
        <translation>{0} enthält schon einen Fall.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/store.py"/>
        <source>Choose another name, or open that case.</source>
        <translation>Wählen Sie einen anderen Namen, oder öffnen Sie jenen Fall.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/store.py"/>
        <source>{0} cannot be made.</source>
        <translation>{0} kann nicht angelegt werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/store.py"/>
        <source>The case {0} is open to be read only.</source>
        <translation>Der Fall {0} ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/store.py"/>
        <source>Close it where it is open to be written, and open it again.</source>
        <translation>Schließen Sie ihn dort, wo er zum Schreiben geöffnet ist, und öffnen Sie ihn erneut.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/store.py"/>
        <source>There is no case in {0}.</source>
        <translation>In {0} liegt kein Fall.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/store.py"/>
        <source>Choose the folder that a case was saved as; it holds a file named case.db.</source>
        <translation>Wählen Sie den Ordner, unter dem ein Fall gespeichert wurde; er enthält eine Datei namens case.db.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/store.py"/>
        <source>The case {0} is in use by another vmdesk.</source>
        <translation>Der Fall {0} wird von einem anderen vmdesk benutzt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/store.py"/>
        <source>Close it there first.</source>
        <translation>Schließen Sie ihn zuerst dort.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/store.py"/>
        <source>The case {0} cannot be written.</source>
        <translation>Der Fall {0} kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/watched.py"/>
        <source>{0} is no folder that can be watched.</source>
        <translation>{0} ist kein Ordner, der überwacht werden kann.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/watched.py"/>
        <source>Choose a folder that is there.</source>
        <translation>Wählen Sie einen vorhandenen Ordner.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/watched.py"/>
        <source>{0} and the case's own folder lie in one another; it is not watched.</source>
        <translation>{0} und der eigene Ordner des Falls liegen ineinander; der Ordner wird nicht überwacht.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/case/watched.py"/>
        <source>Choose the folder that new videos are copied to, and keep the case elsewhere.</source>
        <translation>Wählen Sie den Ordner, in den neue Videos kopiert werden, und bewahren Sie den Fall anderswo auf.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/analyze.py"/>
        <location filename="../../vmdesk/cli/case_queue.py"/>
        <source>There is no video in what was given.</source>
        <translation>Unter dem Angegebenen ist kein Video.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/analyze.py"/>
        <source>Without a report there is nothing to timestamp.</source>
        <translation>Ohne Bericht gibt es nichts, was einen Zeitstempel erhalten könnte.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/analyze.py"/>
        <source>Leave --timestamp-url out.</source>
        <translation>Lassen Sie --timestamp-url weg.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/case_custody.py"/>
        <source>What is stated belongs to an event.</source>
        <translation>Angaben gehören zu einem Vorgang.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/case_custody.py"/>
        <source>Say which with --add EVENT.</source>
        <translation>Nennen Sie ihn mit --add EVENT.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/case_custody.py"/>
        <source>This cannot be recorded as a custody event.</source>
        <translation>Dies kann nicht als Verwahrungsvorgang aufgezeichnet werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/case_custody.py"/>
        <source>The case has more than one exhibit, or none.</source>
        <translation>Der Fall hat mehr als ein Asservat oder keines.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/case_custody.py"/>
        <source>Say which with --exhibit.</source>
        <translation>Nennen Sie es mit --exhibit.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/case_custody.py"/>
        <source>The case has no exhibit {0}.</source>
        <translation>Der Fall hat kein Asservat {0}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/case_custody.py"/>
        <source>`vmdesk case show` lists them.</source>
        <translation>`vmdesk case show` führt sie auf.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/case_custody.py"/>
        <source>Entry {0} is no custody event of exhibit {1} that could be corrected.</source>
        <translation>Eintrag {0} ist kein Verwahrungsvorgang von Asservat {1}, der berichtigt werden könnte.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/case_custody.py"/>
        <source>Correct the entry that corrected it, if it was corrected before.</source>
        <translation>Berichtigen Sie den Eintrag, der ihn berichtigt hat, falls er schon berichtigt wurde.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/case_files.py"/>
        <source>There is no folder {0}.</source>
        <translation>Es gibt keinen Ordner {0}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/case_queue.py"/>
        <source>A defect of vmdesk: {0}</source>
        <translation>Ein Fehler in vmdesk: {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/case_queue.py"/>
        <source>Please report it.</source>
        <translation>Bitte melden Sie ihn.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/desktop.py"/>
        <source>--analyze needs a file.</source>
        <translation>--analyze braucht eine Datei.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/desktop.py"/>
        <source>`vmdesk open FILE --analyze`.</source>
        <translation>`vmdesk open DATEI --analyze`.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/desktop.py"/>
        <source>{0}; use `vmdesk analyze FILE --out DIR` instead.</source>
        <translation>{0}; verwenden Sie stattdessen `vmdesk analyze DATEI --out ORDNER`.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/desktop.py"/>
        <source>This command line was started without the desktop; use `vmdesk analyze FILE --out DIR`.</source>
        <translation>Diese Befehlszeile wurde ohne die Desktop-Anwendung gestartet; verwenden Sie `vmdesk analyze DATEI --out ORDNER`.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/exhibits.py"/>
        <source>To watch needs a folder to be watched, and --case DIR, which keeps what is found.</source>
        <translation>Zum Überwachen gehören ein Ordner, der überwacht wird, und --case DIR, wo das Gefundene aufbewahrt wird.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/inspect.py"/>
        <source>There is no frame {0}: the file's frames are 0 to {1}.</source>
        <translation>Es gibt kein Einzelbild {0}: die Einzelbilder der Datei sind 0 bis {1}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/key.py"/>
        <source>There is no file {0} to be read.</source>
        <translation>Es gibt keine lesbare Datei {0}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/key.py"/>
        <location filename="../../vmdesk/cli/verify.py"/>
        <source>{0} is not a file.</source>
        <translation>{0} ist keine Datei.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/key.py"/>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/key.py"/>
        <location filename="../../vmdesk/files.py"/>
        <source>{0} cannot be written.</source>
        <translation>{0} kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/key.py"/>
        <source>There is a file {0} already, and it is no certificate.</source>
        <translation>Es gibt bereits eine Datei {0}, und sie ist kein Zertifikat.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/key_token.py"/>
        <source>The certificate {0} cannot be read.</source>
        <translation>Das Zertifikat {0} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/model.py"/>
        <source>The model at hand cannot be read: access is denied.</source>
        <translation>Das vorhandene Modell kann nicht gelesen werden: der Zugriff ist verweigert.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/model.py"/>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>The model {0} cannot be read: access is denied.</source>
        <translation>Das Modell {0} kann nicht gelesen werden: der Zugriff ist verweigert.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/model.py"/>
        <source>Ask for permission to read its folder.</source>
        <translation>Lassen Sie sich Leserechte für seinen Ordner geben.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/model.py"/>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>`vmdesk model list` shows the models at hand.</source>
        <translation>`vmdesk model list` zeigt die vorhandenen Modelle.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/model.py"/>
        <source>There is no model at hand.</source>
        <translation>Es ist kein Modell vorhanden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/model.py"/>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>There is no model {0}.</source>
        <translation>Es gibt kein Modell {0}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/password.py"/>
        <source>The key {0} is kept under a password, and there is no terminal to ask for it.</source>
        <translation>Der Schlüssel {0} ist durch ein Passwort geschützt, und es gibt kein Terminal, um danach zu fragen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/password.py"/>
        <source>Give --password-file.</source>
        <translation>Geben Sie --password-file an.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/password.py"/>
        <source>The password is empty.</source>
        <translation>Das Passwort ist leer.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/password.py"/>
        <source>Give another, or use --no-password.</source>
        <translation>Geben Sie ein anderes an, oder verwenden Sie --no-password.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/password.py"/>
        <source>The two passwords are not the same.</source>
        <translation>Die beiden Passwörter stimmen nicht überein.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/password.py"/>
        <source>Try again, or use --no-password.</source>
        <translation>Versuchen Sie es erneut, oder verwenden Sie --no-password.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/password.py"/>
        <source>The password file {0} cannot be read.</source>
        <translation>Die Passwortdatei {0} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/password.py"/>
        <source>No password was given.</source>
        <translation>Es wurde kein Passwort angegeben.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/password.py"/>
        <source>Type it, or give --password-file.</source>
        <translation>Geben Sie es ein, oder geben Sie --password-file an.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/report.py"/>
        <source>{0} is a link.</source>
        <translation>{0} ist eine Verknüpfung.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/report.py"/>
        <source>Give the report itself.</source>
        <translation>Geben Sie den Bericht selbst an.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/report.py"/>
        <source>{0} is no report that can be read.</source>
        <translation>{0} ist kein Bericht, der gelesen werden kann.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/report.py"/>
        <source>{0} cannot be read.</source>
        <translation>{0} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/report_details.py"/>
        <source>What the report is to state cannot be printed.</source>
        <translation>Was im Bericht stehen soll, kann nicht gedruckt werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/verify.py"/>
        <source>--rescore needs the exhibit.</source>
        <translation>--rescore braucht das Asservat.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/verify.py"/>
        <source>Add --evidence FILE.</source>
        <translation>Ergänzen Sie --evidence DATEI.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/verify.py"/>
        <source>--batch and --threads say how --rescore computes.</source>
        <translation>--batch und --threads sagen, wie --rescore rechnet.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/verify.py"/>
        <source>Add --rescore.</source>
        <translation>Fügen Sie --rescore hinzu.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/verify.py"/>
        <location filename="../../vmdesk/files.py"/>
        <source>{0} cannot be read: access is denied.</source>
        <translation>{0} kann nicht gelesen werden: Der Zugriff ist verweigert.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/verify.py"/>
        <location filename="../../vmdesk/files.py"/>
        <source>There is no file {0}.</source>
        <translation>Es gibt keine Datei {0}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/cli/verify.py"/>
        <source>--signer takes a SHA-256 fingerprint: 64 hexadecimal digits, colons allowed.</source>
        <translation>--signer erwartet einen SHA-256-Fingerabdruck: 64 hexadezimale Ziffern, Doppelpunkte sind erlaubt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>There is no model vmdesk-face-tiny.</source>
        <translation>Es gibt kein Modell vmdesk-face-tiny.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>The model {0} cannot be read.</source>
        <translation>Das Modell {0} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>The model {0} lacks {1}.</source>
        <translation>Dem Modell {0} fehlt {1}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>Copy the whole folder; where a model brings no preprocessing, copy its base model's.</source>
        <translation>Kopieren Sie den ganzen Ordner; bringt ein Modell keine Vorverarbeitung mit, kopieren Sie die seines Basismodells.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>The model {0} holds {1}, a format that can run code.</source>
        <translation>Das Modell {0} enthält {1}, ein Format, das Code ausführen kann.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>Use a folder with model.safetensors and no pickled files.</source>
        <translation>Verwenden Sie einen Ordner mit model.safetensors und ohne Pickle-Dateien.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>{0} of the model cannot be read.</source>
        <translation>{0} des Modells kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>{0} of the model is not a description.</source>
        <translation>{0} des Modells ist keine Beschreibung.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>The model {0} is not a VideoMAE classifier of 16 frames and two labels.</source>
        <translation>Das Modell {0} ist kein VideoMAE-Klassifikator für 16 Einzelbilder und zwei Bezeichnungen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>Only VideoMAE bundles can be used.</source>
        <translation>Nur VideoMAE-Pakete können verwendet werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>bundle.json is not of schema vmdesk-bundle/1.</source>
        <translation>bundle.json entspricht nicht dem Schema vmdesk-bundle/1.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>bundle.json does not state the digest of every file.</source>
        <translation>bundle.json nennt nicht für jede Datei den Hashwert.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>{0} of the model {1} is not the file that its description states.</source>
        <translation>{0} des Modells {1} ist nicht die Datei, die seine Beschreibung angibt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>Copy the model again from where it came.</source>
        <translation>Kopieren Sie das Modell erneut von dort, woher es kam.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>The framing {0} of {1} is not known.</source>
        <translation>Der Bildausschnitt {0} von {1} ist nicht bekannt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>The labels of {0} do not say which one means fake.</source>
        <translation>Die Bezeichnungen von {0} sagen nicht, welche „gefälscht“ bedeutet.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>The sampling in bundle.json cannot be read.</source>
        <translation>Die Abtastung in bundle.json kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>The sampling in bundle.json is not one of windows of {0} frames.</source>
        <translation>Die Abtastung in bundle.json ist keine mit Fenstern von {0} Einzelbildern.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>The {0} in bundle.json cannot be read.</source>
        <translation>Der Eintrag {0} in bundle.json kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>The face margin in bundle.json is not one that vmdesk knows.</source>
        <translation>Den Gesichtsrand in bundle.json kennt vmdesk nicht.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>The digest of the self-test's input is not stated in bundle.json.</source>
        <translation>Der Hashwert der Eingabe des Selbsttests steht nicht in bundle.json.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>The self-test in bundle.json holds numbers that are not finite.</source>
        <translation>Der Selbsttest in bundle.json enthält Zahlen, die nicht endlich sind.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/bundles.py"/>
        <source>The self-test in bundle.json cannot be read.</source>
        <translation>Der Selbsttest in bundle.json kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/devices.py"/>
        <source>vmdesk knows no device named {0}.</source>
        <translation>vmdesk kennt kein Gerät namens {0}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/devices.py"/>
        <location filename="../../vmdesk/detect/scorer.py"/>
        <source>Use --device cpu.</source>
        <translation>Verwenden Sie --device cpu.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/devices.py"/>
        <source>This machine has no {0} device that torch can use.</source>
        <translation>Diese Maschine hat kein {0}-Gerät, das torch benutzen kann.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/devices.py"/>
        <source>fp16 is not offered on the CPU.</source>
        <translation>fp16 wird auf der CPU nicht angeboten.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/devices.py"/>
        <source>Use --precision fp32.</source>
        <translation>Verwenden Sie --precision fp32.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/devices.py"/>
        <source>This processor does not multiply in bf16; it would only be slower.</source>
        <translation>Dieser Prozessor multipliziert nicht in bf16; es wäre nur langsamer.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/openvino_engine.py"/>
        <source>OpenVINO is not installed.</source>
        <translation>OpenVINO ist nicht installiert.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/openvino_engine.py"/>
        <source>Install vmdesk with the extra `openvino`, or use --engine torch.</source>
        <translation>Installieren Sie vmdesk mit dem Zusatz `openvino`, oder verwenden Sie --engine torch.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/preprocessing.py"/>
        <source>{0} cannot be read as VideoMAE's preprocessing.</source>
        <translation>{0} kann nicht als Vorverarbeitung von VideoMAE gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/preprocessing.py"/>
        <source>{0} asks for a preprocessing other than the standard one of VideoMAE.</source>
        <translation>{0} verlangt eine andere Vorverarbeitung als die übliche von VideoMAE.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/scorer.py"/>
        <source>OpenVINO is offered on the CPU only.</source>
        <translation>OpenVINO wird nur auf der CPU angeboten.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/self_test.py"/>
        <source>The self-test of {0} failed: logits differ by {1}, allowed are {2}.</source>
        <translation>Der Selbsttest von {0} schlug fehl: Die Logits weichen um {1} ab, erlaubt sind {2}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/self_test.py"/>
        <source>The software stack or the model is not the one that was tested; no video is scored with it.</source>
        <translation>Die Software oder das Modell ist nicht das geprüfte; damit wird kein Video bewertet.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/self_test.py"/>
        <source>{0} of the model is not a picture.</source>
        <translation>{0} des Modells ist kein Bild.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/self_test.py"/>
        <source>{0} of the model does not hold 4 x 4 pictures of {1} pixels.</source>
        <translation>{0} des Modells enthält nicht 4 x 4 Bilder von {1} Pixeln.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/torch_engine.py"/>
        <source>The device has no memory left for one window.</source>
        <translation>Das Gerät hat keinen Speicher mehr für ein Fenster.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/torch_engine.py"/>
        <source>Close other programs that use it, or score with --device cpu.</source>
        <translation>Schließen Sie andere Programme, die es benutzen, oder rechnen Sie mit --device cpu.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/torch_engine.py"/>
        <source>The device has no memory left for another picture.</source>
        <translation>Das Gerät hat keinen Speicher mehr für ein weiteres Bild.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/torch_engine.py"/>
        <source>The device stopped working while it scored.</source>
        <translation>Das Gerät stellte beim Bewerten die Arbeit ein.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/torch_engine.py"/>
        <source>Look at the driver's messages; start vmdesk again, or score with --device cpu.</source>
        <translation>Sehen Sie die Meldungen des Treibers an; starten Sie vmdesk neu, oder rechnen Sie mit --device cpu.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/weights.py"/>
        <source>The weights of {0} cannot be loaded.</source>
        <translation>Die Gewichte von {0} können nicht geladen werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/weights.py"/>
        <source>The weights of {0} do not fit the model: tensors are missing, left over or of another shape.</source>
        <translation>Die Gewichte von {0} passen nicht zum Modell: Tensoren fehlen, sind übrig oder von anderer Form.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/weights.py"/>
        <source>A model with such weights would give random scores. Use the complete bundle.</source>
        <translation>Ein Modell mit solchen Gewichten gäbe zufällige Scores. Verwenden Sie das vollständige Paket.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/detect/weights.py"/>
        <source>The weights of {0} hold numbers that are not finite.</source>
        <translation>Die Gewichte von {0} enthalten Zahlen, die nicht endlich sind.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/domain/frame.py"/>
        <source>The file stores its pictures in an uncommon way there.</source>
        <translation>Die Datei speichert ihre Bilder dort auf ungewöhnliche Weise.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/domain/signable.py"/>
        <source>This result does not come from a real model and cannot be signed.</source>
        <translation>Dieses Ergebnis stammt nicht von einem echten Modell und kann nicht signiert werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/domain/signable.py"/>
        <source>The model failed its self-test on this machine; its result cannot be signed.</source>
        <translation>Das Modell hat seinen Selbsttest auf diesem Rechner nicht bestanden; sein Ergebnis kann nicht signiert werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/domain/signable.py"/>
        <source>The exhibit changed while it was analysed; this result cannot be signed.</source>
        <translation>Das Asservat hat sich während der Analyse verändert; dieses Ergebnis kann nicht signiert werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/domain/signable.py"/>
        <source>The model gave not one finite number; its result cannot be signed.</source>
        <translation>Das Modell hat keine einzige endliche Zahl geliefert; sein Ergebnis kann nicht signiert werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/domain/signable.py"/>
        <source>The result's windows and its summary do not agree; it is not whole and cannot be signed.</source>
        <translation>Die Fenster des Ergebnisses und seine Zusammenfassung stimmen nicht überein; es ist unvollständig und kann nicht signiert werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/domain/signable.py"/>
        <source>Analyse the exhibit with an installed model.</source>
        <translation>Analysieren Sie das Asservat mit einem installierten Modell.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/faces/detector.py"/>
        <source>The face detector is not installed.</source>
        <translation>Der Gesichtsdetektor ist nicht installiert.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/faces/detector.py"/>
        <source>Run `python3 packaging/bootstrap.py run` once: it fetches the face detector and checks its digest.</source>
        <translation>Führen Sie einmal `python3 packaging/bootstrap.py run` aus: Es holt den Gesichtsdetektor und prüft seinen Hashwert.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/faces/detector.py"/>
        <source>The face detector's description is not complete.</source>
        <translation>Die Beschreibung des Gesichtsdetektors ist unvollständig.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/faces/detector.py"/>
        <source>The face detector's file {0} is not the one pinned.</source>
        <translation>Die Datei {0} des Gesichtsdetektors ist nicht die festgelegte.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/faces/detector.py"/>
        <source>The face detector's file {0} cannot be read.</source>
        <translation>Die Datei {0} des Gesichtsdetektors kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/files.py"/>
        <source>{0} is not a regular file.</source>
        <translation>{0} ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/files.py"/>
        <source>Give a video file, or a folder of them.</source>
        <translation>Geben Sie eine Videodatei an oder einen Ordner mit solchen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/files.py"/>
        <source>{0} is empty (0 bytes).</source>
        <translation>{0} ist leer (0 Bytes).</translation>
    </message>
    <message>
        <location filename="../../vmdesk/files.py"/>
        <source>Ask for the exhibit again.</source>
        <translation>Fordern Sie das Asservat erneut an.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/files.py"/>
        <source>Choose a folder that you may write to, with enough space.</source>
        <translation>Wählen Sie einen Ordner, in den Sie schreiben dürfen und in dem genug Platz ist.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/encryption.py"/>
        <location filename="../../vmdesk/media/confined/scan.py"/>
        <source>The video in {0} is encrypted.</source>
        <translation>Das Video in {0} ist verschlüsselt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/encryption.py"/>
        <source>Ask for a decrypted copy and its origin.</source>
        <translation>Bitten Sie um eine entschlüsselte Kopie und um ihre Herkunft.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/frame.py"/>
        <source>Frame {0} is stored as {1} x {2} {3}, which does not become RGB.</source>
        <translation>Einzelbild {0} ist als {1} x {2} {3} gespeichert, woraus kein RGB wird.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/frame.py"/>
        <source>The file is damaged there, or stores its pictures in an uncommon way.</source>
        <translation>Die Datei ist dort beschädigt, oder sie speichert ihre Bilder auf ungewöhnliche Weise.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/pixels.py"/>
        <source>The pictures are stored in the pixel format {0}, which vmdesk cannot turn into RGB.</source>
        <translation>Die Bilder sind im Pixelformat {0} gespeichert, das vmdesk nicht in RGB umwandeln kann.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/pixels.py"/>
        <source>Convert a working copy to a common pixel format, and say so.</source>
        <translation>Wandeln Sie eine Arbeitskopie in ein gängiges Pixelformat um, und geben Sie das an.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/scan.py"/>
        <source>{0} holds a video stream without a single frame.</source>
        <translation>{0} enthält einen Videostrom ohne ein einziges Einzelbild.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/scan.py"/>
        <source>Not one frame of {0} decodes.</source>
        <translation>Kein einziges Einzelbild von {0} lässt sich decodieren.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/scan.py"/>
        <source>The stream may be damaged, encrypted, or only the initial segment of a stream.</source>
        <translation>Der Strom kann beschädigt, verschlüsselt oder nur das Anfangsstück eines Stroms sein.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/scrub.py"/>
        <source>Frame {0} does not decode.</source>
        <translation>Einzelbild {0} lässt sich nicht decodieren.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/scrub.py"/>
        <source>The file is damaged there.</source>
        <translation>Die Datei ist dort beschädigt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/source.py"/>
        <source>{0} is a playlist or description that points to other files, not a video.</source>
        <translation>{0} ist eine Wiedergabeliste oder Beschreibung, die auf andere Dateien verweist, kein Video.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/source.py"/>
        <source>Give the video file itself; vmdesk never follows such references.</source>
        <translation>Geben Sie die Videodatei selbst an; vmdesk folgt solchen Verweisen nie.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/source.py"/>
        <source>{0} is cut off: the MP4 movie header (moov) is missing.</source>
        <translation>{0} ist abgeschnitten: Der MP4-Filmkopf (moov) fehlt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/source.py"/>
        <source>Ask for a complete copy, or repair a working copy with a recovery tool and say so.</source>
        <translation>Bitten Sie um eine vollständige Kopie, oder reparieren Sie eine Arbeitskopie mit einem Wiederherstellungsprogramm und geben Sie das an.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/source.py"/>
        <source>{0} begins as a video file does, yet its header cannot be read: it is cut off or damaged.</source>
        <translation>{0} beginnt wie eine Videodatei, doch ihr Kopf kann nicht gelesen werden: Sie ist abgeschnitten oder beschädigt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/source.py"/>
        <source>{0} is not a video in a container that vmdesk opens, whatever its name says.</source>
        <translation>{0} ist kein Video in einem Container, den vmdesk öffnet, was auch immer der Name sagt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/source.py"/>
        <source>Check what the file is; vmdesk goes by its bytes.</source>
        <translation>Prüfen Sie, was die Datei ist; vmdesk richtet sich nach ihren Bytes.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/source.py"/>
        <source>{0} holds no video stream.</source>
        <translation>{0} enthält keinen Videostrom.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/source.py"/>
        <source>It may be an audio recording.</source>
        <translation>Es kann eine Tonaufnahme sein.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/source.py"/>
        <source>{0} holds a cover picture but no video.</source>
        <translation>{0} enthält ein Titelbild, aber kein Video.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/source.py"/>
        <source>{0} holds a video stream in a coding that vmdesk cannot decode.</source>
        <translation>{0} enthält einen Videostrom in einer Codierung, die vmdesk nicht decodieren kann.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/confined/source.py"/>
        <source>Pictures of {0} x {1} in {2} exceed what vmdesk decodes.</source>
        <translation>Bilder von {0} x {1} in {2} überschreiten, was vmdesk decodiert.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/process.py"/>
        <source>Decoding {0} came to a halt: no sign of life for {1} s.</source>
        <translation>Das Decodieren von {0} kam zum Stillstand: seit {1} s kein Lebenszeichen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/process.py"/>
        <source>The file is damaged or made to keep decoders busy. The decoder process was ended.</source>
        <translation>Die Datei ist beschädigt oder dafür gemacht, Decoder zu beschäftigen. Der Decoderprozess wurde beendet.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/process.py"/>
        <source>Decoding {0} needs more memory than vmdesk gives to one file.</source>
        <translation>Das Decodieren von {0} braucht mehr Speicher, als vmdesk einer Datei gibt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/process.py"/>
        <source>The file may be damaged or made to exhaust memory. The decoder process was ended.</source>
        <translation>Die Datei kann beschädigt oder dafür gemacht sein, den Speicher zu erschöpfen. Der Decoderprozess wurde beendet.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/process.py"/>
        <source>The decoder process does not run here ({0}).</source>
        <translation>Der Decoderprozess läuft hier nicht ({0}).</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/processes.py"/>
        <source>The decoder ended by itself again while {0} of {1} ({2}).</source>
        <translation>Der Decoder endete erneut von selbst bei: {0} von {1} ({2}).</translation>
    </message>
    <message>
        <location filename="../../vmdesk/media/processes.py"/>
        <source>The file is damaged or made to break decoders. vmdesk itself was not touched.</source>
        <translation>Die Datei ist beschädigt oder dafür gemacht, Decoder zum Absturz zu bringen. vmdesk selbst blieb unberührt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/pipeline/clips.py"/>
        <source>The region lies beside the picture, which is {0} x {1} pixels.</source>
        <translation>Der Bereich liegt neben dem Bild, das {0} x {1} Pixel groß ist.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/pipeline/clips.py"/>
        <source>Regions are given in pixels of upright frames, from the upper left corner.</source>
        <translation>Bereiche werden in Pixeln aufrechter Einzelbilder angegeben, von der linken oberen Ecke aus.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/pipeline/course.py"/>
        <source>The {0} must be 1 or more, not {1}.</source>
        <translation>{0} muss 1 oder mehr sein, nicht {1}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/pipeline/course.py"/>
        <source>The model {0} takes whole pictures; a region cannot be chosen for it.</source>
        <translation>Das Modell {0} nimmt ganze Bilder; ein Bereich kann dafür nicht gewählt werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/pipeline/course.py"/>
        <source>Leave the region out, or choose a model that looks at faces.</source>
        <translation>Lassen Sie den Bereich weg, oder wählen Sie ein Modell, das Gesichter betrachtet.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/pipeline/course.py"/>
        <source>The region is {0} pixels wide; the model needs {1}.</source>
        <translation>Der Bereich ist {0} Pixel breit; das Modell braucht {1}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/pipeline/course.py"/>
        <source>Draw a larger region.</source>
        <translation>Zeichnen Sie einen größeren Bereich.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/pipeline/course.py"/>
        <source>The model {0} looks at faces and was given no face detector.</source>
        <translation>Das Modell {0} betrachtet Gesichter und bekam keinen Gesichtsdetektor.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/pipeline/run.py"/>
        <source>{0} can no longer be read; the result was thrown away.</source>
        <translation>{0} kann nicht mehr gelesen werden; das Ergebnis wurde verworfen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/pipeline/run.py"/>
        <source>{0} has {1} frame; one window needs {2}.</source>
        <translation>{0} hat {1} Einzelbild; ein Fenster braucht {2}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/pipeline/run.py"/>
        <source>{0} has {1} frames; one window needs {2}.</source>
        <translation>{0} hat {1} Einzelbilder; ein Fenster braucht {2}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/pipeline/run.py"/>
        <source>A video this short cannot be scored by this model.</source>
        <translation>Ein so kurzes Video kann mit diesem Modell nicht bewertet werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/pipeline/run.py"/>
        <source>{0} does not give the same number of frames each time it is read.</source>
        <translation>{0} ergibt nicht bei jedem Lesen dieselbe Zahl von Einzelbildern.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/pipeline/run.py"/>
        <source>The medium or the file is unstable; work on a verified copy.</source>
        <translation>Der Datenträger oder die Datei ist unbeständig; arbeiten Sie mit einer geprüften Kopie.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/authority.py"/>
        <source>{0} is not the URL of a time-stamping authority.</source>
        <translation>{0} ist nicht die URL einer Zeitstempelstelle.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/authority.py"/>
        <source>Give one that begins with http:// or https://, without a user's name in it.</source>
        <translation>Geben Sie eine an, die mit http:// oder https:// beginnt und keinen Benutzernamen enthält.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/authority.py"/>
        <source>The time-stamping authority at {0} cannot be reached.</source>
        <translation>Die Zeitstempelstelle unter {0} ist nicht erreichbar.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/authority.py"/>
        <source>The report is unchanged. Try again later, or name another authority.</source>
        <translation>Der Bericht ist unverändert. Versuchen Sie es später erneut, oder geben Sie eine andere Stelle an.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/authority.py"/>
        <source>What the server at {0} answered is no timestamp.</source>
        <translation>Was der Server unter {0} geantwortet hat, ist kein Zeitstempel.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/authority.py"/>
        <source>The time-stamping authority refused the request.</source>
        <translation>Die Zeitstempelstelle hat die Anfrage abgelehnt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/details_file.py"/>
        <source>{0} cannot be used for the report's details.</source>
        <translation>{0} kann nicht für die Angaben des Berichts verwendet werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/details_file.py"/>
        <source>It is to be JSON of the schema vmdesk-report-details/1.</source>
        <translation>Es muss JSON nach dem Schema vmdesk-report-details/1 sein.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>This identity cannot sign: the certificate is itself signed over a {0} digest, which can be forged.</source>
        <translation>Diese Identität kann nicht signieren: das Zertifikat ist selbst über einen {0}-Hashwert signiert, und dieser lässt sich fälschen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>This identity cannot sign: the certificate is itself signed in a way that is not known.</source>
        <translation>Diese Identität kann nicht signieren: das Zertifikat ist selbst nach einem unbekannten Verfahren signiert.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>This identity cannot sign: the key is neither an elliptic-curve nor an RSA key.</source>
        <translation>Diese Identität kann nicht signieren: der Schlüssel ist weder einer auf elliptischen Kurven noch ein RSA-Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>This identity cannot sign: the key has {0} bits; at least {1} are needed.</source>
        <translation>Diese Identität kann nicht signieren: der Schlüssel hat {0} Bit; nötig sind mindestens {1}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>This identity cannot sign: the certificate is not valid before {0} UTC.</source>
        <translation>Diese Identität kann nicht signieren: das Zertifikat ist erst ab {0} UTC gültig.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>This identity cannot sign: the certificate expired on {0} UTC.</source>
        <translation>Diese Identität kann nicht signieren: das Zertifikat ist am {0} UTC abgelaufen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>This identity cannot sign: the certificate's key usage allows neither digital signatures nor non-repudiation.</source>
        <translation>Diese Identität kann nicht signieren: die Schlüsselverwendung des Zertifikats erlaubt weder digitale Signaturen noch Nichtabstreitbarkeit.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>This identity cannot sign: the certificate's extended key usage allows other things than signing documents ({0}).</source>
        <translation>Diese Identität kann nicht signieren: die erweiterte Schlüsselverwendung des Zertifikats erlaubt anderes als das Signieren von Dokumenten ({0}).</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>This identity cannot sign: the certificate's extensions cannot be read.</source>
        <translation>Diese Identität kann nicht signieren: die Erweiterungen des Zertifikats können nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>Choose or create another identity.</source>
        <translation>Wählen oder erstellen Sie eine andere Identität.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>The key is neither an elliptic-curve nor an RSA key.</source>
        <translation>Der Schlüssel ist weder einer auf elliptischen Kurven noch ein RSA-Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <location filename="../../vmdesk/report/token_identity.py"/>
        <source>The key and the certificate do not belong together.</source>
        <translation>Schlüssel und Zertifikat gehören nicht zusammen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/identity.py"/>
        <source>Replace it with `vmdesk key create --replace --name {0}`, which keeps the old one under another name, or choose another identity.</source>
        <translation>Ersetzen Sie sie mit `vmdesk key create --replace --name {0}`, was die alte unter anderem Namen aufbewahrt, oder wählen Sie eine andere Identität.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/identity.py"/>
        <source>{0} is not a PKCS#12 file.</source>
        <translation>{0} ist keine PKCS#12-Datei.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/identity.py"/>
        <source>Give a .p12 or .pfx file.</source>
        <translation>Geben Sie eine .p12- oder .pfx-Datei an.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/identity.py"/>
        <source>The password does not open {0}.</source>
        <translation>Das Kennwort öffnet {0} nicht.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/identity.py"/>
        <source>{0} cannot be read as PKCS#12.</source>
        <translation>{0} kann nicht als PKCS#12 gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/identity.py"/>
        <source>{0} holds no private key with its certificate.</source>
        <translation>{0} enthält keinen privaten Schlüssel mit seinem Zertifikat.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/identity.py"/>
        <source>The folder of signing keys cannot be read.</source>
        <translation>Der Ordner der Signaturschlüssel kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/identity.py"/>
        <source>The password does not open the identity {0}.</source>
        <translation>Das Kennwort öffnet die Identität {0} nicht.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/identity.py"/>
        <location filename="../../vmdesk/report/token_identity.py"/>
        <location filename="../../vmdesk/report/token_place.py"/>
        <source>The identity {0} is damaged.</source>
        <translation>Die Identität {0} ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/identity.py"/>
        <source>The identity {0} is kept under a password, and none was given.</source>
        <translation>Die Identität {0} ist durch ein Kennwort geschützt, und keines wurde angegeben.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/identity.py"/>
        <source>On the command line `--identity {0}` asks for it, or takes it from --password-file; a new identity without one is made by `vmdesk key create --replace --no-password --name {1}`.</source>
        <translation>Auf der Befehlszeile fragt `--identity {0}` danach oder nimmt es aus --password-file; eine neue Identität ohne Kennwort erstellt `vmdesk key create --replace --no-password --name {1}`.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/identity.py"/>
        <source>The identity {0} is kept under no password.</source>
        <translation>Die Identität {0} ist durch kein Kennwort geschützt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/identity.py"/>
        <source>Leave the password out.</source>
        <translation>Lassen Sie das Kennwort weg.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/keyfiles.py"/>
        <source>{0} cannot name an identity.</source>
        <translation>{0} kann keine Identität bezeichnen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/keyfiles.py"/>
        <source>Use letters, digits, dots, dashes, underscores.</source>
        <translation>Verwenden Sie Buchstaben, Ziffern, Punkte, Binde- und Unterstriche.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/keyfiles.py"/>
        <source>There is no key file {0}.</source>
        <translation>Es gibt keine Schlüsseldatei {0}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/keyfiles.py"/>
        <source>The key file {0} cannot be read.</source>
        <translation>Die Schlüsseldatei {0} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/keyfiles.py"/>
        <source>There is an identity named {0} already.</source>
        <translation>Es gibt bereits eine Identität namens {0}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/keyfiles.py"/>
        <source>Choose another name with --name, or let `vmdesk key create --replace` put the old one aside.</source>
        <translation>Wählen Sie mit --name einen anderen Namen, oder lassen Sie `vmdesk key create --replace` die alte beiseitelegen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/keyfiles.py"/>
        <source>The folder for keys cannot be written.</source>
        <translation>In den Ordner für Schlüssel kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signing.py"/>
        <source>The report could not be signed.</source>
        <translation>Der Bericht konnte nicht signiert werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/timestamping.py"/>
        <source>{0} does not check, so no timestamp is added to it.</source>
        <translation>Die Prüfung von {0} schlägt fehl; deshalb wird kein Zeitstempel hinzugefügt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/timestamping.py"/>
        <source>Ask for the report again, or look at it with `vmdesk verify`.</source>
        <translation>Lassen Sie sich den Bericht erneut geben, oder sehen Sie ihn sich mit `vmdesk verify` an.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/timestamping.py"/>
        <source>The timestamp could not be added.</source>
        <translation>Der Zeitstempel konnte nicht hinzugefügt werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/timestamping.py"/>
        <source>With this timestamp the report would no longer check; it is left as it was.</source>
        <translation>Mit diesem Zeitstempel würde der Bericht die Prüfung nicht mehr bestehen; er bleibt, wie er war.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/timestamping.py"/>
        <source>The report has a timestamp already.</source>
        <translation>Der Bericht hat bereits einen Zeitstempel.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/timestamping.py"/>
        <source>`vmdesk verify` shows it.</source>
        <translation>`vmdesk verify` zeigt ihn an.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/timestamping.py"/>
        <source>The authority's answer does not hold; the report is left as it was.</source>
        <translation>Die Antwort der Zeitstempelstelle hält der Prüfung nicht stand; der Bericht bleibt, wie er war.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/timestamping.py"/>
        <source>The answer is too long: {0} bytes are needed, and the report keeps room for {1}.</source>
        <translation>Die Antwort ist zu lang: {0} Byte werden gebraucht, und der Bericht hält Platz für {1} frei.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/timestamping.py"/>
        <source>Name another authority.</source>
        <translation>Geben Sie eine andere Zeitstempelstelle an.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/token_identity.py"/>
        <source>The key is on the token {0}, and no PIN was given.</source>
        <translation>Der Schlüssel liegt auf dem Token {0}, und es wurde keine PIN angegeben.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/token_identity.py"/>
        <source>On the command line it is asked for, or taken from --password-file.</source>
        <translation>Auf der Befehlszeile wird sie erfragt oder aus --password-file gelesen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/token_identity.py"/>
        <source>The certificate given cannot be read.</source>
        <translation>Das angegebene Zertifikat kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/token_identity.py"/>
        <source>Give PEM.</source>
        <translation>Geben Sie es im PEM-Format an.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/token_identity.py"/>
        <source>The token does not hold exactly one certificate of this key.</source>
        <translation>Das Token enthält nicht genau ein Zertifikat zu diesem Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/token_identity.py"/>
        <source>Give the certificate with --certificate FILE.</source>
        <translation>Geben Sie das Zertifikat mit --certificate DATEI an.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/token_identity.py"/>
        <source>The token's certificate cannot be read.</source>
        <translation>Das Zertifikat auf dem Token kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/token_identity.py"/>
        <source>Give the key's own certificate with --certificate FILE.</source>
        <translation>Geben Sie das zum Schlüssel gehörige Zertifikat mit --certificate DATEI an.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/token_key.py"/>
        <source>The PIN does not open the token {0}; it is not tried again.</source>
        <translation>Die PIN öffnet das Token {0} nicht; sie wird nicht erneut versucht.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/token_key.py"/>
        <source>Begin again with the right one.</source>
        <translation>Beginnen Sie mit der richtigen von vorn.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>There is no PKCS#11 module {0}.</source>
        <translation>Es gibt kein PKCS#11-Modul {0}.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>Install the software that came with the token, or name its module by its whole path.</source>
        <translation>Installieren Sie die Software des Tokens, oder geben Sie den vollständigen Pfad ihres Moduls an.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>{0} cannot be used as a PKCS#11 module.</source>
        <translation>{0} kann nicht als PKCS#11-Modul verwendet werden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>Name the module that came with the token, made for this computer's kind of processor.</source>
        <translation>Geben Sie das Modul an, das zum Token gehört und für den Prozessortyp dieses Rechners gebaut ist.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>The token did not do what it was asked.</source>
        <translation>Das Token hat den Auftrag nicht ausgeführt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>Look whether it is still in place, and try again.</source>
        <translation>Prüfen Sie, ob es noch angeschlossen ist, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>There is more than one such token.</source>
        <translation>Es gibt mehr als ein solches Token.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>Name one, or leave only one in place.</source>
        <translation>Geben Sie eines an, oder lassen Sie nur eines angeschlossen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>There is no token.</source>
        <translation>Es ist kein Token vorhanden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>Put the card in, or connect the device, and try again.</source>
        <translation>Stecken Sie die Karte ein, oder schließen Sie das Gerät an, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>The token {0} is not there.</source>
        <translation>Das Token {0} ist nicht vorhanden.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>The token {0} is locked after too many wrong PINs.</source>
        <translation>Das Token {0} ist nach zu vielen falschen PIN-Eingaben gesperrt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>Have it unlocked with its PUK or by whoever issued it.</source>
        <translation>Lassen Sie es mit seiner PUK oder von der ausgebenden Stelle entsperren.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>The PIN does not open the token {0}.</source>
        <translation>Die PIN öffnet das Token {0} nicht.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>The PIN does not open the token {0}, and it is locked now.</source>
        <translation>Die PIN öffnet das Token {0} nicht, und es ist jetzt gesperrt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>One more wrong PIN locks it.</source>
        <translation>Eine weitere falsche PIN sperrt es.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>It was tried once; a token locks after a few wrong PINs.</source>
        <translation>Sie wurde einmal versucht; ein Token sperrt sich nach wenigen falschen PIN-Eingaben.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>There is more than one such key on the token.</source>
        <translation>Auf dem Token gibt es mehr als einen solchen Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>Name its id.</source>
        <translation>Geben Sie seine ID an.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>The key is not on the token.</source>
        <translation>Der Schlüssel ist nicht auf dem Token.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/tokens.py"/>
        <source>Look whether it is the right token.</source>
        <translation>Prüfen Sie, ob es das richtige Token ist.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/write.py"/>
        <source>The report that was just signed does not check; it was thrown away.</source>
        <translation>Der eben signierte Bericht besteht die Prüfung nicht; er wurde verworfen.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/app.py"/>
        <source>`vmdesk analyze FILE --out FOLDER` works without one.</source>
        <translation>`vmdesk analyze DATEI --out ORDNER` kommt ohne aus.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/frame_saving.py"/>
        <source>{0} does not end in .png.</source>
        <translation>{0} endet nicht auf .png.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/control/frame_saving.py"/>
        <source>A frame is saved as PNG, which loses nothing.</source>
        <translation>Ein Einzelbild wird als PNG gespeichert, das nichts verliert.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/news.py"/>
        <source>The file has changed since it was analyzed; its result is not shown.</source>
        <translation>Die Datei hat sich seit der Analyse geändert; ihr Ergebnis wird nicht gezeigt.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/news.py"/>
        <source>Analyze it again. A report that was exported before is about the file as it was then.</source>
        <translation>Analysieren Sie es erneut. Ein früher exportierter Bericht handelt von der Datei, wie sie damals war.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/problem.py"/>
        <source>vmdesk met an unexpected problem: {0}: {1}</source>
        <translation>vmdesk stieß auf ein unerwartetes Problem: {0}: {1}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/logic/problem.py"/>
        <source>This is a defect of vmdesk, not of the exhibit. The details below belong in a report to its makers.</source>
        <translation>Das ist ein Fehler von vmdesk, nicht des Asservats. Die Einzelheiten unten gehören in eine Meldung an seine Hersteller.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/work/case_keeper.py"/>
        <source>The case is in use by another vmdesk. It is open here to be read only; nothing done here is kept.</source>
        <translation>Der Fall ist in einem anderen vmdesk geöffnet. Hier ist er nur zum Lesen geöffnet; nichts, was hier geschieht, wird aufgezeichnet.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/work/case_keeper.py"/>
        <source>Close it there and open it again, or save a copy with File, Save case as.</source>
        <translation>Schließen Sie ihn dort und öffnen Sie ihn erneut, oder speichern Sie mit „Datei, Fall speichern unter“ eine Kopie.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/work/case_keeper.py"/>
        <source>The case lies where nothing can be written. It is open to be read only; nothing done here is kept.</source>
        <translation>Der Fall liegt dort, wo nichts geschrieben werden kann. Er ist nur zum Lesen geöffnet; nichts, was hier geschieht, wird aufgezeichnet.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/work/case_keeper.py"/>
        <source>Save a copy with File, Save case as, and work on that.</source>
        <translation>Speichern Sie mit „Datei, Fall speichern unter“ eine Kopie und arbeiten Sie mit dieser.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/work/verifying.py"/>
        <source>The process that verifies ended by itself; nothing was found out.</source>
        <translation>Der verifizierende Prozess hat sich von selbst beendet; es liegt kein Ergebnis vor.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/ui/work/verifying.py"/>
        <source>Verify the report again. Where it ends once more, leave out the exhibit or the rescoring, one by one.</source>
        <translation>Verifizieren Sie den Bericht erneut. Endet der Prozess wieder, lassen Sie nacheinander die erneute Berechnung und das Asservat weg.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/workbench.py"/>
        <source>{0} is the evidence's own folder; nothing is written beside evidence.</source>
        <translation>{0} ist der Ordner des Beweismittels selbst; neben Beweismittel wird nichts geschrieben.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/workbench.py"/>
        <source>Choose another folder.</source>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/workbench.py"/>
        <source>A case is not written as {0}.</source>
        <translation>Ein Fall wird nicht als {0} geschrieben.</translation>
    </message>
    <message>
        <location filename="../../vmdesk/workbench.py"/>
        <source>The name must end in .jsonld (CASE/UCO), .json or .csv.</source>
        <translation>Der Name muss auf .jsonld (CASE/UCO), .json oder .csv enden.</translation>
    </message>
</context>
<context>
    <name>checks</name>
    <message>
        <location filename="../../vmdesk/report/container.py"/>
        <source>the signer is not named by issuer and serial number</source>
        <translation>der Unterzeichner ist nicht durch Aussteller und Seriennummer bezeichnet</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/container.py"/>
        <source>the signer's digest is not the one the signature announces</source>
        <translation>der Hashwert des Unterzeichners ist nicht der von der Signatur angekündigte</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/container.py"/>
        <source>the signature carries attributes that nothing protects</source>
        <translation>die Signatur führt Attribute mit sich, die nichts schützt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/container.py"/>
        <source>the signature's frame is not that of a detached signature</source>
        <translation>der Rahmen der Signatur ist nicht der einer abgesetzten Signatur</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/container.py"/>
        <source>the signature does not name exactly one signer and one digest that is still trusted</source>
        <translation>die Signatur nennt nicht genau einen Unterzeichner und ein noch vertrauenswürdiges Hashverfahren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/container.py"/>
        <source>the signature carries revocation lists that nothing protects</source>
        <translation>die Signatur führt Sperrlisten mit sich, die nichts schützt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/container.py"/>
        <source>the signature carries a certificate twice, or something else in the place of one</source>
        <translation>die Signatur enthält ein Zertifikat doppelt oder etwas anderes an dessen Stelle</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/container.py"/>
        <source>the signature's digest is spelt unusually</source>
        <translation>das Hashverfahren der Signatur ist ungewöhnlich geschrieben</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/container.py"/>
        <source>the signer is not named in the very bytes of the certificate</source>
        <translation>der Unterzeichner ist nicht mit genau den Bytes des Zertifikats benannt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/container.py"/>
        <source>the signature is not CMS signed data</source>
        <translation>die Signatur besteht nicht aus signierten CMS-Daten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/container.py"/>
        <source>the signature is not in the one form that DER allows</source>
        <translation>die Signatur liegt nicht in der einzigen Form vor, die DER erlaubt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/container.py"/>
        <source>the byte range is not the usual one</source>
        <translation>der Bytebereich ist nicht der übliche</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/container.py"/>
        <source>the gap between the signed ranges holds more or other than one hexadecimal string</source>
        <translation>die Lücke zwischen den signierten Bereichen enthält mehr oder anderes als eine hexadezimale Zeichenfolge</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/container.py"/>
        <source>the padding after the signature is not empty</source>
        <translation>die Auffüllung hinter der Signatur ist nicht leer</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/content_checks.py"/>
        <source>the file is encrypted; a report never is</source>
        <translation>die Datei ist verschlüsselt; ein Bericht ist es nie</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/content_checks.py"/>
        <source>the document holds what a reader would carry out: {0}</source>
        <translation>das Dokument enthält, was ein Anzeigeprogramm ausführen würde: {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/content_checks.py"/>
        <source>not encrypted, no scripts, actions or forms that act</source>
        <translation>nicht verschlüsselt, keine Skripte, Aktionen oder handelnden Formulare</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/content_checks.py"/>
        <source>the list of attachments is not one of a report</source>
        <translation>die Liste der Anhänge ist nicht die eines Berichts</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/content_checks.py"/>
        <source>not exactly the four attachments of a report, each once</source>
        <translation>nicht genau die vier Anhänge eines Berichts, jeder einmal</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/content_checks.py"/>
        <source>{0}: each there, once</source>
        <translation>{0}: jeder vorhanden, einmal</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/content_checks.py"/>
        <source>the attached certificate is not the one that signed</source>
        <translation>das angehängte Zertifikat ist nicht das, mit dem signiert wurde</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/content_checks.py"/>
        <source>the attached certificate is the one that signed</source>
        <translation>das angehängte Zertifikat ist das, mit dem signiert wurde</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/content_checks.py"/>
        <source>it is not of the schema {0}</source>
        <translation>es folgt nicht dem Schema {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/content_checks.py"/>
        <source>it is not in its one canonical form</source>
        <translation>es liegt nicht in seiner einzigen kanonischen Form vor</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/content_checks.py"/>
        <source>it says of itself that no real model made it</source>
        <translation>es sagt von sich selbst, dass es von keinem echten Modell stammt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/content_checks.py"/>
        <source>{0}, canonical, SHA-256 {1}</source>
        <translation>{0}, kanonisch, SHA-256 {1}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/content_checks.py"/>
        <source>{0} entries, every link holds</source>
        <translation>{0} Einträge, jede Verkettung stimmt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/content_checks.py"/>
        <source>cannot be compared: result.json or audit.jsonl does not check</source>
        <translation>kann nicht verglichen werden: result.json oder audit.jsonl hat die Prüfung nicht bestanden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/content_checks.py"/>
        <source>the pages do not show what the attachments say: {0}</source>
        <translation>die Seiten zeigen nicht, was die Anhänge sagen: {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/content_checks.py"/>
        <source>page {0} of {1} does not carry its number: pages are missing, added or out of order</source>
        <translation>Seite {0} von {1} trägt ihre Nummer nicht: Seiten fehlen, sind hinzugekommen oder vertauscht</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/content_checks.py"/>
        <source>{0} printed numbers and digests follow from the attachments, and the pages are all there</source>
        <translation>{0} gedruckte Zahlen und Hashwerte folgen aus den Anlagen, und alle Seiten sind vorhanden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>the certificate is not valid before {0} UTC</source>
        <translation>das Zertifikat ist vor {0} UTC nicht gültig</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>the certificate expired on {0} UTC</source>
        <translation>das Zertifikat ist am {0} UTC abgelaufen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>the certificate's key usage allows neither digital signatures nor non-repudiation</source>
        <translation>die Schlüsselverwendung des Zertifikats erlaubt weder digitale Signaturen noch Nichtabstreitbarkeit</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>the certificate's extended key usage allows other things than signing documents ({0})</source>
        <translation>die erweiterte Schlüsselverwendung des Zertifikats erlaubt anderes als das Signieren von Dokumenten ({0})</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>the certificate's extensions cannot be read</source>
        <translation>die Erweiterungen des Zertifikats sind nicht lesbar</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>the certificate is itself signed over a {0} digest, which can be forged</source>
        <translation>das Zertifikat ist selbst über einen {0}-Hashwert signiert, der gefälscht werden kann</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>the certificate is itself signed in a way that is not known</source>
        <translation>das Zertifikat ist selbst auf eine Weise signiert, die nicht bekannt ist</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>the key is neither an elliptic-curve nor an RSA key</source>
        <translation>der Schlüssel ist weder ein Schlüssel auf elliptischen Kurven noch ein RSA-Schlüssel</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/fitness.py"/>
        <source>the key has {0} bits; at least {1} are needed</source>
        <translation>der Schlüssel hat {0} Bit; mindestens {1} sind nötig</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>cannot be read: {0}</source>
        <translation>nicht lesbar: {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the signature cannot be read: {0}</source>
        <translation>die Signatur ist nicht lesbar: {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>unsigned: the file holds no signature</source>
        <translation>unsigniert: die Datei enthält keine Signatur</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the file holds {0} signatures; a report holds one</source>
        <translation>die Datei enthält {0} Signaturen; ein Bericht enthält eine</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the file holds exactly one signature</source>
        <translation>die Datei enthält genau eine Signatur</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the signature is of another kind: {0}</source>
        <translation>die Signatur ist von anderer Art: {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the signed bytes are not those that were signed</source>
        <translation>die signierten Bytes sind nicht die, die signiert wurden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the signature was not made with the certificate's key</source>
        <translation>die Signatur stammt nicht vom Schlüssel des Zertifikats</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the signed bytes are those that were signed, with the certificate's key</source>
        <translation>die signierten Bytes sind die, die mit dem Schlüssel des Zertifikats signiert wurden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the room of the signature holds one DER message and nothing besides</source>
        <translation>der Raum der Signatur enthält eine DER-Nachricht und sonst nichts</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the signature covers only a part of the file ({0})</source>
        <translation>die Signatur erfasst nur einen Teil der Datei ({0})</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the signature covers the entire file</source>
        <translation>die Signatur erfasst die ganze Datei</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>{0} bytes lie outside the signed ranges at the end</source>
        <translation>{0} Bytes liegen am Ende außerhalb der signierten Bereiche</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the last signed byte is the last of the file</source>
        <translation>das letzte signierte Byte ist das letzte der Datei</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>{0} later revisions change what is shown</source>
        <translation>{0} spätere Fassungen ändern, was gezeigt wird</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the signed revision is the last</source>
        <translation>die signierte Fassung ist die letzte</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the signature does not forbid changes to the document</source>
        <translation>die Signatur verbietet Änderungen am Dokument nicht</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the signature forbids every change to the document</source>
        <translation>die Signatur verbietet jede Änderung am Dokument</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the key may sign documents</source>
        <translation>der Schlüssel darf Dokumente signieren</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the signature gives no time</source>
        <translation>die Signatur nennt keine Zeit</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>valid at the time the signature claims, {0}</source>
        <translation>gültig zu der Zeit, die die Signatur angibt, {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>valid until {0}</source>
        <translation>gültig bis {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>unknown signer, whose certificate has SHA-256 {0}</source>
        <translation>unbekannter Unterzeichner; sein Zertifikat hat SHA-256 {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>another certificate signed, SHA-256 {0}</source>
        <translation>mit einem anderen Zertifikat signiert, SHA-256 {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>signed by the certificate asked for, {0}</source>
        <translation>mit dem verlangten Zertifikat signiert, {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>none present</source>
        <translation>keiner vorhanden</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the timestamp holds: {0} UTC by {1}, certificate SHA-256 {2}, {3} s before the time that the signature claims, so that one of the two clocks was wrong; whether to trust that authority is not checked</source>
        <translation>der Zeitstempel ist gültig: {0} UTC von {1}, SHA-256 des Zertifikats {2}, {3} s vor der Zeit, die die Signatur nennt; eine der beiden Uhren ging also falsch; ob diesem Dienst zu trauen ist, wird nicht geprüft</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the timestamp holds: {0} UTC by {1}, certificate SHA-256 {2}; whether to trust that authority is not checked</source>
        <translation>der Zeitstempel ist gültig: {0} UTC von {1}, SHA-256 des Zertifikats {2}; ob diesem Dienst zu trauen ist, wird nicht geprüft</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/timestamp_token.py"/>
        <source>it is not meant for time stamping alone</source>
        <translation>es ist nicht allein für Zeitstempel bestimmt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/timestamp_token.py"/>
        <source>it is not meant for time stamping</source>
        <translation>es ist nicht für Zeitstempel bestimmt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/verification.py"/>
        <source>the file cannot be read: {0}</source>
        <translation>die Datei kann nicht gelesen werden: {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/verification.py"/>
        <source>there is no file to check</source>
        <translation>es gibt keine Datei zu prüfen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/verification.py"/>
        <source>not a PDF that can be read: {0}</source>
        <translation>kein lesbares PDF: {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/verification.py"/>
        <source>the file is empty (0 bytes)</source>
        <translation>die Datei ist leer (0 Bytes)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/verification.py"/>
        <source>not a PDF: the file does not begin as one</source>
        <translation>kein PDF: die Datei beginnt nicht wie eines</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/verification.py"/>
        <source>the PDF is encrypted; a report never is</source>
        <translation>das PDF ist verschlüsselt; ein Bericht ist es nie</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/verification.py"/>
        <source>a PDF that is cut off or damaged at its end: {0}</source>
        <translation>ein PDF, das abgeschnitten oder am Ende beschädigt ist: {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/verification.py"/>
        <source>the file is not a readable PDF</source>
        <translation>die Datei ist kein lesbares PDF</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/verification.py"/>
        <source>{0} bytes, {1} pages, SHA-256 {2}</source>
        <translation>{0} Bytes, {1} Seiten, SHA-256 {2}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/verification.py"/>
        <source>there is no single signature to check</source>
        <translation>es gibt keine einzelne Signatur zu prüfen</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/verification.py"/>
        <source>the file is encrypted</source>
        <translation>die Datei ist verschlüsselt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/verification.py"/>
        <source>the certificate cannot be read</source>
        <translation>das Zertifikat ist nicht lesbar</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/verification.py"/>
        <source>the signature does not hold, so what the file says proves nothing</source>
        <translation>die Signatur hält nicht stand; was die Datei sagt, beweist daher nichts</translation>
    </message>
    <message>
        <location filename="../../vmdesk/checking.py"/>
        <source>the report's result cannot be read</source>
        <translation>das Ergebnis im Bericht ist nicht lesbar</translation>
    </message>
    <message>
        <location filename="../../vmdesk/checking.py"/>
        <source>the exhibit was not given</source>
        <translation>das Asservat wurde nicht angegeben</translation>
    </message>
    <message>
        <location filename="../../vmdesk/checking.py"/>
        <source>the file given is not the exhibit</source>
        <translation>die angegebene Datei ist nicht das Asservat</translation>
    </message>
    <message>
        <location filename="../../vmdesk/checking.py"/>
        <source>not asked for</source>
        <translation>nicht verlangt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/checking.py"/>
        <source>the report does not state the exhibit's digests</source>
        <translation>der Bericht nennt die Hashwerte des Asservats nicht</translation>
    </message>
    <message>
        <location filename="../../vmdesk/checking.py"/>
        <source>this file has SHA-256 {0}; it is not the exhibit reported on</source>
        <translation>diese Datei hat SHA-256 {0}; sie ist nicht das Asservat des Berichts</translation>
    </message>
    <message>
        <location filename="../../vmdesk/checking.py"/>
        <source>size, SHA-256, SHA-1 and MD5 are those of the report ({0})</source>
        <translation>Größe, SHA-256, SHA-1 und MD5 sind die des Berichts ({0})</translation>
    </message>
    <message>
        <location filename="../../vmdesk/checking.py"/>
        <source>the report's list of frames cannot be read</source>
        <translation>die Liste der Einzelbilder des Berichts ist nicht lesbar</translation>
    </message>
    <message>
        <location filename="../../vmdesk/checking.py"/>
        <source>{0} of {1} decode to other pixels: {2}</source>
        <translation>{0} von {1} ergeben dekodiert andere Pixel: {2}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/checking.py"/>
        <source>all {0} decode to the pixels whose SHA-256 the report states</source>
        <translation>alle {0} ergeben dekodiert die Pixel, deren SHA-256 der Bericht nennt</translation>
    </message>
    <message>
        <location filename="../../vmdesk/checking.py"/>
        <source>the model cannot be used here: {0}</source>
        <translation>das Modell kann hier nicht verwendet werden: {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/checking.py"/>
        <source>the report's model cannot be read: {0}</source>
        <translation>das Modell im Bericht ist nicht lesbar: {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/checking.py"/>
        <source>the model reported is not at hand (give its folder as the model, on the command line with --model)</source>
        <translation>das berichtete Modell ist nicht vorhanden (geben Sie seinen Ordner als Modell an, auf der Befehlszeile mit --model)</translation>
    </message>
    <message>
        <location filename="../../vmdesk/checking.py"/>
        <source>differs: {0}</source>
        <translation>weicht ab: {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/checking.py"/>
        <source>the analysis could not be run again: {0}</source>
        <translation>die Analyse konnte nicht erneut ausgeführt werden: {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/checking.py"/>
        <source>the report's numbers cannot be read: {0}</source>
        <translation>die Zahlen des Berichts sind nicht lesbar: {0}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/checking.py"/>
        <source>differs: {0} of {1} scores, largest logit difference {2}</source>
        <translation>weicht ab: {0} von {1} Scores, größte Logit-Differenz {2}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/checking.py"/>
        <source>match: {0} scores, largest logit difference {1}</source>
        <translation>Übereinstimmung: {0} Scores, größte Logit-Differenz {1}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/checking.py"/>
        <source>within tolerance {0}: {1} scores, largest logit difference {2}</source>
        <translation>innerhalb der Toleranz {0}: {1} Scores, größte Logit-Differenz {2}</translation>
    </message>
    <message>
        <location filename="../../vmdesk/domain/audit.py"/>
        <source>entry {0} is cut off</source>
        <translation>Eintrag {0} ist abgeschnitten</translation>
    </message>
    <message>
        <location filename="../../vmdesk/domain/audit.py"/>
        <source>entry {0} is not an audit entry</source>
        <translation>Eintrag {0} ist kein Eintrag eines Prüfprotokolls</translation>
    </message>
    <message>
        <location filename="../../vmdesk/domain/audit.py"/>
        <source>entry {0} does not fit the chain</source>
        <translation>Eintrag {0} passt nicht in die Kette</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>without a trusted timestamp nothing shows that the signature is older than that</source>
        <translation>ohne vertrauenswürdigen Zeitstempel zeigt nichts, dass die Signatur älter ist</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the file cannot be read: it is a folder</source>
        <translation>die Datei kann nicht gelesen werden: sie ist ein Ordner</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the file cannot be read: there is no such file</source>
        <translation>die Datei kann nicht gelesen werden: es gibt sie nicht</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the file cannot be read: larger than any report</source>
        <translation>die Datei kann nicht gelesen werden: größer als jeder Bericht</translation>
    </message>
    <message>
        <location filename="../../vmdesk/report/signature_checks.py"/>
        <source>the file cannot be read: Permission denied</source>
        <translation>die Datei kann nicht gelesen werden: Zugriff verweigert</translation>
    </message>
</context>
</TS>
