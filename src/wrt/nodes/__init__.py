"""The language: one file a concept, with its class, shape, print, Python source, and the word an author writes."""

from .adjugate import Adjugate, adjugate
from .commutation import Commutation, commutation
from .delta import Delta, delta
from .derivative import (
    Derivative, DerivativeBy, Gradient, Hessian, Jacobian, Partial, gradient, hessian, jacobian, partial,
)
from .determinant import Determinant, det
from .diag import Diag, diag
from .diagonal import MainDiagonal, diagonal
from .differential import Differential, d, directional, hvp, jvp
from .elementwise import (
    Apply, Elementwise, absolute, cos, cosh, exp, function, log, logistic, reciprocal, relu, sign, sin, sinh, softplus,
    sqrt, tanh,
)
from .entry import Entry
from .hadamard import Hadamard, hadamard
from .hadamard_power import HadamardPower, power
from .identity import Identity, eye
from .inverse import Inverse
from .kronecker import Kronecker, kron
from .log_determinant import LogDeterminant, logdet
from .logsumexp import LogSumExp, logsumexp
from .matrix_product import MatrixProduct
from .norm import Norm, norm
from .number import Number
from .ones import Ones, ones
from .power import Power
from .product import Product
from .single_entry import SingleEntry, single_entry
from .size import Size, size
from .softmax import Softmax, softmax
from .structured import Diagonal, LowerTriangular, Skew, Structured, Symmetric, UpperTriangular, Varied, varied
from .sum import Sum
from .summation import Summation, sum_over
from .symbol import Matrix, RowVector, Scalar, Symbol, Vector, define
from .total import Total, total
from .trace import Trace, trace
from .transpose import Transpose
from .unit import Unit, unit
from .vec import Vec, rvec, vec
from .vech import Duplication, Elimination, Vech, duplication, elimination, vech
from .vjp import Vjp, vjp
from .zeros import Zeros, zeros

__all__ = [
    "Adjugate", "Apply", "Commutation", "Delta", "Derivative", "DerivativeBy", "Determinant", "Diag", "Diagonal",
    "Differential", "Duplication", "Elementwise", "Elimination", "Entry", "Gradient", "Hadamard", "HadamardPower",
    "Hessian", "Identity", "Inverse", "Jacobian", "Kronecker", "LogDeterminant", "LogSumExp", "LowerTriangular",
    "MainDiagonal", "Matrix", "MatrixProduct", "Norm", "Number", "Ones", "Partial", "Power", "Product", "RowVector",
    "Scalar", "SingleEntry", "Size", "Skew", "Softmax", "Structured", "Sum", "Summation", "Symbol", "Symmetric",
    "Total", "Trace", "Transpose", "Unit", "UpperTriangular", "Varied", "Vec", "Vech", "Vector", "Vjp", "Zeros",
    "absolute", "adjugate", "commutation", "cos", "cosh", "d", "define", "delta", "det", "diag", "diagonal",
    "directional", "duplication", "elimination", "exp", "eye", "function", "gradient", "hadamard", "hessian", "hvp",
    "jacobian", "jvp", "kron", "log", "logdet", "logistic", "logsumexp", "norm", "ones", "partial", "power",
    "reciprocal", "relu", "rvec", "sign", "sin", "single_entry", "sinh", "size", "softmax", "softplus", "sqrt",
    "sum_over", "tanh", "total", "trace", "unit", "varied", "vec", "vech", "vjp", "zeros",
]
