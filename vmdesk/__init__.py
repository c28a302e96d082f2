"""vmdesk: an offline desktop for forensic video examiners. This docstring is the architecture page.

One route
---------
Desktop and command line walk the same way; nothing else scores a video.

    Path -> case.intake -> EvidenceItem (SHA-256, SHA-1, MD5; opened read-only)
         -> media.index -> StreamFacts + FrameIndex (every frame's pts, from packets, not from headers)
         -> faces -> FaceTrack* (only for models that look at faces: one decode from start to end on an absolute grid)
         -> domain.windows -> Window* (sixteen frames each)
         -> media.decoder -> pipeline.clips -> detect.scorer -> WindowScore* (one sequential decode)
         -> domain.timeline -> Summary, flagged segments, per-second means
         -> case.intake again (EvidenceChanged unless the digests are those of the beginning)
         -> pipeline.record -> AnalysisResult (frozen; its JSON is `vmdesk-result/1`)
         -> report.content (words) -> report.pdf (ink) -> report.signing -> a signed file, checked before it is renamed

`pipeline.analyse(...)` is a generator: each yield is one frozen event of `domain.events` and one safe place to stop.
The command line loops over it, the desktop drains it in one worker thread. The pipeline knows the protocols
`Scorer` and `FaceFinder` of `domain.scoring`, never torch or a detector's library.
`workbench` takes the real parts and publishes the report, for desktop and command line alike; `checking` verifies a
report against itself, the exhibit, and a second run.

Rooms
-----
    domain/     frozen values and pure functions; stdlib and numpy only
    media/      the only importer of av and c2pa: source (the one place where video is opened), index, decoder,
                inspection (what a file is made of, what it says of itself)
    faces/      find and follow faces; the only importer of onnxruntime
    detect/     bundles, preprocessing, scorer; the only importer of torch, transformers and safetensors
    case/       intake (digests), trail (the audit chain, in memory or in a case folder), indexes (kept frame indexes)
    report/     words, ink, signature, verification, identities; the only importer of reportlab, pyHanko, pypdf
    pipeline/   the order of the steps: run, clips (pictures gathered per window), highlights, record
    workbench   the real parts of a run, and its report on the disk
    checking    a report against everything at hand
    cli/        parse, call, print: one verb a file
    ui/         the only importer of PySide6 and pyqtgraph: presenters without Qt, widgets that draw
    files       what may be read as evidence, atomic writing;  packing  typed values to bytes and back
    places      where resources, the user's folder, a display are

Direction, enforced by import-linter (top may import below, `|` are strangers to each other):

    __main__ -> cli | ui -> checking -> workbench -> pipeline -> case | detect | faces | media | report
             -> files -> packing -> domain -> places

Where does a line go? A pixel out of a file: media. Weights: detect. A face: faces. An exhibit's bytes, digest or
trail: case. Words or ink of the report: report. A number or a rule with no I/O: domain. The order of steps: pipeline.
Something a person sees or clicks: ui. Text on a terminal: cli.

Rules that hold everywhere
--------------------------
* A score is a score: never a verdict, never a probability that a video is fake.
* Windows are half-open `[start, stop)` in presentation order. Time is `pts * time_base` as a Fraction, a float only at
  the widget's edge and in JSON. `declared_` is what a file says, `measured_` what was counted, `untrusted_` is not yet
  cleaned.
* Scoring decodes sequentially with one decoder thread. A window's crop depends on detections on frames 0, 4, 8 ... of
  the video, and so not on stride, start or neighbours; its logits are computed in batches of one fixed shape.
* An error is a class per cause in `domain.errors`, with a sentence for a person and the exit code of the command.
* What is written is written whole or not at all (`files.write_atomically`); never into the evidence's folder.
* No module opens a network connection.
"""

__version__ = "0.1.0"
