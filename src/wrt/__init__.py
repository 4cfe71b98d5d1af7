"""Matrix calculus whose formulas are checked: write a derivation, and every step is tested.

The public names, and the module that holds each.
"""

from .chart import Chart as Chart
from .data import read as read
from .chart import Chart as Chart
from .data import write as write
from .derivation import Derivation as Derivation
from .derivation import Formula as Formula
from .display import MIME as MIME
from .errors import EngineError as EngineError
from .errors import WrtError as WrtError
from .evaluation import Evaluation as Evaluation
from .evaluation import tensor as tensor
from .expression import Expression as Expression
from .functions import cos as cos
from .functions import exp as exp
from .functions import sin as sin
from .functions import tanh as tanh
from .given import Given as Given
from .notation import (
    Matrix as Matrix,
)
from .notation import (
    RowVector as RowVector,
)
from .notation import (
    Scalar as Scalar,
)
from .notation import (
    Vector as Vector,
)
from .notation import (
    define as define,
)
from .notation import (
    delta as delta,
)
from .notation import (
    dimensions as dimensions,
)
from .notation import (
    eye as eye,
)
from .notation import (
    function as function,
)
from .notation import (
    gradient as gradient,
)
from .notation import (
    hadamard as hadamard,
)
from .notation import (
    indices as indices,
)
from .notation import (
    jacobian as jacobian,
)
from .notation import (
    kron as kron,
)
from .notation import (
    ones as ones,
)
from .notation import (
    partial as partial,
)
from .notation import (
    rvec as rvec,
)
from .notation import (
    size as size,
)
from .notation import (
    sum_over as sum_over,
)
from .notation import (
    vec as vec,
)
from .picture import Picture as Picture
from .refutation import Refutation as Refutation
