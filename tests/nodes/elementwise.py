"""Functions of one number, applied to each entry."""

from __future__ import annotations

from fractions import Fraction

from material import W, a, c, i, j, n, p, phi, sigma, x, y
from node import Example, ONE, ZERO, is_scalar, negative
from pool import DEMANDING as DEMANDED
from pool import SCALARS, SPECIFIED, UNSPECIFIED, S, x_0

from wrt import (
    Vector, absolute, cos, cosh, define, delta, exp, eye, function, gradient, hadamard, jacobian, log, logistic, ones,
    partial, relu, sign, sin, sinh, size, softplus, sqrt, tanh,
)
from wrt.language.expression import as_expression
from wrt.nodes import Apply, Elementwise, Entry, Hadamard, Number, Partial, Product, Sum, Transpose, reciprocal

u, z = Vector("u", n), define("z", W @ x)

EXAMPLES = [
    Example(sqrt(a), "scalar", r"\sqrt{a}", "sqrt(a)", "sqrt(a)", [[2]], spoken="the square root of a"),
    Example(1 / a, "scalar", r"\frac{1}{a}", "1/a", "1 / a", [[Fraction(1, 4)]], spoken="1 over a"),
    Example(sigma(x), "m×1", r"\sigma(x)", "σ(x)", "sigma(x)", spoken="sigma of x"),
    Example(tanh.prime(a), spoken="hyperbolic tangent prime of a"),
    Example(log.prime(a)),
    Example(1 / (a * c), value=[[Fraction(1, 36)]], spoken="1 over open paren a times c close paren"),
    Example(log(x), "m×1", spoken="log of x"),
    Example(sigma(W), "n×m", spoken="sigma entry by entry of W"),
    Example(function("phi_1").prime.prime.prime(a), tex=r"\phi_{1}^{(3)}(a)", text="φ_1^(3)(a)"),
    Example(reciprocal(3), tex=r"\frac{1}{(3)}", text="1/(3)"),
    Example(reciprocal(as_expression(3).T), tex=r"\frac{1}{3^{\mathsf{T}}}", text="1/3ᵀ"),
    Example(reciprocal(1 / a), tex=r"\frac{1}{\frac{1}{a}}", text="1/(1/a)"),
    Example(sin(a), tex=r"\sin a", text="sin a", spoken="sine of a"),
    Example(log(size(n)), tex=r"\log n", text="log n", spoken="log of n"),
    Example(cos(y[i]), tex=r"\cos y_{i}", text="cos y_i"),
    Example(tanh(y)[i], tex=r"(\tanh(y))_{i}", text="(tanh(y))_i"),
    Example(sin(x_0[j]), tex=r"\sin((x_{0})_{j})", text="sin((x_0)_j)"),
    Example(exp(a), tex=r"\exp(a)", text="exp(a)"),
    Example(sin(a * c), tex=r"\sin(a\,c)", text="sin(a c)", spoken="sine of open paren a times c close paren"),
    Example(sin(a) * c, tex=r"\sin(a)\,c", text="sin(a) c", spoken="sine of a times c"),
    Example(c * sin(a), tex=r"c\,\sin a", text="c sin a"),
    Example(sin(a) * cos(c), tex=r"\sin a\,\cos c", text="sin a cos c"),
    Example(sin(a) * sigma(c), tex=r"\sin(a)\,\sigma(c)", text="sin(a) σ(c)"),
    Example(sin(a) / c, tex=r"\frac{\sin a}{c}", text="sin(a)/c"),
    Example(sin(a / c), tex=r"\sin\left(\frac{a}{c}\right)", text="sin(a/c)"),
    Example(1 / sin(a), tex=r"\frac{1}{\sin a}", text="1/sin(a)"),
    Example(sin(a).T, tex=r"\sin(a)^{\mathsf{T}}", text="sin(a)ᵀ"),
    Example(sin(a.T), tex=r"\sin(a^{\mathsf{T}})", text="sin(aᵀ)"),
    Example(sin(a) * sin(a), tex=r"\sin^{2} a", text="sin² a", python="sin(a) * sin(a)", spoken="sine squared of a"),
    Example(sin(a * a), tex=r"\sin(a^{2})", text="sin(a²)", spoken="sine of open paren a squared close paren"),
    Example(sin(sin(a)), tex=r"\sin(\sin a)", text="sin(sin a)"),
    Example(sin(a) * sin(a) * c, tex=r"\sin^{2}(a)\,c", text="sin²(a) c"),
    Example(cos(a * c) * cos(a * c), tex=r"\cos^{2}(a\,c)", text="cos²(a c)"),
    Example(log(a) * log(a), tex=r"(\log a)^{2}", text="(log a)²"),
    Example(exp(a) * exp(a), tex=r"\exp(a)^{2}", text="exp(a)²"),
    Example(tanh.prime(a) * tanh.prime(a), tex=r"\tanh'(a)^{2}", text="tanh'(a)²"),
    Example(sqrt(a) * sqrt(a), tex=r"\sqrt{a}^{2}", text="sqrt(a)²"),
    Example(1 / sqrt(a), tex=r"\frac{1}{\sqrt{a}}", text="1/sqrt(a)"),
    Example(sqrt(sqrt(-a) * 2), tex=r"\sqrt{\sqrt{-a}\,(2)}", text="sqrt(sqrt(-a) (2))"),
    Example(sqrt.prime(a), tex=r"\operatorname{sqrt}'(a)", text="sqrt'(a)"),
    Example(reciprocal.prime.prime.prime(a * c), tex=r"\operatorname{reciprocal}^{(3)}(a\,c)",
            text="reciprocal^(3)(a c)"),
    Example(sigma.prime.prime(x), python="sigma.prime.prime(x)", spoken="sigma double prime of x"),
    Example(reciprocal.prime(a), python="reciprocal.prime(a)"),
    Example(absolute(a - c), "scalar", r"\lvert a - c \rvert", "abs(a - c)", "absolute(a - c)", [[5]],
            spoken="the absolute value of open paren a minus c close paren"),
    Example(absolute(a / c), tex=r"\left\lvert \frac{a}{c} \right\rvert", text="abs(a/c)"),
    Example(absolute(a) * absolute(a), tex=r"\lvert a \rvert^{2}", text="abs(a)²"),
    Example(absolute(x), "m×1", r"\operatorname{abs}(x)", "abs(x)", value=[[1], [1], [2]]),
    Example(absolute(W), "n×m", r"\operatorname{abs}^{\circ}(W)", "abs∘(W)",
            spoken="the absolute value entry by entry of W"),
    Example(absolute.prime(a), tex=r"\operatorname{abs}'(a)", text="abs'(a)"),
    Example(sign(x), "m×1", r"\operatorname{sign}(x)", "sign(x)", value=[[1], [-1], [1]], spoken="the sign of x"),
    Example(relu(x), "m×1", r"\operatorname{ReLU}(x)", "ReLU(x)", "relu(x)", [[1], [0], [2]], spoken="ReLU of x"),
    Example(relu(W), tex=r"\operatorname{ReLU}^{\circ}(W)", text="ReLU∘(W)"),
    Example(logistic(a - a), tex=r"\operatorname{logistic}(a - a)", text="logistic(a - a)", value=[[Fraction(1, 2)]]),
    Example(softplus(a), tex=r"\operatorname{softplus}(a)", text="softplus(a)", spoken="softplus of a"),
    Example(sinh(a) * sinh(a), tex=r"\sinh^{2} a", text="sinh² a", spoken="hyperbolic sine squared of a"),
    Example(cosh(a - a), tex=r"\cosh(a - a)", text="cosh(a - a)", value=[[1]]),
    Example(reciprocal(x), "m×1", r"x^{\circ -1}", "x^(∘-1)", "reciprocal(x)", [[1], [-1], [Fraction(1, 2)]],
            spoken="x to the power open paren minus 1 close paren entry by entry"),
    Example(reciprocal(W).T, "m×n", r"(W^{\circ -1})^{\mathsf{T}}", "(W^(∘-1))ᵀ"),
    Example(a * reciprocal(x), "m×1", r"a\,x^{\circ -1}", "a x^(∘-1)"),
    Example(sqrt(S @ S), "n×n", r"(S\,S)^{\circ \frac{1}{2}}", "(S S)^(∘1/2)", "sqrt(S @ S)",
            spoken="open paren S S close paren to the power one half entry by entry"),
    Example(sqrt(sqrt(y)), "n×1", r"\left(y^{\circ \frac{1}{2}}\right)^{\circ \frac{1}{2}}", "(y^(∘1/2))^(∘1/2)"),
    Example(sqrt.prime(W), "n×m", r"\operatorname{sqrt}'^{\circ}(W)", "sqrt'∘(W)"),
]

