"""The order of the steps. Desktop, command line and batch all score a video through `analyse`."""

from vmdesk.pipeline.course import Options
from vmdesk.pipeline.run import analyse, fresh_provenance

__all__ = ["Options", "analyse", "fresh_provenance"]
