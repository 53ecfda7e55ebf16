"""Eligibility: what a notice asks of whoever applies, gathered from its sections."""
