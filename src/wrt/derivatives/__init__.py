"""Finds derivatives: the differential of each node, the lines to the answer, and the answer as one writes it."""

from .equal import Equality, equal
from .explanation import VERDICTS, Explanation, explain
from .forms import FORMS, derive
from .tidy import NoMatrixForm, tidy

__all__ = ["FORMS", "VERDICTS", "Equality", "Explanation", "NoMatrixForm", "derive", "equal", "explain", "tidy"]
