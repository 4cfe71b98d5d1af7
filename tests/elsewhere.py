"""Derivatives from notes, forums, tools and sites, in the words of wrt: `python tests/elsewhere.py` prints them.

Each was read where it says, and transcribed before the engine was asked; it is not changed to please the engine.
Some are wrong there, or wrong as they are meant to be read: these are expected to be false, and the note says why.
D F stands for ∂vec F/∂vec Xᵀ, a dot over a letter or a d before it for a differential.
"""

from __future__ import annotations

from transcribed import Statement, table

UCLA = "UCLA Biostat 216, 2019, Matrix Calculus, after Magnus and Neudecker (ucla-biostat216-2019fall.github.io)"
LYNN = "LynnHo, Matrix Calculus Tutorial (github.com, LynnHo/Matrix-Calculus-Tutorial)"
MIT1 = "MIT Matrix Calculus, problem set 1, solutions (github.com, mitmath/matrixcalc)"
MIT2 = "MIT Matrix Calculus, problem set 2, solutions (github.com, mitmath/matrixcalc)"
CHAIN = "ChainRulesCore.jl, documentation, Deriving array rules (github.com, JuliaDiff/ChainRulesCore.jl)"
STAT = "The Book of Statistical Proofs (github.com, StatProofBook), proof "
TENSOR = "The Tensor Cookbook (github.com, thomasahle/tensorgrad)"
MANUAL = "A thread that has the Matrix Reference Manual's list of derivatives (iyunv.com)"
NETWORK = "Computing Neural Network Gradients, notes on Kevin Clark's for CS224n (a GitHub repository)"
YEH = "Christopher Yeh, Gradient Notes (scribd.com)"
HUB = "Math for AI, Matrix Calculus (github.com, eunsu-park/study-hub)"
EXCHANGE = "Mathematics Stack Exchange, "
TECHQA = "Mathematics Stack Exchange, by math.techqa.club, "
IMATH = "Mathematics Stack Exchange, by imathworks.com, "
KIWIX = "Mathematics Stack Exchange, by a Kiwix copy of 2024, "
ARQ = "Mathematics Stack Exchange, by the ARQMath collection of cs.rit.edu, "
NEMOTRON = "Mathematics Stack Exchange and others, by the Nemotron-CC-Math pages of huggingface.co, "

FIELD: list[Statement] = []


def read(source: str):
    """What adds the statements of one source, numbered through the table."""
    def add(printed, said="", letters="", verdict="proved", note="", given=""):
        FIELD.append(Statement(len(FIELD) + 1, printed, said, letters, verdict, note, given, source))
    return add


# ------------------------------------------------------------------ scalar functions of a vector
say = read(UCLA)
X, XN = "X: n q", "X: n n"
say("φ(x) = aᵀx: D φ = aᵀ", "jacobian(a.T @ x, x) == a.T", "a x: n")
say("φ(x) = xᵀAx: D φ = xᵀ(A + Aᵀ)", "jacobian(x.T @ A @ x, x) == x.T @ (A + A.T)", "x: n, A: n n")
say("φ(x) = aᵀf(x): D φ = aᵀ D f", "jacobian(a.T @ f, x) == a.T @ jacobian(f, x)", "x: n, f(x): m, a: m")
say("φ(x) = f(x)ᵀ A g(x): D φ = gᵀAᵀ D f + fᵀA D g",
    "jacobian(f.T @ A @ g, x) == g.T @ A.T @ jacobian(f, x) + f.T @ A @ jacobian(g, x)",
    "x: n, f(x): m, g(x): k, A: m k")
say("φ = x₁ᵀAx₂: D₁ φ = x₂ᵀAᵀ", "jacobian(x.T @ A @ y, x) == y.T @ A.T", "x: n, y: m, A: n m")
say("φ = x₁ᵀAx₂: D₂ φ = x₁ᵀA", "jacobian(x.T @ A @ y, y) == x.T @ A", "x: n, y: m, A: n m")
# ------------------------------------------------------------------ scalar functions of a matrix
say("D φ(X) = (vec ∂φ/∂X)ᵀ", "jacobian(f, vec(X)) == vec(gradient(f, X)).T", "X: n q, f(X)")
say("∂tr(X²)/∂X = 2 Xᵀ", "gradient(trace(X ** 2), X) == 2 * X.T", XN)
say("∂tr(XAXᵀB)/∂X = BᵀXAᵀ + BXA", "gradient(trace(X @ A @ X.T @ B), X) == B.T @ X @ A.T + B @ X @ A",
    "X: n q, A: q q, B: n n")
say("∂tr(XAXB)/∂X = BᵀXᵀAᵀ + AᵀXᵀBᵀ", "gradient(trace(X @ A @ X @ B), X) == B.T @ X.T @ A.T + A.T @ X.T @ B.T",
    "X: n q, A B: q n")
say("∂tr(AX⁻¹)/∂X = -(X⁻¹AX⁻¹)ᵀ", "gradient(trace(A @ X.inv), X) == -(X.inv @ A @ X.inv).T", "A X: n n")
say("∂tr(Xᵖ)/∂X = p (Xᵀ)ᵖ⁻¹", "gradient(trace(X ** size(p)), X) == size(p) * X.T ** (size(p) - 1)", "X: n n, i in p",
    note="p is a size")
say("φ = tr F(X): D φ = (vec I)ᵀ D F", "jacobian(trace(F), vec(X)) == vec(eye(k)).T @ jacobian(vec(F), vec(X))",
    "X: n q, F(X): k k")
say("∂tr(AXBZ)/∂X = AᵀZᵀBᵀ", "gradient(trace(A @ X @ B @ Z), X) == A.T @ Z.T @ B.T",
    "X: n q, A: k n, B: q l, Z: l k")
say("∂tr(AXBZ)/∂Z = BᵀXᵀAᵀ", "gradient(trace(A @ X @ B @ Z), Z) == B.T @ X.T @ A.T",
    "X: n q, A: k n, B: q l, Z: l k")
say("D tr(A F(X) B G(X)) = (vec AᵀGᵀBᵀ)ᵀ D F + (vec BᵀFᵀAᵀ)ᵀ D G",
    "jacobian(trace(A @ F @ B @ G), vec(X)) == vec(A.T @ G.T @ B.T).T @ jacobian(vec(F), vec(X))"
    " + vec(B.T @ F.T @ A.T).T @ jacobian(vec(G), vec(X))", "X: n q, A: a k, F(X): k l, B: l b, G(X): b a")
say("∂det(X)/∂X = det(X) (Xᵀ)⁻¹", "gradient(det(X), X) == det(X) * X.T.inv", XN)
say("∂det(AXB)/∂X = det(AXB) Aᵀ(BᵀXᵀAᵀ)⁻¹Bᵀ",
    "gradient(det(A @ X @ B), X) == det(A @ X @ B) * (A.T @ (B.T @ X.T @ A.T).inv @ B.T)", "X: n q, A: k n, B: q k")
