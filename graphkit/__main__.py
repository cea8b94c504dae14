"""`python -m graphkit` is the command `graphkit`."""

from graphkit.cli import run

if __name__ == "__main__":
    raise SystemExit(run())
