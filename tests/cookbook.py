"""The Matrix Cookbook's equations 33 to 144, in the words of wrt: `python tests/cookbook.py` prints the verdicts.

K. B. Petersen and M. S. Pedersen, The Matrix Cookbook, version of 15 November 2012, chapter 2.
All were read in the text of that version in the history of the repository eric-wieser/lean-matrix-cookbook
(md/main.md), which has them in order and without numbers. The numbers are those of the sections of its Lean files,
which list them, and of the tags in thomasahle/tensorgrad (paper/chapters), and of page 11 of the book, at fliphtml5.
Derivatives by a matrix and by a vector are laid out like these, and ∂x/∂yᵀ is the Jacobian, as in the book's
equation 32. Numbers with a dash are the right form of one that is false as printed. Recalled from memory is none.
"""

from __future__ import annotations

from transcribed import Statement as S
from transcribed import table

FIRST, LAST = 33, 144
ONE_READ = "one transcription alone was read"
FOR_THREE = "read for the exponent 3, because a matrix has powers with numbers alone"
REAL = "read for real numbers"
COMPLEX = "complex numbers"
EIGEN = "eigenvalues and eigenvectors"
MATRIX_FUNCTION = "a sine of the matrix, not of its entries"
TOEPLITZ = "a Toeplitz variable"
XX = "X Y(t): n m, t"
DET = "Y(t): n n, t"
CHAIN = "U(X): k l, g(U), X: n m, i in n, j in m, p in k, q in l"
LEAST = "x s: n, W: n symmetric"
LINEAR = "x: m, s: n, A: m n, W: m symmetric"
INVERSES = "X: n m, C B: n symmetric"
FREE = "the derivative by a free entry"

