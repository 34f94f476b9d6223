class Refused(Exception):
    """x"""
def refuse(path):
    from valuecase.site.warned import warnings_of_mkdocs
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, BuildError, ConfigurationError
    with warnings_of_mkdocs() as w:
        try:
            load_config(str(path))
        except (Abort, BuildError, ConfigurationError, OSError) as error:
            raise Refused(str(error)) from error
