"""What several chapters declare alike: a cell imports it, as in `from declared.gaussian import Sigma, m`."""
