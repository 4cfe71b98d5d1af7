"""The checker against the oracle: no false statement is accepted, and no true one refuted.

`python tests/fuzz.py --count 20000 --seed 0` prints a report, and each disagreement as Python that makes it;
`tests/test_oracle.py` runs a slice. What may be undecided is said in the report and is no disagreement.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from time import perf_counter

import oracle
from statements import random_statement

from wrt.claims.check import compare
from wrt.claims.implied import check_conditions
from wrt.errors import ConditionError, NamingError, VariableError, WrtError

ACCEPTED = ("proved", "exact", "numerical")
VERDICTS = (*ACCEPTED, "false", "undecided", "refused", "error")
SECONDS = 60        # for one verdict
BATCH = 50


# ------------------------------------------------------------------ what the checker says
def verdict(left, right, free, conditions=()):
    """The checker's verdict on a statement, one of `VERDICTS`, and what it said. Nothing else here asks it."""
    try:
        check_conditions(conditions, (left, right))
    except ConditionError as error:
        return "error", str(error)
    try:
        with limited(SECONDS):
            found = compare(left, right, frozenset(free), conditions=conditions)
    except ConditionError as error:     # no sizes, or no points, at which both sides have values
        return "undecided", str(error)
    except (NamingError, VariableError) as error:   # two things of one name; a derivative by what is reached otherwise
        return "refused", str(error)
    except TimeoutError:
        return "undecided", f"more than {SECONDS} s"
    except Exception as error:          # any other is a find
        expected = "" if isinstance(error, WrtError) else "unexpected "
        return "error", f"{expected}{type(error).__name__}: {error}"
    return found.status, found.finding.text() if found.finding else ""


@contextmanager
def limited(seconds):
    """Raises TimeoutError in what takes longer."""
    def stop(*_):
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


# ------------------------------------------------------------------ one statement, and many
@dataclass(frozen=True)
class Outcome:
    """What both say of the statement of a seed; `disagreement` says which law of the fuzz is broken, if any."""

    seed: object
    kind: str
    truth: str
    verdict: str
    seconds: float
    words: str
    source: str = ""

    @property
    def disagreement(self):
        """Why the two do not go together."""
        return why(self.truth, self.verdict)


def why(truth, said):
    """What is wrong with a verdict; nothing if it agrees, or nobody knows better."""
    if truth == "false" and said in ACCEPTED:
        return "a false statement is accepted"
    if truth == "true" and said == "false":
        return "a true statement is refuted"
    return "the checker fails" if said == "error" else ""


def outcome(seed):
    """The outcome of the statement of a seed."""
    statement = random_statement(seed)
    truth = oracle.compare(statement.left, statement.right, statement.free, seed=seed)
    start = perf_counter()
    said, words = verdict(statement.left, statement.right, statement.free, statement.conditions)
    seconds, told = perf_counter() - start, f"{truth.where}; {words}".strip("; ")
    shown = statement.source() if why(truth.said, said) or said == "undecided" else ""
    return Outcome(seed, statement.kind, truth.said, said, seconds, told, shown)


def outcomes(count, first=0, processes=1):
    """The outcomes of statements whose seeds follow each other."""
    seeds = range(first, first + count)
    if processes == 1:
        yield from map(outcome, seeds)
        return
    with get_context("spawn").Pool(processes) as pool:
        yield from pool.imap(outcome, seeds, BATCH)


# ------------------------------------------------------------------ the report
def report(found):
    """The lines of the report."""
    truths, verdicts = Counter(o.truth for o in found), Counter(o.verdict for o in found)
    both = Counter((o.truth, o.verdict) for o in found)
    slowest = max(found, key=lambda o: o.seconds)
    undecided = 100 * both["true", "undecided"] / max(truths["true"], 1)
    yield f"{len(found)} statements; the oracle: " + ", ".join(f"{truths[t]} {t}" for t in ("true", "false", "no say"))
    yield "the checker: " + ", ".join(f"{verdicts[said]} {said}" for said in VERDICTS)
    yield f"undecided: {undecided:.2f} % of the true ones, {both['false', 'undecided']} of the false ones"
    for truth in ("true", "false", "no say"):
        yield f"  {truth:<7}" + ", ".join(f"{both[truth, said]} {said}" for said in VERDICTS if both[truth, said])
    for kind in sorted({o.kind for o in found}):
        of_kind = Counter((o.truth, o.verdict) for o in found if o.kind == kind)
        yield f"  {kind:<10}" + ", ".join(f"{n} {truth}/{said}" for (truth, said), n in of_kind.most_common())
    yield f"verdicts took {sum(o.seconds for o in found):.0f} s, that on seed {slowest.seed} {slowest.seconds:.1f} s"
    yield f"disagreements: {sum(bool(o.disagreement) for o in found)}"


def main():
    """Print the report; 1 if anything disagrees."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=20_000, help="how many statements")
    parser.add_argument("--seed", type=int, default=0, help="the seed of the first; the others follow it")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--undecided", action="store_true", help="print what is true and undecided, too")
    given = parser.parse_args()
    found = []
    for number, one in enumerate(outcomes(given.count, given.seed, given.processes), 1):
        found.append(one)
        if one.disagreement or given.undecided and (one.truth, one.verdict) == ("true", "undecided"):
            print(f"# seed {one.seed}, {one.kind}: {one.disagreement or 'undecided'}: the oracle says {one.truth}, "
                  f"the checker {one.verdict}\n# {one.words}\n{one.source}\n".replace("\n# \n", "\n"), flush=True)
        if number % 1000 == 0:
            print(f"{number} of {given.count}", file=sys.stderr, flush=True)
    print("\n".join(report(found)))
    return int(any(one.disagreement for one in found))


if __name__ == "__main__":
    sys.exit(main())
