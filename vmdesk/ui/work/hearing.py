"""What the scoring process says, as messages to the window: parts put together again, errors in words. No Qt."""

import os
from collections.abc import Callable
from pathlib import Path

from vmdesk.background.failures import ScoringProcessEnded, error_in
from vmdesk.background.protocol import (
    Begun,
    ExhibitHashed,
    ExportFailed,
    Failed,
    Failure,
    Finished,
    FramesMet,
    Held,
    InputFailed,
    InputMade,
    Loaded,
    LoadFailed,
    PasswordWanted,
    Recorded,
    Reply,
    ReportWritten,
    Resumed,
    Scored,
    Stopped,
    TrackPart,
    TracksTold,
    Went,
    WholeScored,
)
from vmdesk.domain.events import FacesFound, FramesNoted, RunResumed, WholeClipScored, WindowsScored
from vmdesk.domain.faces import FaceDetection, FaceTrack
from vmdesk.domain.result import WholeClipScore
from vmdesk.ui.logic import messages
from vmdesk.ui.logic.messages import Message
from vmdesk.ui.logic.problem import Problem, problem_of
from vmdesk.ui.logic.window_lookup import ScoredWindows

Post = Callable[[Message], None]


class Hearing:
    """Hears one scoring process, on the thread that reads its line; `run` is the last run that process was given."""

    def __init__(self, post: Post) -> None:
        self.run = 0
        self._post = post
        self._tracks: dict[int, TrackPart] = {}
        self._detections: dict[int, list[FaceDetection]] = {}
        self._final = ScoredWindows()
        self._whole: WholeClipScore | None = None

    def hear(self, reply: Reply) -> None:
        """Take one reply and post what it means."""
        match reply:
            case Begun(run=run):
                self._forget()
                self._post(messages.RunStarted(run))
            case TrackPart():
                self._tracks.setdefault(reply.id, reply)
                self._detections.setdefault(reply.id, []).extend(reply.detections)
            case TracksTold(run=run):
                self._post(messages.RunEvent(run, FacesFound(self._followed())))
            case Scored(run=run, scores=scores, final=final):
                if final:
                    self._final = self._final.grown(scores)
                else:
                    self._post(messages.RunEvent(run, WindowsScored(scores)))
            case WholeScored(run=run, score=score):
                self._whole = score
                self._post(messages.RunEvent(run, WholeClipScored(score)))
            case Finished():
                self._post(self._finished(reply))
                self._forget()
            case _:
                self._post(_message(reply))

    def hear_end(self, ended: ScoringProcessEnded) -> None:
        """The process is no more."""
        self._post(messages.ScoringLost(self.run, problem_of(ended)))

    def _forget(self) -> None:
        self._tracks, self._detections, self._final, self._whole = {}, {}, ScoredWindows(), None

    def _finished(self, reply: Finished) -> messages.FinishedRun:
        """With the top score found here, for the window's thread goes through no list of all windows."""
        top = max((score.fake_score for score in self._final if score.fake_score is not None), default=None)
        return messages.FinishedRun(reply.run, self._final, self._whole, reply.sealed, top, reply.facts)

    def _followed(self) -> tuple[FaceTrack, ...]:
        return tuple(
            FaceTrack(
                one.id,
                one.first_frame,
                one.last_frame,
                tuple(self._detections[one.id]),
                one.source,
                one.cut_after,
                one.region,
            )
            for one in self._tracks.values()
        )


def _message(reply: Reply) -> Message:
    match reply:
        case Loaded():
            tested = reply.self_tested
            return messages.ModelReady(
                reply.passport, reply.device, reply.precision, tested, reply.finder, reply.margin
            )
        case InputMade(serial=serial, size=size):
            return messages.ModelSaw(serial, reply.pixels.reshape(size, size, 3))
        case InputFailed(serial=serial, failure=failure):
            return messages.ModelSawNot(serial, _problem(failure))
        case LoadFailed(failure=failure):
            return messages.ModelFailed(_problem(failure))
        case Went(run=run, progress=progress):
            return messages.RunEvent(run, progress)
        case ExhibitHashed(run=run):
            return messages.RunHashed(run, reply.size_bytes, reply.digests)
        case Resumed(run=run, windows=windows):
            return messages.RunEvent(run, RunResumed(windows))
        case FramesMet(run=run, cuts=cuts, damaged=damaged):
            return messages.RunEvent(run, FramesNoted(cuts, damaged))
        case Held(run=run):
            return messages.RunHeld(run)
        case Recorded(utc=utc, action=action, details=details, clock_ms=clock):
            return messages.Recorded(utc, action, details, clock)
        case Stopped(run=run):
            return messages.RunCancelled(run)
        case Failed(run=run, failure=failure):
            return messages.RunFailed(run, _problem(failure))
        case PasswordWanted(path=path):
            return messages.PasswordWanted(Path(os.fsdecode(path)))
        case ReportWritten(run=run):
            return messages.Exported(run, Path(os.fsdecode(reply.path)))
        case ExportFailed(failure=failure):
            return messages.ExportFailed(_problem(failure))
    raise TypeError(type(reply).__name__)


def _problem(failure: Failure) -> Problem:
    return problem_of(error_in(failure))
