"""Fuzzing: `make fuzz` (FUZZ_SECONDS=600). What it finds is kept in `found/` and tried again by the tests."""