MISFITS = []        # what has a shape has entries

EQUAL = [
    (sigma(W).T, sigma(W.T)),
    (sigma(y)[i], sigma(y[i])),
    (partial(sigma(a), a), sigma.prime(a)),
    (sigma(u - u), sigma(W @ x - W @ x)),
    (tanh.prime(a), 1 - tanh(a) * tanh(a)),
    (sin.prime.prime(a), -sin(a)),
    (exp.prime(y), exp(y)),
    (sigma(y[i] * delta(i, p)), sigma(y[p]), (p,)),
    (absolute.prime(a), sign(a)),
    (absolute.prime.prime(y), 0 * y),
    (relu.prime(y), (ones(n) + sign(y)) / 2),
    (gradient(ones(n).T @ absolute(y), y), sign(y)),
    (logistic.prime(a), logistic(a) - logistic(a) * logistic(a)),
    (softplus.prime.prime(a), logistic.prime(a)),
    (sinh.prime(y), cosh(y)),
    (cosh.prime(a), sinh(a)),
    (jacobian(sqrt(y), y), eye(n) * 0 + hadamard(eye(n), sqrt.prime(y) @ ones(n).T)),
    (reciprocal(y)[i], 1 / y[i]),
    (hadamard(reciprocal(W), W), ones(n) @ ones(W.columns[0]).T),
]

