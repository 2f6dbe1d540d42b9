"""The bench: what detikcrawl's work costs, as a ratio to a baseline that is measured in the same run.

    python -m tests.bench [NAME ...] [--rounds N] [--json FILE] [--check]

Nothing here is a test: a busy machine must not turn one red. `measure` times, `report` prints; every other module is one
bench with a function `run(rounds) -> list[Table]`, named in `__main__`.
"""
