"""Finds derivatives: the differential of each node, the lines to the answer, and the answer as one writes it."""

from .explanation import VERDICTS, Explanation, explain
from .forms import FORMS, derive
from .tidy import NoMatrixForm, tidy

__all__ = ["FORMS", "VERDICTS", "Explanation", "NoMatrixForm", "derive", "explain", "tidy"]
