"""What reads an exhibit's bytes as video: meant for the decoder process, where a hostile file can do no harm.

With `media.versions` the only importer of av.
"""
