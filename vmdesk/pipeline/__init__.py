"""The order of the steps. Desktop, command line and batch all score a video through `analyse`."""

from vmdesk.pipeline.run import Options, analyse, fresh_provenance

__all__ = ["Options", "analyse", "fresh_provenance"]