say("∂det(XXᵀ)/∂X = 2 det(XXᵀ) (XXᵀ)⁻¹X", "gradient(det(X @ X.T), X) == 2 * det(X @ X.T) * ((X @ X.T).inv @ X)", X)
say("∂det(XᵀX)/∂X = 2 det(XᵀX) X(XᵀX)⁻¹", "gradient(det(X.T @ X), X) == 2 * det(X.T @ X) * (X @ (X.T @ X).inv)", X)
say("D log det(XᵀAX) = (vec (XᵀAX)⁻¹)ᵀ D(XᵀAX)",
    "jacobian(logdet(X.T @ A @ X), vec(X)) == vec((X.T @ A @ X).inv).T @ jacobian(vec(X.T @ A @ X), vec(X))",
    "X: n q, A: n symmetric", note="A is positive definite, and so symmetric")
say("∂det(X²)/∂X = 2 (det X)² (Xᵀ)⁻¹", "gradient(det(X ** 2), X) == 2 * det(X) ** 2 * X.T.inv", XN)
say("∂det(Xᵖ)/∂X = p (det X)ᵖ (Xᵀ)⁻¹", "gradient(det(X ** size(p)), X) == size(p) * det(X) ** size(p) * X.T.inv",
    "X: n n, i in p", note="p is a size")
say("F = AXBXᵀC, G = CF⁻¹A: ∂det F/∂X = det(F) (GXB + GᵀXBᵀ)",
    "gradient(det(A @ X @ B @ X.T @ C), X) == det(A @ X @ B @ X.T @ C)"
    " * (C @ (A @ X @ B @ X.T @ C).inv @ A @ X @ B + (C @ (A @ X @ B @ X.T @ C).inv @ A).T @ X @ B.T)",
    "X: n q, A: k n, B: q q, C: n k")
say("F = AXᵀBXC, G = CF⁻¹A: ∂det F/∂X = det(F) (BXG + BᵀXGᵀ)",
    "gradient(det(A @ X.T @ B @ X @ C), X) == det(A @ X.T @ B @ X @ C)"
    " * (B @ X @ C @ (A @ X.T @ B @ X @ C).inv @ A + B.T @ X @ (C @ (A @ X.T @ B @ X @ C).inv @ A).T)",
    "X: n q, A: k q, B: n n, C: q k")
say("F = AXBXC, G = CF⁻¹A: ∂det F/∂X = det(F) (GXB + BXG)ᵀ",
    "gradient(det(A @ X @ B @ X @ C), X) == det(A @ X @ B @ X @ C)"
    " * (C @ (A @ X @ B @ X @ C).inv @ A @ X @ B + B @ X @ C @ (A @ X @ B @ X @ C).inv @ A).T",
    "X: n q, A: k n, B: q n, C: q k")
say("∂λ(X)/∂X = u uᵀ", verdict="left out", note="eigenvalues and eigenvectors")
# ------------------------------------------------------------------ vector and matrix functions
say("f = Ax: D f = A", "jacobian(A @ x, x) == A", "A: m n, x: n")
say("f = A g(x): D f = A D g", "jacobian(A @ g, x) == A @ jacobian(g, x)", "A: m k, x: n, g(x): k")
say("f = Xa: D f = aᵀ ⊗ I", "jacobian(X @ a, vec(X)) == kron(a.T, eye(n))", "X: n q, a: q")
say("f = Xᵀa: D f = I ⊗ aᵀ", "jacobian(X.T @ a, vec(X)) == kron(eye(q), a.T)", "X: n q, a: n")
say("f = diag X: the rows of D f are e_iᵀ ⊗ e_iᵀ",
    "jacobian(diagonal(X), vec(X)) == sum_over(i, unit(i) @ kron(unit(i).T, unit(i).T))", "X: n n, i in n")
say("f = (xᵀx) a: D f = 2 a xᵀ", "jacobian((x.T @ x) * a, x) == 2 * (a @ x.T)", "x: n, a: m")
say("f = (xᵀx) g(x): D f = 2 g(x) xᵀ D g", "jacobian((x.T @ x) * g, x) == 2 * (g @ x.T @ jacobian(g, x))",
    "x: n, g(x): n", "false", "it is 2 g xᵀ + xᵀx D g")
say("F = x A + B of a number x: D F = vec A", "vec(partial(t * A + B, t)) == vec(A)", "A B: n m, t")
say("F = the symmetric matrix of vech X: D F = D_n", "jacobian(vec(S), vech(S)) == duplication(n)", "S: n symmetric")
say("F = X: D F = I", "jacobian(vec(X), vec(X)) == kron(eye(q), eye(n))", X)
say("F = Xᵀ: D F = K", "jacobian(vec(X.T), vec(X)) == commutation(n, q)", X)
say("F = diag(x): D F is the columnwise Kronecker product of I and I",
    "jacobian(vec(diag(x)), x) == sum_over(i, kron(unit(i), unit(i)) @ unit(i).T)", "x: n, i in n")
say("F = AXB: D F = Bᵀ ⊗ A", "jacobian(vec(A @ X @ B), vec(X)) == kron(B.T, A)", "X: n q, A: k n, B: q l")
say("F = xxᵀ: D F = I ⊗ x + x ⊗ I", "jacobian(vec(x @ x.T), x) == kron(eye(n), x) + kron(x, eye(n))", "x: n")
say("F = XXᵀ: D F = 2 N (X ⊗ I), 2 N = I + K",
    "jacobian(vec(X @ X.T), vec(X)) == (kron(eye(n), eye(n)) + commutation(n, n)) @ kron(X, eye(n))", X)
say("F = XᵀX: D F = 2 N (I ⊗ Xᵀ), 2 N = I + K",
    "jacobian(vec(X.T @ X), vec(X)) == (kron(eye(q), eye(q)) + commutation(q, q)) @ kron(eye(q), X.T)", X)
say("F = X⁻¹: D F = -(Xᵀ)⁻¹ ⊗ X⁻¹", "jacobian(vec(X.inv), vec(X)) == -kron(X.T.inv, X.inv)", XN)
say("F = Xᵖ: D F = Σ_j (Xᵀ)ᵖ⁻ʲ ⊗ Xʲ⁻¹",
    "jacobian(vec(X ** 3), vec(X)) == kron(X.T ** 2, eye(n)) + kron(X.T, X) + kron(eye(n), X ** 2)", XN,
    note="read for the exponent 3, because no exponent runs in a sum")
say("F = AX⁻¹B: D F = -Bᵀ(Xᵀ)⁻¹ ⊗ AX⁻¹",
    "jacobian(vec(A @ X.inv @ B), vec(X)) == -kron(B.T @ X.T.inv, A @ X.inv)", "X: n n, A: k n, B: n l")
