"""vmdesk: an offline desktop for forensic video examiners. This docstring is the architecture page.

One route
---------
Desktop and command line walk the same way; nothing else scores a video.

    Path -> case.intake -> EvidenceItem (SHA-256, SHA-1, MD5; opened read-only)
         -> media.index -> StreamFacts + FrameIndex (every frame's pts, from packets, not from headers)
         -> faces -> FaceTrack* (only for models that look at faces: one decode from start to end on an absolute grid;
            a cut ends a track; a region drawn by the examiner takes the place of them all)
         -> domain.windows -> Window* (sixteen frames each) -> pipeline.plan -> Job*
         -> media.decoder -> pipeline.clips -> detect.scorer -> WindowScore* (one sequential decode; see "Scoring")
         -> domain.timeline -> Summary, flagged segments, per-second means
         -> case.intake again (EvidenceChanged unless the digests are those of the beginning)
         -> pipeline.record -> AnalysisResult (frozen; its JSON is `vmdesk-result/1`)
         -> report.content (words) -> report.pdf (ink) -> report.signing -> a signed file, checked before it is renamed

`pipeline.analyse(...)` is a generator: each yield is one frozen event of `domain.events` and one safe place to stop.
The command line loops over it; the desktop has it looped over in a process of its own (`background`), for loading
torch alone would hold the window up for a third of a second, and draws what that process tells. The pipeline knows the
protocols `Scorer` and `FaceFinder` of `domain.scoring`, never torch or a detector's library.
`workbench` takes the real parts and publishes the report, for desktop and command line alike; `checking` verifies a
report against itself, the exhibit, and a second run.

The desktop
-----------
`ui.state.State` is all that it knows at one moment, frozen. The desk takes wishes and messages, makes the next state
and says which `Part` of it changed; presenters without Qt turn a state into words and numbers, widgets draw them, small
controllers (`note_taking`, `timeline`, `table_link`, `picture_control`, `keyboard` ...) join a widget to the desk. What
is drawn is `Desk.seen`: the state without scores where blind mode hides them.
Whatever is done is noted in the case: `ui.work.casework` stamps the time at once, a thread of its own writes
(`ui.work.case_keeper`, `case.store`). What the scoring process does is told as `Recorded` and chained here, so that a
case has one trail. A second instance opens a case to be read only, and says so.

A case
------
A folder with `case.db` (SQLite, write-ahead log, synchronous=FULL; one writer holds `case.lock`). Its table `trail` is
the audit trail: triggers refuse whatever is not the next entry, and what an entry tells of is committed together with
it. Marks, opinions, notes and custody have no other record than its entries (`domain.notes`, `domain.custody`): what
was corrected stays as it was. Each finished analysis is a row beside those before; windows of a run under way lie in
`unfinished/` until it ends well: that of the case on the command line, that of the examiner's folder at the desktop.
Order is that of `seq`; each entry carries the wall clock and the steady one. Desktop and `vmdesk analyze --case` keep
a case the same way, queue and all.

Scoring
-------
Three things go on side by side: the decoder process fills a bounded queue of frames; a few threads make the model's
pictures of them, one a frame for all windows of a full-frame model, one a window and frame for a face's square; one
thread has two batches computed, the one under way and the one that waits (`pipeline.scoring_pass`, `pipeline.batches`).
Finished windows are events at once. Nothing of it grows with the video but what the result itself holds.

`detect.scorer` is one scorer for all; below it an `Engine` computes logits: `torch_engine`, in one fixed shape on each
device (one window on a CPU), or `openvino_engine`, an extra. Fixed shapes, deterministic algorithms and a fixed number
of threads are why a window's logits depend on its sixteen pictures alone.

What is scored is kept until the result is written (`domain.keeping`, `case.unfinished`), under the digest of
all that a score depends on (`pipeline.keeping.run_key`: bytes, model, engine, device, precision, threads, windows,
region, versions). The same run, begun again, takes those windows over.

Rooms
-----
    domain/     frozen values and pure functions; stdlib and numpy only
    media/      index, decoder, inspection: what is asked of a file; process, processes, protocol, shared_memory,
                limits: the decoder processes that answer, and the line to them; listening: the sound, from another one
    media/confined/  what runs in those processes, and the only importer of av and c2pa: entry, confinement, channel,
                serve; source (the one place where video is opened), scan, walk (decoding from the start), scrub (exact
                frames in any order), conversion (the one way from a decoded frame to a picture), structure, provenance
    faces/      find and follow faces; the only importer of onnxruntime
    detect/     bundles, preprocessing, scorer, engines, card (the reference card's own loop, for `bench`); the only
                importer of torch, transformers, safetensors and openvino
    case/       intake (digests), exhibits (which files are meant), trail (the audit chain), database (tables, the way
                from every earlier version), store (a case), records (what it gives back), sealing (an analysis as
                bytes), queue, watched (folders), copies, rechecks, overview, interchange, uco (the only importer of
                rdflib), network (shares are refused), indexes (kept frame indexes), unfinished (windows of runs that
                did not end well)
    report/     words, ink, letters of all scripts (lettering, reading_order), archive (PDF/A), signature, tokens,
                timestamps, verification, identities; the only importer of reportlab, pyHanko, pypdf and PKCS#11;
                authority is the one module that speaks HTTP
    pipeline/   the order of the steps: run, course (what was asked for), plan (windows and squares), clips (pictures
                gathered per window), batches, scoring_pass, noting (cuts and damage as they are met), keeping,
                highlights, peak_frames (the pictures of flagged segments, fetched after the pass by exact seeks and
                checked against it), record
    workbench   the real parts of a run, and its report on the disk
    checking    a report against everything at hand;  benchmark  how fast a file is scored, beside the card's own loop
    background/ the desktop's scoring process: entry, runs, reins (pause, stop), sights (the model's own picture, to be
                shown), reporting (reports are written there too), verifying (each in a process of its own), protocol;
                process is what the desktop holds of it
    cli/        parse, call, print: one verb a file
    ui/         the only importer of PySide6 and pyqtgraph: logic (without Qt: the state, what messages make of it,
                presenters), work (the desk and its threads), parts (widgets that draw), control (joins the two)
    children    processes of this very program: started, ended, their first steps
    files       what may be read as evidence, atomic writing;  packing  typed values to bytes and back
    places      where resources, the user's folder, a display are

Direction, enforced by import-linter (top may import below, `|` are strangers to each other):

    __main__ -> cli | ui -> background -> benchmark | checking -> workbench -> pipeline
             -> case | detect | faces | media | report -> children | files -> packing -> domain -> places

Where does a line go? A pixel out of a file: media. Weights: detect. A face: faces. An exhibit's bytes, digest or
trail: case. Words or ink of the report: report. A number or a rule with no I/O: domain. The order of steps: pipeline.
Something a person sees or clicks: ui. Text on a terminal: cli.

Rules that hold everywhere
--------------------------
* A score is a score: never a verdict, never a probability that a video is fake.
* Windows are half-open `[start, stop)` in presentation order. Time is `pts * time_base` as a Fraction, a float only at
  the widget's edge and in JSON. `declared_` is what a file says, `measured_` what was counted, `untrusted_` is not yet
  cleaned.
* Scoring decodes sequentially from the start, with frame threads while FFmpeg has nothing to say against the file; from
  its first complaint on, what counts is a second walk with one thread. A window's crop depends on detections on frames
  0, 4, 8 ... of the video, and so not on stride, start or neighbours; its logits are computed in one fixed shape.
* An exhibit's bytes are taken for video only in a decoder process: of all files it can open the exhibit alone, it has
  no network, and what it says is checked against its type. One that ends, halts or outgrows its memory is a finding
  on that file; it is started again once, and the run goes on.
* Every frame shown, by whatever way it was reached, is the one that decoding from the start gives. A keyframe shown
  while the hand moves is named as such.
* An error is a class per cause in `domain.errors`, with a sentence for a person and the exit code of the command.
* What is written is written whole or not at all (`files.write_atomically`); never into the evidence's folder.
* No module opens a network connection but `report.authority`: one request to the time-stamping authority whose URL
  the examiner gives, with nothing in it but a digest; without a URL none is made.
"""

__version__ = "0.1.0"
