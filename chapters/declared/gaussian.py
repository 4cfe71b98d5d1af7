"""The letters of both chapters on the Gaussian distribution."""

from wrt import Matrix, Symmetric, Vector, dimensions

m = dimensions("m")
mu = Vector("mu", m)
# covariance, precision and a factor of one of them
Sigma, P, L = Matrix("Sigma", m, m), Matrix("P", m, m), Matrix("L", m, m)
S = Symmetric("S", m)