say("D XAXᵀ = XAᵀ ⊗ I + (I ⊗ XA) K",
    "jacobian(vec(X @ A @ X.T), vec(X)) == kron(X @ A.T, eye(n)) + kron(eye(n), X @ A) @ commutation(n, q)",
    "X: n q, A: q q")
say("D XᵀAX = (XᵀAᵀ ⊗ I) K + I ⊗ XᵀA",
    "jacobian(vec(X.T @ A @ X), vec(X)) == kron(X.T @ A.T, eye(q)) @ commutation(n, q) + kron(eye(q), X.T @ A)",
    "X: n q, A: n n")
say("D XAX = XᵀAᵀ ⊗ I + I ⊗ XA",
    "jacobian(vec(X @ A @ X), vec(X)) == kron(X.T @ A.T, eye(n)) + kron(eye(q), X @ A)", "X: n q, A: q n")
say("D XᵀAXᵀ = (XAᵀ ⊗ I) K + (I ⊗ XᵀA) K",
    "jacobian(vec(X.T @ A @ X.T), vec(X))"
    " == kron(X @ A.T, eye(q)) @ commutation(n, q) + kron(eye(n), X.T @ A) @ commutation(n, q)", "X: n q, A: n q")
say("D X⁺ = -(X⁺)ᵀ ⊗ X⁺ + …", verdict="left out", note="the pseudo-inverse")
say("D adj(X) = det(X) [vec X⁻¹ (vec (Xᵀ)⁻¹)ᵀ - (Xᵀ)⁻¹ ⊗ X⁻¹]",
    "jacobian(vec(adjugate(X)), vec(X)) == det(X) * (vec(X.inv) @ vec(X.T.inv).T - kron(X.T.inv, X.inv))", XN)
say("D A G(X) B H(X) C = (CᵀHᵀBᵀ ⊗ A) D G + (Cᵀ ⊗ AGB) D H",
    "jacobian(vec(A @ G @ B @ H @ C), vec(X)) == kron(C.T @ H.T @ B.T, A) @ jacobian(vec(G), vec(X))"
    " + kron(C.T, A @ G @ B) @ jacobian(vec(H), vec(X))",
    "X: n q, A: a b, G(X): b c, B: c k, H(X): k l, C: l r")
say("D F(X)G(X) = (Gᵀ ⊗ I) D F + (I ⊗ F) D G",
    "jacobian(vec(F @ G), vec(X))"
    " == kron(G.T, eye(k)) @ jacobian(vec(F), vec(X)) + kron(eye(r), F) @ jacobian(vec(G), vec(X))",
    "X: n q, F(X): k l, G(X): l r", note="a bracket is not closed there")
say("D_X (X ⊗ Y) = (I ⊗ K ⊗ I)(I ⊗ vec Y)",
    "jacobian(vec(kron(X, Y)), vec(X))"
    " == kron(kron(eye(q), commutation(r, n)), eye(p)) @ kron(kron(eye(q), eye(n)), vec(Y))", "X: n q, Y: p r",
    note="the sign before vec Y is × there")
say("F = A ∘ X: D F = diag(vec A)", "jacobian(vec(hadamard(A, X)), vec(X)) == diag(vec(A))", "A X: n q")
say("the chain rule: D h = D g D f", "jacobian(z, x) == jacobian(z, y) @ jacobian(y, x)", "x: n, y(x): m, z(y): k")

# ------------------------------------------------------------------ differentials
say = read(LYNN)
say("d(AXB + C) = A dX B", "d(A @ X @ B + C, X) == A @ d(X) @ B", "X: n m, A: k n, B: m l, C: k l")
say("d(XY) = dX Y + X dY", "d(X @ Y, X, Y) == d(X) @ Y + X @ d(Y)", "X: n m, Y: m k")
say("d(X ⊗ Y) = dX ⊗ Y + X ⊗ dY", "d(kron(X, Y), X, Y) == kron(d(X), Y) + kron(X, d(Y))", "X: n m, Y: k l")
say("d(X ∘ Y) = dX ∘ Y + X ∘ dY", "d(hadamard(X, Y), X, Y) == hadamard(d(X), Y) + hadamard(X, d(Y))", "X Y: n m")
say("d(Xᵀ) = (dX)ᵀ", "d(X.T, X) == d(X).T", "X: n m")
say("d(X⁻¹) = -X⁻¹ dX X⁻¹", "d(X.inv, X) == -X.inv @ d(X) @ X.inv", XN)
say("d tr X = tr dX", "d(trace(X), X) == trace(d(X))", XN)
say("d|X| = tr(adj(X) dX) = |X| tr(X⁻¹ dX)",
    "d(det(X), X) == trace(adjugate(X) @ d(X)) == det(X) * trace(X.inv @ d(X))", XN)
say("d σ(X) = σ'(X) ∘ dX", "d(sigma(X), X) == hadamard(sigma.prime(X), d(X))", "X: n m, sigma()")
say("dy = tr(∂y/∂X dX)", "d(f, X) == trace(gradient(f, X).T @ d(X))", "X: n m, f(X)", note="numerator layout")
say("d z(y(x)) = dz/dy dy/dx dx", "d(z, x) == jacobian(z, y) @ jacobian(y, x) @ d(x)", "x: n, y(x): m, z(y)")
say("df(x, y, Z) = ∂f/∂x dx + ∂f/∂y dy + tr(∂f/∂Z dZ)",
    "d(f, t, y, Z) == partial(f, t) * d(t) + jacobian(f, y) @ d(y) + trace(gradient(f, Z).T @ d(Z))",
    "t, y: n, Z: m k, f(t y Z)", note="numerator layout")
say("dxᵀx/dx = 2 xᵀ", "jacobian(x.T @ x, x) == 2 * x.T", "x: n", note="numerator layout")
say("d‖Wx + b‖²/dW = 2 x (Wx + b)ᵀ", "gradient(norm(W @ x + b) ** 2, W).T == 2 * (x @ (W @ x + b).T)",
    "W: n m, x: m, b: n", note="numerator layout")
say("d ln|X|/dX = X⁻¹", "gradient(logdet(X), X).T == X.inv", XN, note="numerator layout")
say("d tr(AXB)/dX = BA", "gradient(trace(A @ X @ B), X).T == B @ A", "X: n m, A: k n, B: m k", note="numerator layout")
say("∂l(W₂σ(W₁x))/∂W₂ = σ(W₁x) dl/dy", "gradient(l, V).T == sigma(W @ x) @ jacobian(l, y)",
    "x: n, W: m n, V: k m, sigma(), y := V @ sigma(W @ x), l(y)", note="numerator layout; V and W for W₂ and W₁")
say("∂l(W₂σ(W₁x))/∂W₁ = x [(dl/dy W₂) ∘ σ'(W₁x)ᵀ]",
    "gradient(l, W).T == x @ hadamard(jacobian(l, y) @ V, sigma.prime(W @ x).T)",
    "x: n, W: m n, V: k m, sigma(), y := V @ sigma(W @ x), l(y)", note="numerator layout; V and W for W₂ and W₁")