DIFFERENT = [
    (sigma(a + c), sigma(a) + sigma(c)),
    (sigma(a), phi(a)),
    (sigma(a), sigma.prime(a)),
    (absolute(a), a),
    (absolute(a), relu(a)),
    (relu.prime(a), sign(a)),
    (sign(a), 1 + 0 * a),
    (logistic.prime(a), 1 - logistic(a)),
    (softplus(a), relu(a)),
    (cosh.prime(a), -sinh(a)),
    (reciprocal(S), S.inv),
    (sqrt(S) @ sqrt(S), S),
    (hadamard(sqrt(S @ S), sqrt(S @ S)), S),
]


def function_of(trees, shape, depth, scope):
    """A function of a tree of this shape."""
    if depth <= 0:
        return None
    function = trees.random.choice(SPECIFIED if trees.random.random() < trees.known else UNSPECIFIED)
    for _ in range(trees.random.choice([0, 0, 0, 1, 2, 3])):
        function = function.prime
    return Apply(function, trees.tree(shape, depth - 1, scope))


def with_quotient(trees, scope):
    """A scalar times what demands something of another, such as its logarithm, root or absolute value."""
    a, c = SCALARS[:2]
    of = trees.random.choice([trees.scalar(0), trees.scalar(0, scope), Sum((a, c)), Product((a, c))])
    return Product((trees.scalar(1, scope), Apply(trees.random.choice(DEMANDED), of)))


MAKERS, DEMANDING = {function_of: 1}, {with_quotient: 2}


