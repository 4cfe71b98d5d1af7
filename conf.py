"""The configuration of the site."""

import importlib.metadata
import os

# The project

project = "wrt"
release = importlib.metadata.version("wrt")
copyright = "the authors of wrt"
language = "en"
# where the site is published: never invented, so without it no page claims an address
html_baseurl = os.environ.get("SITE_ADDRESS", "")

# Pages: index.md, chapters/ and reference/, executed and checked by wrt_sphinx

extensions = ["wrt_sphinx", "sphinxcontrib.bibtex", "sphinx_reredirects"]
include_patterns = ["index.md", "ask/*.md", "404.md", "CONTRIBUTING.md", "chapters/*.md", "reference/*.md"]
bibtex_bibfiles = ["references.bib"]

# Where a page that was renamed, merged or removed leads: "chapters/old": "new.html"

redirects = {}
redirect_html_template_file = "src/wrt_sphinx/theme/moved.html"

# Permanent ids of the formulas, which `make ids` fills

wrt_registry = "formulas.jsonl"

# The formulas that state the rules which `derive` names as reasons: their numbers stand behind these

wrt_rules = {
    "the product rule, in the order of the factors": "differentials-product",
    "the differential of a transpose is that of the matrix, transposed": "differentials-transpose",
    "the differential of a trace is the trace of the differential": "differentials-trace",
    "a trace is linear, and the last factor in it may go to the front": "trace-turned",
    "the differential of an inverse": "differentials-inverse",
    "Jacobi's formula for the determinant": "differentials-determinant",
    "the derivative of the log-determinant is the inverse, transposed": "differentials-log-determinant",
    "the chain rule, entry by entry": "differentials-entrywise",
    "the vec of a product is a Kronecker product times vec": "vec-of-product",
    "the gradient of a linear function is read off": "differentials-read-off",
    "read off": "differentials-read-off",
}

# What is not said here is as pages/defaults.py has it for every site; Temml and the fonts are made by `make`

wrt_typesetter = "_build/node"

# Looks

html_context = {"motto": "with respect to"}
# what is licensed, by which licence, and where that one is explained
wrt_licences = [
    ("Text", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    ("Code", "MIT", "https://spdx.org/licenses/MIT.html"),
]
# the formula on the card that other sites show of a link
wrt_card = "jacobian-vec"