say("v = tr(XᵀWWᵀX) - tr(Σ₁ᵀ(WᵀW - I)) - tr(Σ₂ᵀYYᵀ), Y = WᵀX: ∂v/∂W = 2 WᵀXXᵀ - (Σ₁ + Σ₁ᵀ)Wᵀ - (Σ₂ + Σ₂ᵀ)WᵀXXᵀ",
    "gradient(trace(X.T @ W @ W.T @ X) - trace(S.T @ (W.T @ W - eye(k))) - trace(T.T @ W.T @ X @ X.T @ W), W).T"
    " == 2 * (W.T @ X @ X.T) - (S + S.T) @ W.T - (T + T.T) @ W.T @ X @ X.T", "X: m n, W: m k, S T: k k",
    note="numerator layout; S and T for Σ₁ and Σ₂")

say = read(MIT1)
say("d(x .* y) = dx .* y + x .* dy", "d(hadamard(x, y), x, y) == hadamard(d(x), y) + hadamard(x, d(y))", "x y: n")
say("f = A(x .* x): f' = 2 A diag(x)", "jacobian(A @ hadamard(x, x), x) == 2 * (A @ diag(x))", "A: m n, x: n")
say("f = xxᵀ sin.(x): f' = (xᵀ sin.(x)) I + x sin.(x)ᵀ + xxᵀ diag(cos.(x))",
    "jacobian(x @ x.T @ sin(x), x) == (x.T @ sin(x)) * eye(n) + x @ sin(x).T + x @ x.T @ diag(cos(x))", "x: n")
say("f = tr(Axxᵀ): ∇f = (A + Aᵀ) x", "gradient(trace(A @ x @ x.T), x) == (A + A.T) @ x", "A: n n, x: n")
say("f = tr((A diag(x) Aᵀ)⁻¹): ∇f = diag[-Aᵀ(A diag(x) Aᵀ)⁻²A]",
    "gradient(trace((A @ diag(x) @ A.T).inv), x)"
    " == diagonal(-A.T @ (A @ diag(x) @ A.T).inv @ (A @ diag(x) @ A.T).inv @ A)", "A: m n, x: n")
say("f = tr(Axxᵀ) of A: ∇f = xxᵀ", "gradient(trace(A @ x @ x.T), A) == x @ x.T", "A: n n, x: n")
say("f = tr((A diag(x) Aᵀ)⁻¹) of A: ∇f = -2 (A diag(x) Aᵀ)⁻² A diag(x)",
    "gradient(trace((A @ diag(x) @ A.T).inv), A)"
    " == -2 * ((A @ diag(x) @ A.T).inv @ (A @ diag(x) @ A.T).inv @ A @ diag(x))", "A: m n, x: n")
say = read(MIT2)
say("f = log det A + tr(A⁻¹X), A and X symmetric: ∇f = A⁻¹(I - XA⁻¹)",
    "gradient(logdet(A) + trace(A.inv @ X), A, entries='independent') == A.inv @ (eye(n) - X @ A.inv)",
    "A X: n symmetric", note="the gradient of independent entries")
say("f = log det A + tr(A⁻¹X): symmetric ∇f = ½ [(I - A⁻¹X)A⁻¹ + A⁻¹(I - XA⁻¹)]",
    "gradient(logdet(A) + trace(A.inv @ X), A, entries='symmetric')"
    " == ((eye(n) - A.inv @ X) @ A.inv + A.inv @ (eye(n) - X @ A.inv)) / 2", "A X: n symmetric")
say("d det(zI - A)/dz = det(zI - A) tr((zI - A)⁻¹)",
    "partial(det(z * eye(n) - A), z) == det(z * eye(n) - A) * trace((z * eye(n) - A).inv)", "A: n n, z")
say("d(A³) = dA A² + A dA A + A² dA", "d(A ** 3, A) == d(A) @ A ** 2 + A @ d(A) @ A + A ** 2 @ d(A)", "A: n n",
    note="as derived in class, it says")

say = read(CHAIN)
say("Ω = AB: Ω̇ = ȦB + AḂ", "partial(A @ B, t) == partial(A, t) @ B + A @ partial(B, t)", "t, A(t): n m, B(t): m k")
say("Ω = AB: Ā = Ω̄ Bᴴ", "vjp(A @ B, A, V) == V @ B.T", "A: n m, B: m k, V: n k", note="real, V for Ω̄")
say("Ω = AB: B̄ = Aᴴ Ω̄", "vjp(A @ B, B, V) == A.T @ V", "A: n m, B: m k, V: n k", note="real, V for Ω̄")
say("Ω = A⁻¹: Ω̇ = -Ω Ȧ Ω", "partial(A.inv, t) == -A.inv @ partial(A, t) @ A.inv", "t, A(t): n n")
say("Ω = A⁻¹: Ā = -Ωᴴ Ω̄ Ωᴴ", "vjp(A.inv, A, V) == -A.inv.T @ V @ A.inv.T", "A V: n n", note="real, V for Ω̄")
say("⟨Ω̄, Ω̇⟩ = ⟨X̄, Ẋ⟩", "trace(V.T @ jvp(F, X, U)) == trace(vjp(F, X, V).T @ U)", "X: n m, F(X): k l, V: k l, U: n m",
    note="real")
say("Ω = Σ |X|²: X̄ = 2 Ω̄ X", "vjp(total(hadamard(X, X)), X, v) == 2 * v * X", "X: n m, v", note="real, v for Ω̄")
say("l = log|det A|: l̇ = tr(A⁻¹ Ȧ)", "partial(log(absolute(det(A))), t) == trace(A.inv @ partial(A, t))",
    "t, A(t): n n", note="real")
say("l = log|det A|: Ā = l̄ A⁻ᴴ", "vjp(log(absolute(det(A))), A, v) == v * A.inv.T", "A: n n, v", note="real, v for l̄")

# ------------------------------------------------------------------ statistics
say = read(STAT + "mlr-mle")
MLR = "y: n, X: n p, beta: p, P: n symmetric, s"
say("dLL/dβ = 1/(2σ²) d/dβ (2 βᵀXᵀPy - βᵀXᵀPXβ) = 1/σ² (XᵀPy - XᵀPXβ)",
    "gradient(-(y.T @ P @ y - 2 * (beta.T @ X.T @ P @ y) + beta.T @ X.T @ P @ X @ beta) / (2 * s), beta)"
    " == (X.T @ P @ y - X.T @ P @ X @ beta) / s", MLR, note="s for σ²")
say("dLL/dσ² = -n/(2σ²) + 1/(2(σ²)²) (y - Xβ)ᵀV⁻¹(y - Xβ)",
    "partial(-size(n) * log(s) / 2 - (y - X @ beta).T @ V.inv @ (y - X @ beta) / (2 * s), s)"
    " == -size(n) / (2 * s) + (y - X @ beta).T @ V.inv @ (y - X @ beta) / (2 * s * s)",
    "y: n, X: n p, beta: p, V: n n, s", note="s for σ²")