def rule_of_derivative(place, e):
    """The first derivative of a known function, written with functions."""
    of = lambda name: Apply(Elementwise(name), e.argument)
    match e.function:
        case Elementwise("tanh", 1) if is_scalar(e):
            return Sum((ONE, negative(Product((of("tanh"), of("tanh"))))))
        case Elementwise("log", 1):
            return of("reciprocal")
        case Elementwise("sqrt", 1) if is_scalar(e):
            return Product((Number(Fraction(1, 2)), of("reciprocal"), of("sqrt")))
        case Elementwise("reciprocal", 1):
            return negative(Hadamard(of("reciprocal"), of("reciprocal")) if not is_scalar(e) else
                            Product((of("reciprocal"), of("reciprocal"))))
        case Elementwise("absolute", 1):
            return of("sign")
        case Elementwise("sign", 1):
            return Product((ZERO, of("sign")))
        case Elementwise("relu", 1) if is_scalar(e):
            return Product((Number(Fraction(1, 2)), Sum((of("sign"), ONE))))
        case Elementwise("softplus", 1):
            return of("logistic")
        case Elementwise("logistic", 1):
            return Sum((of("logistic"), negative(Hadamard(of("logistic"), of("logistic")) if not is_scalar(e) else
                                                 Product((of("logistic"), of("logistic"))))))
        case Elementwise("sinh", 1):
            return of("cosh")
        case Elementwise("cosh", 1):
            return of("sinh")
    return None


def reciprocal_of_product(place, e):
    """1/(a b) = 1/b · 1/a."""
    if e.function != reciprocal or not isinstance(e.argument, Product):
        return None
    return Product(tuple(map(reciprocal, reversed(e.argument.factors))))


def reciprocal_twice(place, e):
    """1/(1/a) = a."""
    match e:
        case Apply(outer, Apply(inner, argument)) if outer == inner == reciprocal:
            return argument
    return None


def its_transpose(place, e):
    """σ(A)ᵀ = σ(Aᵀ)."""
    return Apply(e.of.function, Transpose(e.of.argument)) if isinstance(e.of, Apply) else None


def its_entry(place, e):
    """σ(A)_ij = σ(A_ij)."""
    return Apply(e.of.function, Entry(e.of.argument, e.at)) if isinstance(e.of, Apply) else None


def chain_rule(place, e):
    """∂σ(a) = σ'(a) ∂a."""
    match e.of:
        case Apply(function, argument):
            return Product((Apply(function.prime, argument), Partial(argument, e.by)))
    return None


def derived_once_more(place, e):
    """σ is not σ'."""
    return Apply(e.function.prime, e.argument)


def read_reciprocal(reader):
    """1 over something."""
    reader.take(r"\frac"), reader.take("{"), reader.take("1"), reader.take("}")
    return reciprocal(reader.number_below())


def closed_by(reader, sign):
    """A sum up to a sign that closes it."""
    found = reader.sum()
    reader.take(sign)
    reader.is_open = False
    return found


