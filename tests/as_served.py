"""The settings of production, but for where the compressed static files are put."""

import os

from timeline.settings import *

STATIC_ROOT = os.environ["STATIC_FILES"]