say = read(STAT + "mlr-ols2")
say("dRSS/dβ = -2 Xᵀy + 2 XᵀXβ",
    "gradient((y - X @ beta).T @ (y - X @ beta), beta) == -2 * (X.T @ y) + 2 * (X.T @ X @ beta)",
    "y: n, X: n p, beta: p")
say = read(STAT + "mlr-wls2")
say("d wRSS/dβ = -2 XᵀV⁻¹y + 2 XᵀV⁻¹Xβ",
    "gradient(y.T @ V.inv @ y - 2 * (beta.T @ X.T @ V.inv @ y) + beta.T @ X.T @ V.inv @ X @ beta, beta)"
    " == -2 * (X.T @ V.inv @ y) + 2 * (X.T @ V.inv @ X @ beta)", "y: n, X: n p, beta: p, V: n symmetric")
say = read(STAT + "glm-mle")
GLM = "Y: n v, X: n p, B: p v, Sigma: v symmetric"
say("dLL/dB = XᵀPYΣ⁻¹ - XᵀPXBΣ⁻¹",
    "gradient(-trace(Sigma.inv @ (Y - X @ B).T @ P @ (Y - X @ B)) / 2, B)"
    " == X.T @ P @ Y @ Sigma.inv - X.T @ P @ X @ B @ Sigma.inv", GLM + ", P: n symmetric")
say("dLL/dΣ = -n/2 (Σ⁻¹)ᵀ + ½ (Σ⁻¹(Y - XB)ᵀV⁻¹(Y - XB)Σ⁻¹)ᵀ",
    "gradient(-size(n) * logdet(Sigma) / 2 - trace(Sigma.inv @ (Y - X @ B).T @ V.inv @ (Y - X @ B)) / 2, Sigma)"
    " == -size(n) / 2 * Sigma.inv.T + (Sigma.inv @ (Y - X @ B).T @ V.inv @ (Y - X @ B) @ Sigma.inv).T / 2",
    "Y: n v, X: n p, B: p v, Sigma: v v, V: n n", note="the line before Σ is taken as symmetric")
say = read(STAT + "mvn-mle")
MVN = "Y: n p, mu: p, i in n"
SQUARES = "sum_over(i, (Y.T @ unit(i) - mu).T @ Sigma.inv @ (Y.T @ unit(i) - mu))"
say("dLL/dμ = Σ_i (Σ⁻¹y_i - Σ⁻¹μ)",
    f"gradient(-{SQUARES} / 2, mu) == sum_over(i, Sigma.inv @ Y.T @ unit(i) - Sigma.inv @ mu)",
    MVN + ", Sigma: p symmetric", note="y_i are the rows of Y")
say("dLL/dΣ = -n/2 (Σ⁻¹)ᵀ - ½ Σ_i [-(Σ⁻¹(y_i - μ)(y_i - μ)ᵀΣ⁻¹)ᵀ]",
    f"gradient(-size(n) * logdet(Sigma) / 2 - {SQUARES} / 2, Sigma) == -size(n) / 2 * Sigma.inv.T"
    " + sum_over(i, (Sigma.inv @ (Y.T @ unit(i) - mu) @ (Y.T @ unit(i) - mu).T @ Sigma.inv).T) / 2",
    MVN + ", Sigma: p p", note="y_i are the rows of Y; a line before Σ is taken as symmetric")

say = read(TENSOR)
say("∂log p/∂m = M⁻¹(x - m)", "gradient(-(x - m).T @ M.inv @ (x - m) / 2, m) == M.inv @ (x - m)",
    "x m: n, M: n symmetric", note="of the Gaussian density, what depends on m")
say("∂log p/∂M = ½ M⁻¹[(x - m)(x - m)ᵀ - M]M⁻¹",
    "gradient(-logdet(M) / 2 - (x - m).T @ M.inv @ (x - m) / 2, M, entries='independent')"
    " == M.inv @ ((x - m) @ (x - m).T - M) @ M.inv / 2", "x m: n, M: n symmetric",
    note="entries taken as independent")
say("∂²det(X)/∂X_ij∂X_kl = det(X) (X⁻¹_ji X⁻¹_lk - X⁻¹_jk X⁻¹_li)",
    "partial(partial(det(X), X[i, j]), X[k, l]) == det(X) * (X.inv[j, i] * X.inv[l, k] - X.inv[j, k] * X.inv[l, i])",
    "X: n n, i j k l in n")
say("∂(A(x)x)/∂x = (xᵀ ⊗ I) ∂vec A(x)/∂x + A(x)",
    "jacobian(A @ x, x) == kron(x.T, eye(m)) @ jacobian(vec(A), x) + A", "x: n, A(x): m n")
say("the second derivative of xᵀAᵀx xᵀAx is 2 (S x xᵀS + (xᵀAx) S), S = A + Aᵀ",
    "hessian((x.T @ A.T @ x) * (x.T @ A @ x), x)"
    " == 2 * ((A + A.T) @ x @ x.T @ (A + A.T) + (x.T @ A @ x) * (A + A.T))", "x: n, A: n n")
say("KL = -½ Σ (1 + z - z² - eᶻ), z = Wx + c: ∇_W KL = ½ (eᶻ + 2z - 1) xᵀ",
    "gradient(-sum_over(i, 1 + (W @ x + c)[i] - (W @ x + c)[i] * (W @ x + c)[i] - exp((W @ x + c)[i])) / 2, W)"
    " == (exp(W @ x + c) + 2 * (W @ x + c) - ones(n)) @ x.T / 2", "W: n m, x: m, c: n, i in n")

say = read(MANUAL)
A = "A: m n, x: n, b: m, C: m m"
say("d/dx (xᵀA) = A", "jacobian(A.T @ x, x).T == A", "A: n m, x: n", note="denominator layout")
say("d/dx (Ax + b)ᵀ(Dx + e) = Aᵀ(Dx + e) + Dᵀ(Ax + b)",
    "gradient((A @ x + b).T @ (D @ x + c), x) == A.T @ (D @ x + c) + D.T @ (A @ x + b)", "A D: m n, x: n, b c: m",
    note="c for e")
say("d/dx (Ax + b)ᵀ(Ax + b) = 2 Aᵀ(Ax + b)", "gradient((A @ x + b).T @ (A @ x + b), x) == 2 * (A.T @ (A @ x + b))", A)
say("C symmetric: d/dx (Ax + b)ᵀC(Ax + b) = 2 AᵀC(Ax + b)",
    "gradient((A @ x + b).T @ C @ (A @ x + b), x) == 2 * (A.T @ C @ (A @ x + b))",
    "A: m n, x: n, b: m, C: m symmetric")