LAWS = [
    lambda u, v: (absolute(u) * absolute(u), u * u),
    lambda u, v: (absolute(u * v), absolute(u) * absolute(v)),
    lambda u, v: (absolute(-u), absolute(u)),
    lambda u, v: (sign(u) * absolute(u), u),
    lambda u, v: (sign(u * v), sign(u) * sign(v)),
    lambda u, v: (sign(u) * sign(u), as_expression(1)),
    lambda u, v: (u / absolute(u), sign(u)),
    lambda u, v: (sqrt(u * u), absolute(u)),
    lambda u, v: (log(u * u), 2 * log(absolute(u))),
    lambda u, v: (sqrt(u * u * v), absolute(u) * sqrt(v)),
    lambda u, v: (relu(u), (u + absolute(u)) / 2),
    lambda u, v: (relu(u) - relu(-u), u),
    lambda u, v: (relu(u) * relu(-u), 0 * u),
    lambda u, v: (absolute(absolute(u) + absolute(v)), absolute(u) + absolute(v)),
    lambda u, v: (logistic(u), 1 / (1 + exp(-u))),
    lambda u, v: (logistic(-u), 1 - logistic(u)),
    lambda u, v: (softplus(u), log(1 + exp(u))),
    lambda u, v: (softplus(u) - softplus(-u), u),
    lambda u, v: (log(logistic(u)), -softplus(-u)),
    lambda u, v: (logistic(u - v), exp(u) / (exp(u) + exp(v))),
    lambda u, v: (tanh(u), 2 * logistic(2 * u) - 1),
    lambda u, v: (tanh(u), sinh(u) / cosh(u)),
    lambda u, v: (cosh(u) * cosh(u) - sinh(u) * sinh(u), as_expression(1)),
    lambda u, v: (sinh(u + v), sinh(u) * cosh(v) + cosh(u) * sinh(v)),
    lambda u, v: (logistic.prime(u), logistic(u) * logistic(-u)),
    lambda u, v: (sigma(1 / (1 + exp(-u))), sigma(logistic(u))),
    lambda u, v: (exp(u + v), exp(u) * exp(v)),
    lambda u, v: (exp(-u), 1 / exp(u)),
    lambda u, v: (exp(2 * u), exp(u) * exp(u)),
    lambda u, v: (exp(log(u)), u),
    lambda u, v: (log(exp(u)), u),
    lambda u, v: (log(u * v), log(u) + log(v)),
    lambda u, v: (log(u / v), log(u) - log(v)),
    lambda u, v: (log(1 / u), -log(u)),
    lambda u, v: (log(u * u), 2 * log(sqrt(u * u))),
    lambda u, v: (log(u * u * u), 3 * log(u)),
    lambda u, v: (log(sqrt(u)), log(u) / 2),
    lambda u, v: (sqrt(u) * sqrt(u), u),
    lambda u, v: (sqrt(u * v), sqrt(u) * sqrt(v)),
    lambda u, v: (sqrt(u / v), sqrt(u) / sqrt(v)),
    lambda u, v: (sqrt(u * u), sqrt(u) * sqrt(u)),
    lambda u, v: (u / sqrt(u), sqrt(u)),
    lambda u, v: (sqrt(u * u) * sqrt(u * u), u * u),
    lambda u, v: (sqrt(u * u * u * u), u * u),
    lambda u, v: (u / u, as_expression(1)),
    lambda u, v: (u * v / v, u),
    lambda u, v: (1 / (1 / u), u),
    lambda u, v: (u / v + v / u, (u * u + v * v) / (u * v)),
    lambda u, v: (1 / u - 1 / v, (v - u) / (u * v)),
    lambda u, v: ((u * u - v * v) / (u - v), u + v),
    lambda u, v: (u * u / v / v, (u / v) * (u / v)),
    lambda u, v: (sin(u) * sin(u) + cos(u) * cos(u), as_expression(1)),
    lambda u, v: (sin(u + v), sin(u) * cos(v) + cos(u) * sin(v)),
    lambda u, v: (cos(2 * u), 1 - 2 * sin(u) * sin(u)),
    lambda u, v: (sin(-u), -sin(u)),
    lambda u, v: (cos(-u), cos(u)),
    lambda u, v: (tanh(-u), -tanh(u)),
    lambda u, v: (tanh(u), 1 - 2 / (exp(2 * u) + 1)),
    lambda u, v: ((u + v) * (u + v), u * u + 2 * u * v + v * v),
    lambda u, v: (sigma(u + v), sigma(v + u)),
    lambda u, v: (sigma(u * v) * u / u, sigma(v * u)),
    lambda u, v: (sqrt.prime(u), 1 / (2 * sqrt(u))),
    lambda u, v: (reciprocal.prime(u), -1 / (u * u)),
    lambda u, v: (tanh.prime(u), 1 - tanh(u) * tanh(u)),
]
TRAPS = [
    lambda u, v: (absolute(u), u),
    lambda u, v: (absolute(u * u * u), u * u * u),
    lambda u, v: (absolute(u + v), absolute(u) + absolute(v)),
    lambda u, v: (absolute(u - v), absolute(u) - absolute(v)),
    lambda u, v: (sign(u + v), sign(u) + sign(v)),
    lambda u, v: (sign(u) * sign(v), as_expression(1)),
    lambda u, v: (relu(-u), -relu(u)),
    lambda u, v: (relu(u * v), relu(u) * relu(v)),
    lambda u, v: (relu(u), u),
    lambda u, v: (sqrt(u * u * v), u * sqrt(v)),
    lambda u, v: (log(u * u) - log(v * v), 2 * log(absolute(u)) + 2 * log(absolute(v))),
    lambda u, v: (logistic(-u), -logistic(u)),
    lambda u, v: (logistic(2 * u), 2 * logistic(u)),
    lambda u, v: (softplus(u) + softplus(-u), u),
    lambda u, v: (log(logistic(u)), softplus(-u)),
    lambda u, v: (tanh(u), 2 * logistic(u) - 1),
    lambda u, v: (cosh(u) * cosh(u) + sinh(u) * sinh(u), as_expression(1)),
    lambda u, v: (logistic.prime(u), logistic(u)),
    lambda u, v: (sqrt(u * u), u),
    lambda u, v: (1 / sqrt(u * u), 1 / u),
    lambda u, v: (sqrt(u * u * v), u * sqrt(v)),
    lambda u, v: (sqrt((u - v) * (u - v)), u - v),
    lambda u, v: (sqrt(u + v), sqrt(u) + sqrt(v)),
    lambda u, v: (sqrt(u), u / 2),
    lambda u, v: (exp(log(u * u) / 2), u),
    lambda u, v: (log(u + v), log(u) + log(v)),
    lambda u, v: (log(u * v), log(u) * log(v)),
    lambda u, v: (log(u / v), log(u) / log(v)),
    lambda u, v: (exp(u * v), exp(u) * exp(v)),
    lambda u, v: (exp(u + v), exp(u) + exp(v)),
    lambda u, v: (exp(-u), -exp(u)),
    lambda u, v: ((2**61 - 1) * exp(u), 0 * u),
    lambda u, v: ((2**61 - 1) * u, 0 * v),
    lambda u, v: (1 / (u + v), 1 / u + 1 / v),
    lambda u, v: (u / (u + v), 1 / (1 + v)),
    lambda u, v: (u / v, v / u),
    lambda u, v: (sin(2 * u), 2 * sin(u)),
    lambda u, v: (sin(u + v), sin(u) + sin(v)),
    lambda u, v: (sin(u), sqrt(1 - cos(u) * cos(u))),
    lambda u, v: (cos(-u), -cos(u)),
    lambda u, v: (tanh.prime(u), 1 - tanh(u)),
    lambda u, v: (log.prime(u), 1 / (u * u)),
    lambda u, v: (sqrt.prime(u), 1 / sqrt(u)),
    lambda u, v: (sigma(u * v), sigma(u) * sigma(v)),
    lambda u, v: (sigma(-u), -sigma(u)),
    lambda u, v: (sigma(u), u),
    lambda u, v: ((u + v) * (u + v), u * u + v * v),
    lambda u, v: (exp(u), 1 + u + u * u / 2 + u * u * u / 6),
]
REWRITES = {Apply: (rule_of_derivative, reciprocal_of_product, reciprocal_twice), Transpose: (its_transpose,),
            Entry: (its_entry,), Partial: (chain_rule,)}
EDITS = {Apply: (derived_once_more,)}
FRACTIONS = {"1": read_reciprocal}
PREFIX = {
    r"\sqrt": lambda reader: sqrt(reader.braced(reader.sum)),
    r"\operatorname{sqrt}": lambda reader: reader.applied(sqrt),
    r"\operatorname{reciprocal}": lambda reader: reader.applied(reciprocal),
    r"\operatorname{abs}": lambda reader: reader.applied(absolute),
    r"\operatorname{sign}": lambda reader: reader.applied(sign),
    r"\operatorname{ReLU}": lambda reader: reader.applied(relu),
    r"\operatorname{logistic}": lambda reader: reader.applied(logistic),
    r"\operatorname{softplus}": lambda reader: reader.applied(softplus),
    r"\lvert": lambda reader: absolute(closed_by(reader, r"\rvert")),
}
