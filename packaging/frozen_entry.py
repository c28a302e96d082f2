"""Where the frozen program begins."""

import multiprocessing
import os
import sys

# Python itself does this for its own command when no locale is set (PEP 538); Qt complains otherwise.
if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
    os.environ["LC_CTYPE"] = "C.UTF-8"

from vmdesk.background.process import SCORING_PROCESS
from vmdesk.media.process import DECODER_PROCESS

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if sys.argv[1:] == [DECODER_PROCESS]:
        from vmdesk.media.confined.entry import main as serve

        serve()
        sys.exit()
    if sys.argv[1:] == [SCORING_PROCESS]:
        from vmdesk.background.entry import main as score

        score()
        sys.exit()
    from vmdesk.__main__ import main

    sys.exit(main())