say("d/dX aᵀXᵀXa = 2 X a aᵀ", "gradient(a.T @ X.T @ X @ a, X) == 2 * (X @ a @ a.T)", "X: n m, a: m")
say("d/dX aᵀXᵀCXb = CᵀX a bᵀ + C X b aᵀ",
    "gradient(a.T @ X.T @ C @ X @ b, X) == C.T @ X @ a @ b.T + C @ X @ b @ a.T", "X: n m, C: n n, a b: m")
say("d/dX aᵀXᵀCXa = (C + Cᵀ) X a aᵀ", "gradient(a.T @ X.T @ C @ X @ a, X) == (C + C.T) @ X @ a @ a.T",
    "X: n m, C: n n, a: m")
say("d/dx (xᵀAx xᵀ) = (A + Aᵀ) x xᵀ + xᵀAx I",
    "jacobian((x.T @ A @ x) * x, x).T == (A + A.T) @ x @ x.T + (x.T @ A @ x) * eye(n)", "x: n, A: n n",
    note="denominator layout")
say("d/dX tr(AᵀXBᵀ) = AB", "gradient(trace(A.T @ X @ B.T), X) == A @ B", "X: n m, A: n k, B: k m")
say("d/dx (AYB) = A dY/dx B", "partial(A @ Y @ B, t) == A @ partial(Y, t) @ B", "t, Y(t): n m, A: k n, B: m l")

# ------------------------------------------------------------------ networks
say = read(NETWORK)
say("z = Wx: ∂z/∂x = W", "jacobian(W @ x, x) == W", "W: n m, x: m")
say("z = xW of a row x: ∂z/∂x = Wᵀ", "jacobian(W.T @ x, x) == W.T", "W: m n, x: m", note="x and z as columns")
say("z = f(x) entry by entry: ∂z/∂x = diag(f'(x))", "jacobian(sigma(x), x) == diag(sigma.prime(x))", "x: n, sigma()")
say("z = Wx: ∂J/∂W_ij = δ_i x_j", "partial(f, W[i, j]) == partial(f, z[i]) * x[j]",
    "W: n m, x: m, z := W @ x, f(z), i in n, j in m", note="f for J")
say("z = Wx, δ = ∂J/∂z: ∂J/∂W = δᵀxᵀ", "gradient(f, W) == jacobian(f, z).T @ x.T", "W: n m, x: m, z := W @ x, f(z)",
    note="f for J")
say("z = xW of rows, δ = ∂J/∂z: ∂J/∂W = xᵀδ", "gradient(f, W) == x.T @ gradient(f, z)",
    "x: 1 m, W: m n, z := x @ W, f(z)", note="f for J")
say("J = CE(y, softmax(θ)), y a unit vector: ∂J/∂θ = ŷ - y",
    "gradient(-log(softmax(z)[k]), z) == softmax(z) - unit(k)", "z: n, k in n", note="z for θ")
say("ReLU'(x) = sgn(ReLU(x))", "partial(relu(a), a) == sign(relu(a))", "a", given="nonzero(a)")
say = read(YEH)
say("J = log Σ e^θ_c - θ_k: ∇J = ŷ - y", "gradient(logsumexp(z) - z[k], z) == softmax(z) - unit(k)", "z: n, k in n",
    note="z for θ")
say = read(HUB)
say("∇_w ‖y - Xw‖²/(2n) = -Xᵀ(y - Xw)/n",
    "gradient(norm(y - X @ w) ** 2 / (2 * size(n)), w) == -X.T @ (y - X @ w) / size(n)", "X: n d, y: n, w: d")
say("z = Wx + b: ∂L/∂W = ∂L/∂z xᵀ", "gradient(f, W) == gradient(f, z) @ x.T",
    "W: n m, x: m, b: n, z := W @ x + b, f(z)", note="f for L")
say("z = Wx + b: ∂L/∂b = ∂L/∂z", "gradient(f, b) == gradient(f, z)", "W: n m, x: m, b: n, z := W @ x + b, f(z)",
    note="f for L")
say("z = Wx + b: ∂L/∂x = Wᵀ ∂L/∂z", "gradient(f, x) == W.T @ gradient(f, z)",
    "W: n m, x: m, b: n, z := W @ x + b, f(z)", note="f for L")
say("∂xᵀA⁻¹x/∂A = -A⁻¹xxᵀA⁻¹", "gradient(x.T @ A.inv @ x, A) == -A.inv @ x @ x.T @ A.inv", "A: n n, x: n", "false",
    "true of a symmetric A; else the inverses are transposed")
say("log|A| by A: A⁻ᵀ", "gradient(logdet(A), A) == A.inv.T", "A: n n")
say = read("Softmax to the max (blog.ando.ai)")
say("∂s_i/∂x_j = s_i (δ_ij - s_j)", "partial(softmax(x)[i], x[j]) == softmax(x)[i] * (delta(i, j) - softmax(x)[j])",
    "x: n, i j in n")
say("J_s = diag(s) - ssᵀ", "jacobian(softmax(x), x) == diag(softmax(x)) - softmax(x) @ softmax(x).T", "x: n")
say("∂ℓ/∂x_j = s_j, ℓ = logsumexp(x)", "partial(logsumexp(x), x[j]) == softmax(x)[j]", "x: n, j in n")
say("J_ℓ = diag(softmax(x))", "jacobian(logsumexp(x), x) == diag(softmax(x))", "x: n", "false",
    "ℓ is a number: it is softmax(x)ᵀ")
say("logsoftmax(x) = x - logsumexp(x): J = I - 1 softmax(x)ᵀ",
    "jacobian(x - logsumexp(x) * ones(n), x) == eye(n) - ones(n) @ softmax(x).T", "x: n")
say("log(softmax(x)) = x - logsumexp(x)", "log(softmax(x)) == x - logsumexp(x) * ones(n)", "x: n")
say = read(KIWIX + "question 4504481")
say("f = log Σ e^x_i: D²f = diag(S(x)) - S(x)S(x)ᵀ",
    "hessian(logsumexp(x), x) == diag(softmax(x)) - softmax(x) @ softmax(x).T", "x: n")
say = read(NEMOTRON + "CPSC540 Machine Learning, gradient and Hessian for logistic regression")
LOGIT = "sum_over(i, log(exp((X @ w)[i]) + 1) - y[i] * (X @ w)[i])"
say("J = Σ log(exp(θᵀx_i) + 1) - y_i θᵀx_i: g = Xᵀ(π - y)", f"gradient({LOGIT}, w) == X.T @ (logistic(X @ w) - y)",
    "X: n d, w: d, y: n, i in n", note="w for θ")
say("H = Xᵀ diag(π (1 - π)) X",
    f"hessian({LOGIT}, w) == X.T @ diag(hadamard(logistic(X @ w), ones(n) - logistic(X @ w))) @ X",
    "X: n d, w: d, y: n, i in n", note="w for θ")
