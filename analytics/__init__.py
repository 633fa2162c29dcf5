"""Evenstride without a screen: import a training log, keep it, measure it, compare it with guidance."""