EQUATIONS = [
    S(33, "∂A = 0", "partial(A, t) == zeros(n, m)", "A: n m, t", note="33 to 44 by a scalar t, as the Lean files do"),
    S(34, "∂(αX) = α ∂X", "partial(a * X, t) == a * partial(X, t)", XX + ", a"),
    S(35, "∂(X + Y) = ∂X + ∂Y", "partial(X + Y, t) == partial(X, t) + partial(Y, t)", XX),
    S(36, "∂(Tr X) = Tr(∂X)", "partial(trace(X), t) == trace(partial(X, t))", "X(t): n n, t"),
    S(37, "∂(XY) = (∂X) Y + X (∂Y)", "partial(X @ Y, t) == partial(X, t) @ Y + X @ partial(Y, t)",
      "X(t): n m, Y(t): m k, t"),
    S(38, "∂(X ∘ Y) = (∂X) ∘ Y + X ∘ (∂Y)",
      "partial(hadamard(X, Y), t) == hadamard(partial(X, t), Y) + hadamard(X, partial(Y, t))", XX),
    S(39, "∂(X ⊗ Y) = (∂X) ⊗ Y + X ⊗ (∂Y)",
      "partial(kron(X, Y), t) == kron(partial(X, t), Y) + kron(X, partial(Y, t))", "X(t): n m, Y(t): k l, t"),
    S(40, "∂(X⁻¹) = -X⁻¹ (∂X) X⁻¹", "partial(X.inv, t) == -X.inv @ partial(X, t) @ X.inv", "X(t): n n, t"),
    S(41, "∂(det X) = Tr(adj(X) ∂X)", "partial(det(X), t) == trace(adjugate(X) @ partial(X, t))", "X(t): n n, t"),
    S(42, "∂(det X) = det(X) Tr(X⁻¹ ∂X)", "partial(det(X), t) == det(X) * trace(X.inv @ partial(X, t))",
      "X(t): n n, t"),
    S(43, "∂(ln det X) = Tr(X⁻¹ ∂X)", "partial(logdet(X), t) == trace(X.inv @ partial(X, t))", "X(t): n n, t"),
    S(44, "∂(Xᵀ) = (∂X)ᵀ", "partial(X.T, t) == partial(X, t).T", "X(t): n m, t"),
    S(45, "∂(Xᴴ) = (∂X)ᴴ", verdict="left out", note=COMPLEX),
    S(46, "∂det(Y)/∂x = det(Y) Tr[Y⁻¹ ∂Y/∂x]", "partial(det(Y), t) == det(Y) * trace(Y.inv @ partial(Y, t))", DET),
    S(47, "Σ_k ∂det(X)/∂X_ik X_jk = δ_ij det(X)",
      "sum_over(k, partial(det(X), X[i, k]) * X[j, k]) == delta(i, j) * det(X)", "X: n n, i j k in n"),
    S(48, "∂²det(Y)/∂x² = det(Y) [Tr[Y⁻¹ ∂(∂Y/∂x)/∂x] + Tr[Y⁻¹ ∂Y/∂x] Tr[Y⁻¹ ∂Y/∂x] - Tr[(Y⁻¹ ∂Y/∂x)(Y⁻¹ ∂Y/∂x)]]",
      "partial(partial(det(Y), t), t) == det(Y) * (trace(Y.inv @ partial(partial(Y, t), t))"
      " + trace(Y.inv @ partial(Y, t)) * trace(Y.inv @ partial(Y, t))"
      " - trace(Y.inv @ partial(Y, t) @ Y.inv @ partial(Y, t)))", DET),
    S(49, "∂det(X)/∂X = det(X) (X⁻¹)ᵀ", "gradient(det(X), X) == det(X) * X.inv.T", "X: n n"),
    S(50, "Σ_k ∂det(X)/∂X_ik X_jk = δ_ij det(X)",
      "sum_over(k, partial(det(X), X[i, k]) * X[j, k]) == delta(i, j) * det(X)", "X: n n, i j k in n",
      note="the same as 47"),
    S(51, "∂det(AXB)/∂X = det(AXB) (X⁻¹)ᵀ = det(AXB) (Xᵀ)⁻¹",
      "gradient(det(A @ X @ B), X) == det(A @ X @ B) * X.inv.T == det(A @ X @ B) * X.T.inv", "A B X: n n",
      note="read for square A and B"),
    S(52, "∂det(XᵀAX)/∂X = 2 det(XᵀAX) X⁻ᵀ", "gradient(det(X.T @ A @ X), X) == 2 * det(X.T @ A @ X) * X.inv.T",
      "A X: n n", note="X square and invertible"),
    S(53, "∂det(XᵀAX)/∂X = 2 det(XᵀAX) A X (XᵀAX)⁻¹",
      "gradient(det(X.T @ A @ X), X) == 2 * det(X.T @ A @ X) * (A @ X @ (X.T @ A @ X).inv)", "A: n symmetric, X: n m"),
    S(54, "∂det(XᵀAX)/∂X = det(XᵀAX) (A X (XᵀAX)⁻¹ + Aᵀ X (XᵀAᵀX)⁻¹)",
      "gradient(det(X.T @ A @ X), X)"
      " == det(X.T @ A @ X) * (A @ X @ (X.T @ A @ X).inv + A.T @ X @ (X.T @ A.T @ X).inv)", "A: n n, X: n m"),
    S(55, "∂ln det(XᵀX)/∂X = 2 (X⁺)ᵀ", "gradient(logdet(X.T @ X), X) == 2 * ((X.T @ X).inv @ X.T).T", "X: n m",
      note="full column rank, where X⁺ = (XᵀX)⁻¹Xᵀ"),
    S(56, "∂ln det(XᵀX)/∂X⁺ = -2 Xᵀ",
      "gradient(logdet((P @ P.T).inv @ P @ P.T @ (P @ P.T).inv), P) == -2 * (P.T @ (P @ P.T).inv).T", "P: m n",
      note="P for X⁺, of full row rank, and so X = Pᵀ(PPᵀ)⁻¹"),
    S(57, "∂ln|det(X)|/∂X = (X⁻¹)ᵀ = (Xᵀ)⁻¹", "gradient(log(absolute(det(X))), X) == X.inv.T == X.T.inv", "X: n n"),
    S(58, "∂det(Xᵏ)/∂X = k det(Xᵏ) X⁻ᵀ",
      "gradient(det(X ** 3), X) == 3 * det(X ** 3) * X.inv.T", "X: n n", note=FOR_THREE),
    S(59, "∂Y⁻¹/∂x = -Y⁻¹ ∂Y/∂x Y⁻¹", "partial(Y.inv, t) == -Y.inv @ partial(Y, t) @ Y.inv", DET),
    S(60, "∂(X⁻¹)_kl/∂X_ij = -(X⁻¹)_ki (X⁻¹)_jl", "partial(X.inv[k, l], X[i, j]) == -X.inv[k, i] * X.inv[j, l]",
      "X: n n, i j k l in n"),
    S(61, "∂aᵀX⁻¹b/∂X = -X⁻ᵀ a bᵀ X⁻ᵀ", "gradient(a.T @ X.inv @ b, X) == -X.inv.T @ a @ b.T @ X.inv.T",
      "X: n n, a b: n"),
    S(62, "∂det(X⁻¹)/∂X = -det(X⁻¹) (X⁻¹)ᵀ", "gradient(det(X.inv), X) == -det(X.inv) * X.inv.T", "X: n n"),
    S(63, "∂Tr(AX⁻¹B)/∂X = -(X⁻¹BAX⁻¹)ᵀ", "gradient(trace(A @ X.inv @ B), X) == -(X.inv @ B @ A @ X.inv).T",
      "X: n n, A: m n, B: n m"),
    S(64, "∂Tr((X + A)⁻¹)/∂X = -((X + A)⁻¹(X + A)⁻¹)ᵀ",
      "gradient(trace((X + A).inv), X) == -((X + A).inv @ (X + A).inv).T", "A X: n n"),
    S(65, "∂/∂X Σ eig(X) = ∂/∂X Tr(X) = I", "gradient(trace(X), X) == eye(n)", "X: n n",
      note="the second equation; no word for " + EIGEN),
    S(66, "∂/∂X Π eig(X) = ∂/∂X det(X) = det(X) X⁻ᵀ", "gradient(det(X), X) == det(X) * X.inv.T", "X: n n",
      note="the second equation; no word for " + EIGEN),
    S(67, "∂λ_i = v_iᵀ ∂(A) v_i", verdict="left out", note=EIGEN),
    S(68, "∂v_i = (λ_i I - A)⁺ ∂(A) v_i", verdict="left out", note=EIGEN + ", the pseudo-inverse"),
    S(69, "∂xᵀa/∂x = ∂aᵀx/∂x = a", "gradient(x.T @ a, x) == gradient(a.T @ x, x) == a", "a x: n"),
    S(70, "∂aᵀXb/∂X = a bᵀ", "gradient(a.T @ X @ b, X) == a @ b.T", "X: n m, a: n, b: m"),
    S(71, "∂aᵀXᵀb/∂X = b aᵀ", "gradient(a.T @ X.T @ b, X) == b @ a.T", "X: n m, a: m, b: n"),
    S(72, "∂aᵀXa/∂X = ∂aᵀXᵀa/∂X = a aᵀ", "gradient(a.T @ X @ a, X) == gradient(a.T @ X.T @ a, X) == a @ a.T",
      "X: n n, a: n"),
    S(73, "∂X/∂X_ij = Jⁱʲ", "partial(X, X[i, j]) == single_entry(i, j)", "X: n m, i in n, j in m"),
    S(74, "∂(XA)_ij/∂X_mn = δ_im (A)_nj = (Jᵐⁿ A)_ij",
      "partial((X @ A)[i, j], X[p, q]) == delta(i, p) * A[q, j] == (single_entry(p, q) @ A)[i, j]",
      "X: n m, A: m k, i p in n, q in m, j in k", note="p and q for the indices m and n"),
    S(75, "∂(XᵀA)_ij/∂X_mn = δ_in (A)_mj = (Jⁿᵐ A)_ij",
      "partial((X.T @ A)[i, j], X[p, q]) == delta(i, q) * A[p, j] == (single_entry(q, p) @ A)[i, j]",
      "X: n m, A: n k, p in n, i q in m, j in k", note="p and q for the indices m and n"),
    S(76, "∂/∂X_ij Σ_klmn X_kl X_mn = 2 Σ_kl X_kl",
      "partial(sum_over(k, sum_over(l, sum_over(p, sum_over(q, X[k, l] * X[p, q])))), X[i, j])"
      " == 2 * sum_over(k, sum_over(l, X[k, l]))", "X: n m, i k p in n, j l q in m"),
    S(77, "∂bᵀXᵀXc/∂X = X (b cᵀ + c bᵀ)", "gradient(b.T @ X.T @ X @ c, X) == X @ (b @ c.T + c @ b.T)",
      "X: n m, b c: m"),
    S(78, "∂(Bx + b)ᵀC(Dx + d)/∂x = BᵀC(Dx + d) + DᵀCᵀ(Bx + b)",
      "gradient((B @ x + b).T @ C @ (D @ x + d), x) == B.T @ C @ (D @ x + d) + D.T @ C.T @ (B @ x + b)",
      "x: n, B: m n, b: m, C: m k, D: k n, d: k"),
    S(79, "∂(XᵀBX)_kl/∂X_ij = δ_lj (XᵀB)_ki + δ_kj (BX)_il",
      "partial((X.T @ B @ X)[k, l], X[i, j]) == delta(l, j) * (X.T @ B)[k, i] + delta(k, j) * (B @ X)[i, l]",
      "X: n m, B: n n, i in n, j k l in m"),
    S(80, "∂(XᵀBX)/∂X_ij = XᵀB Jⁱʲ + Jʲⁱ B X",
      "partial(X.T @ B @ X, X[i, j]) == X.T @ B @ single_entry(i, j) + single_entry(j, i) @ B @ X",
      "X: n m, B: n n, i in n, j in m"),
    S(81, "∂xᵀBx/∂x = (B + Bᵀ) x", "gradient(x.T @ B @ x, x) == (B + B.T) @ x", "x: n, B: n n"),
    S(82, "∂bᵀXᵀDXc/∂X = DᵀX b cᵀ + D X c bᵀ",
      "gradient(b.T @ X.T @ D @ X @ c, X) == D.T @ X @ b @ c.T + D @ X @ c @ b.T", "X: n m, D: n n, b c: m"),
    S(83, "∂/∂X (Xb + c)ᵀD(Xb + c) = (D + Dᵀ)(Xb + c) bᵀ",
      "gradient((X @ b + c).T @ D @ (X @ b + c), X) == (D + D.T) @ (X @ b + c) @ b.T", "X: n m, D: n n, b: m, c: n"),
    S(84, "∂/∂s (x - As)ᵀW(x - As) = -2 AᵀW(x - As)",
      "gradient((x - A @ s).T @ W @ (x - A @ s), s) == -2 * (A.T @ W @ (x - A @ s))", LINEAR),
    S(85, "∂/∂x (x - s)ᵀW(x - s) = 2 W(x - s)", "gradient((x - s).T @ W @ (x - s), x) == 2 * (W @ (x - s))", LEAST),
    S(86, "∂/∂s (x - s)ᵀW(x - s) = -2 W(x - s)", "gradient((x - s).T @ W @ (x - s), s) == -2 * (W @ (x - s))", LEAST),
    S(87, "∂/∂x (x - As)ᵀW(x - As) = 2 W(x - As)",
      "gradient((x - A @ s).T @ W @ (x - A @ s), x) == 2 * (W @ (x - A @ s))", LINEAR),
    S(88, "∂/∂A (x - As)ᵀW(x - As) = -2 W(x - As) sᵀ",
      "gradient((x - A @ s).T @ W @ (x - A @ s), A) == -2 * (W @ (x - A @ s) @ s.T)", LINEAR),
    S(89, "∂(a - xᴴb)²/∂x = -2 b (a - xᴴb)*",
      "gradient((a - x.T @ b) * (a - x.T @ b), x) == -2 * (a - x.T @ b) * b", "a, x b: n", note=REAL),
    S(90, "∂(Xⁿ)_kl/∂X_ij = Σ_r (Xʳ Jⁱʲ Xⁿ⁻¹⁻ʳ)_kl",
      "partial((X ** 3)[k, l], X[i, j]) == (single_entry(i, j) @ X ** 2 + X @ single_entry(i, j) @ X"
      " + X ** 2 @ single_entry(i, j))[k, l]", "X: n n, i j k l in n", note=FOR_THREE),
    S(91, "∂/∂X aᵀXⁿb = Σ_r (Xʳ)ᵀ a bᵀ (Xⁿ⁻¹⁻ʳ)ᵀ",
      "gradient(a.T @ X ** 3 @ b, X) == a @ b.T @ (X ** 2).T + X.T @ a @ b.T @ X.T + (X ** 2).T @ a @ b.T",
      "X: n n, a b: n", note=FOR_THREE),
    S(92, "∂/∂X aᵀ(Xⁿ)ᵀXⁿb = Σ_r [Xⁿ⁻¹⁻ʳ a bᵀ (Xⁿ)ᵀ Xʳ + (Xʳ)ᵀ Xⁿ a bᵀ (Xⁿ⁻¹⁻ʳ)ᵀ]",
      "gradient(a.T @ (X ** 2).T @ X ** 2 @ b, X) == X @ a @ b.T @ (X ** 2).T + X ** 2 @ a @ b.T @ X.T"
      " + a @ b.T @ (X ** 2).T @ X + X.T @ X ** 2 @ a @ b.T", "X: n n, a b: n", "false",
      "read for the exponent 2; the first product of the sum has to be transposed; " + ONE_READ),
    S("92-", "∂/∂X aᵀ(Xⁿ)ᵀXⁿb = Σ_r [(Xʳ)ᵀ Xⁿ b aᵀ (Xⁿ⁻¹⁻ʳ)ᵀ + (Xʳ)ᵀ Xⁿ a bᵀ (Xⁿ⁻¹⁻ʳ)ᵀ]",
      "gradient(a.T @ (X ** 2).T @ X ** 2 @ b, X) == X ** 2 @ b @ a.T @ X.T + X ** 2 @ a @ b.T @ X.T"
      " + X.T @ X ** 2 @ b @ a.T + X.T @ X ** 2 @ a @ b.T", "X: n n, a b: n", note="the right form of 92"),
    S(93, "∂/∂x sᵀAr = [∂s/∂x]ᵀ A r + [∂r/∂x]ᵀ Aᵀ s",
      "gradient(s.T @ A @ r, x) == jacobian(s, x).T @ A @ r + jacobian(r, x).T @ A.T @ s",
      "x: n, s(x): m, r(x): k, A: m k"),
    S(94, "∂/∂x (Ax)ᵀ(Ax) / (Bx)ᵀ(Bx) = ∂/∂x xᵀAᵀAx / xᵀBᵀBx",
      "gradient(((A @ x).T @ (A @ x)) / ((B @ x).T @ (B @ x)), x)"
      " == gradient((x.T @ A.T @ A @ x) / (x.T @ B.T @ B @ x), x)", "x: n, A: m n, B: k n"),
    S(95, "∂/∂x xᵀAᵀAx / xᵀBᵀBx = 2 AᵀAx / xᵀBBx - 2 xᵀAᵀAx BᵀBx / (xᵀBᵀBx)²",
      "gradient((x.T @ A.T @ A @ x) / (x.T @ B.T @ B @ x), x) == 2 * (A.T @ A @ x) / (x.T @ B @ B @ x)"
      " - 2 * (x.T @ A.T @ A @ x) * (B.T @ B @ x) / ((x.T @ B.T @ B @ x) * (x.T @ B.T @ B @ x))",
      "x: n, A: m n, B: n n", "false", "the first denominator is xᵀBᵀBx; " + ONE_READ),
    S("95-", "∂/∂x xᵀAᵀAx / xᵀBᵀBx = 2 AᵀAx / xᵀBᵀBx - 2 xᵀAᵀAx BᵀBx / (xᵀBᵀBx)²",
      "gradient((x.T @ A.T @ A @ x) / (x.T @ B.T @ B @ x), x) == 2 * (A.T @ A @ x) / (x.T @ B.T @ B @ x)"
      " - 2 * (x.T @ A.T @ A @ x) * (B.T @ B @ x) / ((x.T @ B.T @ B @ x) * (x.T @ B.T @ B @ x))",
      "x: n, A: m n, B: k n", note="the right form of 95"),
    S(96, "f = xᵀAx + bᵀx", verdict="definition"),
    S(97, "∇f = (A + Aᵀ) x + b", "gradient(x.T @ A @ x + b.T @ x, x) == (A + A.T) @ x + b", "x b: n, A: n n",
      note="f of 96"),
    S(98, "∂²f/∂x∂xᵀ = A + Aᵀ", "hessian(x.T @ A @ x + b.T @ x, x) == A + A.T", "x b: n, A: n n", note="f of 96"),
    S(99, "∂/∂X Tr(X) = I", "gradient(trace(X), X) == eye(n)", "X: n n"),
    S(100, "∂/∂X Tr(XA) = Aᵀ", "gradient(trace(X @ A), X) == A.T", "X: n m, A: m n"),
    S(101, "∂/∂X Tr(AXB) = AᵀBᵀ", "gradient(trace(A @ X @ B), X) == A.T @ B.T", "X: n m, A: k n, B: m k"),
    S(102, "∂/∂X Tr(AXᵀB) = BA", "gradient(trace(A @ X.T @ B), X) == B @ A", "X: n m, A: k m, B: n k"),
    S(103, "∂/∂X Tr(XᵀA) = A", "gradient(trace(X.T @ A), X) == A", "X A: n m"),
    S(104, "∂/∂X Tr(AXᵀ) = A", "gradient(trace(A @ X.T), X) == A", "X A: n m"),
    S(105, "∂/∂X Tr(A ⊗ X) = Tr(A) I", "gradient(trace(kron(A, X)), X) == trace(A) * eye(m)", "A: n n, X: m m"),
    S(106, "∂/∂X Tr(X²) = 2 Xᵀ", "gradient(trace(X ** 2), X) == 2 * X.T", "X: n n"),
    S(107, "∂/∂X Tr(X²B) = (XB + BX)ᵀ", "gradient(trace(X ** 2 @ B), X) == (X @ B + B @ X).T", "X B: n n"),
    S(108, "∂/∂X Tr(XᵀBX) = BX + BᵀX", "gradient(trace(X.T @ B @ X), X) == B @ X + B.T @ X", "X: n m, B: n n"),
    S(109, "∂/∂X Tr(BXXᵀ) = BX + BᵀX", "gradient(trace(B @ X @ X.T), X) == B @ X + B.T @ X", "X: n m, B: n n"),
    S(110, "∂/∂X Tr(XXᵀB) = BX + BᵀX", "gradient(trace(X @ X.T @ B), X) == B @ X + B.T @ X", "X: n m, B: n n"),
    S(111, "∂/∂X Tr(XBXᵀ) = XBᵀ + XB", "gradient(trace(X @ B @ X.T), X) == X @ B.T + X @ B", "X: n m, B: m m"),
    S(112, "∂/∂X Tr(BXᵀX) = XBᵀ + XB", "gradient(trace(B @ X.T @ X), X) == X @ B.T + X @ B", "X: n m, B: m m"),
    S(113, "∂/∂X Tr(XᵀXB) = XBᵀ + XB", "gradient(trace(X.T @ X @ B), X) == X @ B.T + X @ B", "X: n m, B: m m"),
    S(114, "∂/∂X Tr(AXBX) = AᵀXᵀBᵀ + BᵀXᵀAᵀ",
      "gradient(trace(A @ X @ B @ X), X) == A.T @ X.T @ B.T + B.T @ X.T @ A.T", "X: n m, A B: m n",
      note="the left side as tensorgrad has it: the text has lost the B"),
    S(115, "∂/∂X Tr(XᵀX) = ∂/∂X Tr(XXᵀ) = 2 X",
      "gradient(trace(X.T @ X), X) == gradient(trace(X @ X.T), X) == 2 * X", "X: n m"),
    S(116, "∂/∂X Tr(BᵀXᵀCXB) = CᵀXBBᵀ + CXBBᵀ",
      "gradient(trace(B.T @ X.T @ C @ X @ B), X) == C.T @ X @ B @ B.T + C @ X @ B @ B.T", "X: n m, B: m k, C: n n"),
    S(117, "∂/∂X Tr[XᵀBXC] = BXC + BᵀXCᵀ", "gradient(trace(X.T @ B @ X @ C), X) == B @ X @ C + B.T @ X @ C.T",
      "X: n m, B: n n, C: m m"),
    S(118, "∂/∂X Tr(AXBXᵀC) = AᵀCᵀXBᵀ + CAXB",
      "gradient(trace(A @ X @ B @ X.T @ C), X) == A.T @ C.T @ X @ B.T + C @ A @ X @ B",
      "X: n m, A: k n, B: m m, C: n k"),
    S(119, "∂/∂X Tr[(AXB + C)(AXB + C)ᵀ] = 2 Aᵀ(AXB + C)Bᵀ",
      "gradient(trace((A @ X @ B + C) @ (A @ X @ B + C).T), X) == 2 * (A.T @ (A @ X @ B + C) @ B.T)",
      "X: n m, A: k n, B: m l, C: k l"),
    S(120, "∂/∂X Tr(X ⊗ X) = ∂/∂X Tr(X) Tr(X) = 2 Tr(X) I",
      "gradient(trace(kron(X, X)), X) == gradient(trace(X) * trace(X), X) == 2 * trace(X) * eye(n)", "X: n n"),
    S(121, "∂/∂X Tr(Xᵏ) = k (Xᵏ⁻¹)ᵀ", "gradient(trace(X ** 3), X) == 3 * (X ** 2).T", "X: n n", note=FOR_THREE),
    S(122, "∂/∂X Tr(AXᵏ) = Σ_r (Xʳ A Xᵏ⁻ʳ⁻¹)ᵀ",
      "gradient(trace(A @ X ** 3), X) == (A @ X ** 2).T + (X @ A @ X).T + (X ** 2 @ A).T", "A X: n n", note=FOR_THREE),
    S(123, "∂/∂X Tr[BᵀXᵀCXXᵀCXB] = CXXᵀCXBBᵀ + CᵀXBBᵀXᵀCᵀX + CXBBᵀXᵀCX + CᵀXXᵀCᵀXBBᵀ",
      "gradient(trace(B.T @ X.T @ C @ X @ X.T @ C @ X @ B), X) == C @ X @ X.T @ C @ X @ B @ B.T"
      " + C.T @ X @ B @ B.T @ X.T @ C.T @ X + C @ X @ B @ B.T @ X.T @ C @ X + C.T @ X @ X.T @ C.T @ X @ B @ B.T",
      "X: n m, B: m k, C: n n"),
    S(124, "∂/∂X Tr(AX⁻¹B) = -(X⁻¹BAX⁻¹)ᵀ = -X⁻ᵀAᵀBᵀX⁻ᵀ",
      "gradient(trace(A @ X.inv @ B), X) == -(X.inv @ B @ A @ X.inv).T == -X.inv.T @ A.T @ B.T @ X.inv.T",
      "X: n n, A: m n, B: n m"),
    S(125, "∂/∂X Tr[(XᵀCX)⁻¹A] = -(CX(XᵀCX)⁻¹)(A + Aᵀ)(XᵀCX)⁻¹",
      "gradient(trace((X.T @ C @ X).inv @ A), X)"
      " == -(C @ X @ (X.T @ C @ X).inv) @ (A + A.T) @ (X.T @ C @ X).inv", "X: n m, C: n symmetric, A: m m"),
    S(126, "∂/∂X Tr[(XᵀCX)⁻¹(XᵀBX)] = -2 CX(XᵀCX)⁻¹XᵀBX(XᵀCX)⁻¹ + 2 BX(XᵀCX)⁻¹",
      "gradient(trace((X.T @ C @ X).inv @ (X.T @ B @ X)), X)"
      " == -2 * (C @ X @ (X.T @ C @ X).inv @ X.T @ B @ X @ (X.T @ C @ X).inv) + 2 * (B @ X @ (X.T @ C @ X).inv)",
      INVERSES),
    S(127, "∂/∂X Tr[(A + XᵀCX)⁻¹(XᵀBX)] = -2 CX(A + XᵀCX)⁻¹XᵀBX(A + XᵀCX)⁻¹ + 2 BX(A + XᵀCX)⁻¹",
      "gradient(trace((A + X.T @ C @ X).inv @ (X.T @ B @ X)), X)"
      " == -2 * (C @ X @ (A + X.T @ C @ X).inv @ X.T @ B @ X @ (A + X.T @ C @ X).inv)"
      " + 2 * (B @ X @ (A + X.T @ C @ X).inv)", INVERSES + ", A: m m", "false",
      "B and C are said to be symmetric; A has to be symmetric too"),
    S("127-", "the same, with a symmetric A",
      "gradient(trace((A + X.T @ C @ X).inv @ (X.T @ B @ X)), X)"
      " == -2 * (C @ X @ (A + X.T @ C @ X).inv @ X.T @ B @ X @ (A + X.T @ C @ X).inv)"
      " + 2 * (B @ X @ (A + X.T @ C @ X).inv)", INVERSES + ", A: m symmetric", note="the right form of 127"),
    S(128, "∂Tr(sin(X))/∂X = cos(X)ᵀ", verdict="left out", note=MATRIX_FUNCTION),
    S(129, "∂/∂x ‖x - a‖₂ = (x - a)/‖x - a‖₂", "gradient(norm(x - a), x) == (x - a) / norm(x - a)", "x a: n"),
    S(130, "∂/∂x (x - a)/‖x - a‖₂ = I/‖x - a‖₂ - (x - a)(x - a)ᵀ/‖x - a‖₂³",
      "jacobian((x - a) / norm(x - a), x) == eye(n) / norm(x - a) - (x - a) @ (x - a).T / norm(x - a) ** 3", "x a: n"),
    S(131, "∂‖x‖₂²/∂x = ∂‖xᵀx‖₂/∂x = 2 x", "gradient(norm(x) ** 2, x) == gradient(absolute(x.T @ x), x) == 2 * x",
      "x: n", note="the norm of a number is its absolute value"),
    S(132, "∂/∂X ‖X‖_F² = ∂/∂X Tr(XXᴴ) = 2 X",
      "gradient(norm(X) ** 2, X) == gradient(trace(X @ X.T), X) == 2 * X", "X: n m", note=REAL),
    S(133, "df/dA_ij = Σ_kl ∂f/∂A_kl ∂A_kl/∂A_ij = Tr[[∂f/∂A]ᵀ ∂A/∂A_ij]",
      "partial(f, A[i, j]) == sum_over(k, sum_over(l, gradient(f, A, entries='independent')[k, l]"
      " * partial(A[k, l], A[i, j]))) == trace(gradient(f, A, entries='independent').T @ partial(A, A[i, j]))",
      "A: n symmetric, f(A), i j k l in n", note="of the structures, the symmetric one"),
    S(134, "∂A/∂A_ij = Sⁱʲ", verdict="definition", note="the structure matrix"),
    S(135, "∂g(U)/∂X = ∂g(f(X))/∂X", verdict="definition", note="what the chain rule is to find; U = f(X)"),
    S(136, "∂g(U)/∂X_ij = Σ_k Σ_l ∂g(U)/∂u_kl ∂u_kl/∂x_ij",
      "partial(g, X[i, j]) == sum_over(p, sum_over(q, partial(g, U[p, q]) * partial(U[p, q], X[i, j])))", CHAIN),
    S(137, "∂g(U)/∂X_ij = Tr[(∂g(U)/∂U)ᵀ ∂U/∂X_ij]",
      "partial(g, X[i, j]) == trace(gradient(g, U).T @ partial(U, X[i, j]))", CHAIN),
    S(138, "df/dA = [∂f/∂A] + [∂f/∂A]ᵀ - diag[∂f/∂A]",
      "partial(f, A[i, j]) == (gradient(f, A, entries='independent') + gradient(f, A, entries='independent').T"
      " - hadamard(gradient(f, A, entries='independent'), eye(n)))[i, j]", "A: n symmetric, f(A), i j in n", note=FREE),
    S(139, "∂Tr(AX)/∂X = A + Aᵀ - (A ∘ I)",
      "partial(trace(A @ X), X[i, j]) == (A + A.T - hadamard(A, eye(n)))[i, j]", "A: n n, X: n symmetric, i j in n",
      note=FREE),
    S(140, "∂det(X)/∂X = det(X) (2 X⁻¹ - (X⁻¹ ∘ I))",
      "partial(det(X), X[i, j]) == det(X) * (2 * X.inv - hadamard(X.inv, eye(n)))[i, j]", "X: n symmetric, i j in n",
      note=FREE),
    S(141, "∂ln det(X)/∂X = 2 X⁻¹ - (X⁻¹ ∘ I)",
      "partial(logdet(X), X[i, j]) == (2 * X.inv - hadamard(X.inv, eye(n)))[i, j]", "X: n symmetric, i j in n",
      note=FREE),
    S(142, "∂Tr(AX)/∂X = A ∘ I", "partial(trace(A @ X), X[i, j]) == hadamard(A, eye(n))[i, j]",
      "A: n n, X: n diagonal, i j in n", note=FREE + "; the left side as tensorgrad has it: the text has lost the X"),
    S(143, "∂Tr(AT)/∂T = ∂Tr(TA)/∂T = α(A)", verdict="left out", note=TOEPLITZ),
    S(144, "∂Tr(AT)/∂T = ∂Tr(TA)/∂T = α(A) + α(A)ᵀ - α(A) ∘ I", verdict="left out", note=TOEPLITZ),
]

if __name__ == "__main__":
    print(table(EQUATIONS))