say = read(TECHQA + "question 2637252")
LOSS = "(w.T @ w / 2 + c * sum_over(i, log(1 + exp(-y[i] * (X @ w)[i]))))"
say("f = ½‖w‖² + C Σ log(1 + exp(-y_i wᵀx_i)): ∂f/∂w_j = w_j - C Σ x_ij y_i M_i/(1 + M_i)",
    f"partial({LOSS}, w[j]) == w[j] - c * sum_over(i, X[i, j] * y[i] * exp(-y[i] * (X @ w)[i])"
    " / (1 + exp(-y[i] * (X @ w)[i])))", "X: n d, w: d, y: n, c, i in n, j in d", note="c for C")
say("∂²f/∂w_j∂w_k = δ_jk + C Σ x_ij x_ik y_i² M_i/(1 + M_i)²",
    f"partial(partial({LOSS}, w[j]), w[k]) == delta(j, k) + c * sum_over(i, X[i, j] * X[i, k] * y[i] * y[i]"
    " * exp(-y[i] * (X @ w)[i]) / ((1 + exp(-y[i] * (X @ w)[i])) * (1 + exp(-y[i] * (X @ w)[i]))))",
    "X: n d, w: d, y: n, c, i in n, j k in d", note="two cases there; c for C")
say = read(NEMOTRON + "Hessian of loss function, Newton's method in logistic regression")
LOG = "-(y * log(logistic(w.T @ x + b)) + (1 - y) * log(1 - logistic(w.T @ x + b)))"
say("L = -(y log h + (1 - y) log(1 - h)): ∂L/∂w = -(h - y) x",
    f"gradient({LOG}, w) == -(logistic(w.T @ x + b) - y) * x", "w x: n, y, b", "false",
    "the sign; read for one example")
say("σ'(x) = σ(x)(1 - σ(x))", "partial(logistic(a), a) == logistic(a) * (1 - logistic(a))", "a")
say("σ''(x) = σ(x)(1 - σ(x))(1 - 2σ(x))",
    "partial(partial(logistic(a), a), a) == logistic(a) * (1 - logistic(a)) * (1 - 2 * logistic(a))", "a")
say = read("Matrix Calculus for DeepLearning, part 3 (kirankamath.netlify.app)")
say("activation = max(0, w·x + b): its derivative by w is 0 or x",
    "gradient(relu(w.T @ x + b), w) == (1 + sign(w.T @ x + b)) / 2 * x", "w x: n, b")
say = read("DNN::Activations::Softplus, documentation of ruby-dnn (rubydoc.info)")
say("log(1 + eˣ) has the derivative 1/(1 + e⁻ˣ)", "jacobian(softplus(x), x) == diag(logistic(x))", "x: n")
say = read("BatchNorm: the hard one, a Lean blueprint (brettkoonce.github.io)")
say("∂(γv + β)/∂v_i = γ δ_ij", "partial(a * v[j] + b, v[i]) == a * delta(i, j)", "v: n, a, b, i j in n",
    note="of the entry j; a and b for γ and β")
say("∂(x_j - μ)/∂x_i = δ_ij - 1/n", "partial(x[j] - total(x) / size(n), x[i]) == delta(i, j) - 1 / size(n)",
    "x: n, i j in n")

# ------------------------------------------------------------------ questions and answers
say = read(EXCHANGE + "Derivative of a vector with respect to a matrix")
say("f = Wx: ∂f_i/∂W_mn = δ_im x_n", "partial((W @ x)[i], W[p, q]) == delta(i, p) * x[q]",
    "W: n m, x: m, i p in n, q in m", note="p and q for m and n")
say("∂(Wx)/∂vec W = xᵀ ⊗ I", "jacobian(W @ x, vec(W)) == kron(x.T, eye(n))", "W: n m, x: m")
say("∂(Wx)/∂W = (xᵀ1) 1", "jacobian(W @ x, vec(W)) == (x.T @ ones(m)) * ones(n)", "W: n m, x: m", "false",
    "there are n·n·m derivatives")
say = read(EXCHANGE + "question 2128462")
say("∇_W ‖XW - Y‖² = 2 Xᵀ(XW - Y)", "gradient(norm(X @ W - Y) ** 2, W) == 2 * (X.T @ (X @ W - Y))",
    "X: n p, W: p k, Y: n k")
say = read(ARQ + "question 2122461")
say("the gradient of ‖Y - XW‖² is 2 Xᵀ(Y - XW)", "gradient(norm(Y - X @ W) ** 2, W) == 2 * (X.T @ (Y - X @ W))",
    "X: n p, W: p k, Y: n k", "false", "the sign")
say = read(ARQ + "question 2143052")
say("f = |Ax - b|²: f'' = 2A²", "hessian(norm(A @ x - b) ** 2, x) == 2 * A @ A", "A: n n, x b: n", "false",
    "it is 2AᵀA; read for a square A")
say = read(NEMOTRON + "derivative of ‖|XW| - 1‖²")
say("∂‖|XW| - 1‖²/∂W = 2 Xᵀ(Y - S), Y = XW, S = sign(Y)",
    "gradient(norm(absolute(X @ W) - ones(n) @ ones(k).T) ** 2, W) == 2 * (X.T @ (X @ W - sign(X @ W)))",
    "X: n p, W: p k")
say = read(TECHQA + "question 1991657")
say("∂‖X - A‖²/∂X = 2 Xᵀ - A - Aᵀ", "gradient(norm(X - A) ** 2, X) == 2 * X.T - A - A.T", "X A: n n", "false",
    "it is 2 (X - A); read for square matrices")
say("∂tr(XᵀAX)/∂X = Xᵀ(A + Aᵀ)", "gradient(trace(X.T @ A @ X), X) == X.T @ (A + A.T)", "X: n m, A: n n", "false",
    "laid out like X it is transposed")
say = read(TECHQA + "question 3228181")
say("∇_W tr(DWWᵀDᵀ) = 2 DᵀDW", "gradient(trace(D @ W @ W.T @ D.T), W) == 2 * (D.T @ D @ W)", "D: n m, W: m k")
say("∇_W tr(DWXᵀ) = DᵀX", "gradient(trace(D @ W @ X.T), W) == D.T @ X", "D: n m, W: m k, X: n k")
say = read(IMATH + "Frobenius norm derivative for a quadratic form")
say("d‖Y - XBXᵀ‖²/dX = 4 (Y - XBXᵀ) X B",
    "gradient(norm(Y - X @ B @ X.T) ** 2, X) == 4 * ((Y - X @ B @ X.T) @ X @ B)", "X: n n, Y B: n symmetric", "false",
    "the sign")
say("d‖Y - XBXᵀ‖²/dX = -4 (Y - XBXᵀ) X B",
    "gradient(norm(Y - X @ B @ X.T) ** 2, X) == -4 * ((Y - X @ B @ X.T) @ X @ B)", "X: n n, Y B: n symmetric",
    note="the right form of what it concludes")
