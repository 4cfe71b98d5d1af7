"""Finds derivatives: the differential of each node, the lines to the answer, and the answer as one writes it."""

from .forms import FORMS, derive
from .tidy import NoMatrixForm, tidy

__all__ = ["FORMS", "NoMatrixForm", "derive", "tidy"]
