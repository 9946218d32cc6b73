"""Runs `pmo` as `python -m pmo_kit`."""

from pmo_kit.cli import main

if __name__ == "__main__":
    main()