say = read("Show that (∂z/∂x) = 2AᵀAx - 2Aᵀb (tutorsglobe.com)")
say("z = ‖Ax - b‖²: ∂z/∂x = 2 AᵀAx - 2 Aᵀb",
    "gradient(norm(A @ x - b) ** 2, x) == 2 * (A.T @ A @ x) - 2 * (A.T @ b)", "A: m n, x: n, b: m")
say = read(TECHQA + "question 3557185")
say("the gradient of ‖Ax - b‖² is 2 (Ax - b)ᵀA", "jacobian(norm(A @ x - b) ** 2, x) == 2 * ((A @ x - b).T @ A)",
    "A: m n, x: n, b: m", note="numerator layout")
say = read(TECHQA + "question 1962943")
say("∂/∂v ½ (‖Av + c‖² + ‖v‖²) = Aᵀ(Av + c) + v",
    "gradient((norm(A @ v + c) ** 2 + norm(v) ** 2) / 2, v) == A.T @ (A @ v + c) + v", "A: n n, v c: n")
say = read(TECHQA + "question 2263539")
say("f = tr(Aᵀ(X ∘ X - 1)): ∂f/∂X = 2 A ∘ X",
    "gradient(trace(A.T @ (hadamard(X, X) - ones(n) @ ones(m).T)), X) == 2 * hadamard(A, X)", "A X: n m")
say = read(TECHQA + "question 2152983")
say("∂ log det(XᵀBX)/∂X = 2 X⁻¹", "gradient(logdet(X.T @ B @ X), X).T == 2 * X.inv", "X B: n n",
    note="numerator layout; tr log is log det")
say = read(TECHQA + "question 1749066")
say("d² tr(AᵀBA)/dα² = tr((B + Bᵀ) A' A'ᵀ + (B + Bᵀ) A A''ᵀ)",
    "partial(partial(trace(A.T @ B @ A), t), t) == trace((B + B.T) @ partial(A, t) @ partial(A, t).T"
    " + (B + B.T) @ A @ partial(partial(A, t), t).T)", "t, A(t): n m, B: n n", note="t for α")
say = read(KIWIX + "question 2860061")
say("∂/∂x log det X(x) = Σ_ij (X⁻¹)_ij X'_ij",
    "partial(logdet(X), t) == sum_over(i, sum_over(j, X.inv[i, j] * partial(X[i, j], t)))", "t, X(t): n n, i j in n",
    "false", "the inverse has to be transposed")
say("∂/∂x log det X(x) = Tr(Adj(X) dX) / det X",
    "partial(logdet(X), t) == trace(adjugate(X) @ partial(X, t)) / det(X)", "t, X(t): n n")
say = read(KIWIX + "question 3472426")
say("d|XᵀX|/dX = 2 |XᵀX| (XᵀX)⁻¹Xᵀ", "gradient(det(X.T @ X), X).T == 2 * det(X.T @ X) * ((X.T @ X).inv @ X.T)",
    "X: n m", note="Minka's, in numerator layout")
say = read(IMATH + "the derivative of the determinant of a symmetric positive definite matrix")
say("∂det(Σ)/∂Σ = det(Σ) Tr(Σ⁻¹)", "gradient(det(X), X) == det(X) * trace(X.inv)", "X: n n", "false",
    "a matrix is no number")
say("X symmetric: ∂det(X)/∂X = det(X) (2 X⁻¹ - diag(X⁻¹))",
    "partial(det(X), X[i, j]) == det(X) * (2 * X.inv - hadamard(X.inv, eye(n)))[i, j]", "X: n symmetric, i j in n",
    note="by a free entry")
say = read("Physics Forums, derivative of determinant with respect to matrix (physicsforums.com)")
say("∂det(A + OᵀXO)/∂X = O adj(A + OᵀXO) Oᵀ",
    "gradient(det(A + P.T @ X @ P), X).T == P @ adjugate(A + P.T @ X @ P) @ P.T", "A: n n, X: m m, P: m n",
    note="it takes the entries transposed; P for O")
say = read("MathOverflow, gradient and Hessian of a logdet function (mathoverflow.net)")
say("A symmetric: ∂log|A|/∂A = A⁻¹ + A⁻ᵀ - I ∘ A⁻¹",
    "partial(logdet(A), A[i, j]) == (A.inv + A.inv.T - hadamard(eye(n), A.inv))[i, j]", "A: n symmetric, i j in n",
    note="by a free entry")
say = read(NEMOTRON + "Differentiating functions of vectors/matrices?")
say("X* = X - det(AXB) (Aᵀ(BᵀXᵀAᵀ)⁻¹Bᵀ)ᵀ is a step of gradient descent for det(AXB)",
    "gradient(det(A @ X @ B), X) == det(A @ X @ B) * (A.T @ (B.T @ X.T @ A.T).inv @ B.T).T", "X: n m, A: k n, B: m k",
    "false", "without the last transpose")
say = read("Matrix Derivatives I: Low Order Traces (github.com, mbustamanter/ssg-blog)")
say("∂tr(XᵀA)/∂X = Aᵀ", "gradient(trace(X.T @ A), X) == A.T", "X A: n m", "false", "it is A, as the line before has it")
say("∂tr(X²B)/∂X = (XB + BX)ᵀ", "gradient(trace(X ** 2 @ B), X) == (X @ B + B @ X).T", "X B: n n")
say = read("Some Basic Vector/Matrix Calculus Identities (github.com, uselesstechjunks/leetcode)")
say("aᵀXᵀb → bᵀa", "gradient(a.T @ X.T @ b, X) == b.T @ a", "X: n n, a b: n", "false", "it is b aᵀ")
say = read("Derivación matricial (github.com, LucasFA/EMV)")
say("∂xᵀAx/∂x = (A x Aᵀ) x", "gradient(x.T @ A @ x, x) == (A @ x @ A.T) @ x", "x: n, A: n n", "false",
    "it is (A + Aᵀ) x")
say = read("stan::math::trace_dot, documentation (mc-stan.org)")
say("∂tr(AB)/∂A = Bᵀ", "gradient(trace(A @ B), A) == B.T", "A: m n, B: n m")
say = read("Bishop, Pattern Recognition and Machine Learning, appendix C, by issuhub.com")
say("∂(xᵀa)/∂x = ∂(aᵀx)/∂x = a", "gradient(x.T @ a, x) == gradient(a.T @ x, x) == a", "a x: n")
say = read("Tittle-Tattle on Matrix Algebra, Li Jinzhao (a GitHub page)")
say("∂log|A|/∂t = tr(A⁻¹ ∂A/∂t)", "partial(logdet(A), t) == trace(A.inv @ partial(A, t))", "t, A(t): n n")
say("∂|A|/∂t = |A| tr(A⁻¹ ∂A/∂t)", "partial(det(A), t) == det(A) * trace(A.inv @ partial(A, t))", "t, A(t): n n")

if __name__ == "__main__":
    print(table(FIELD))
