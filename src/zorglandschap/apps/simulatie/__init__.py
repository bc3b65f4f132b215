"""Forecasting and what-if: the base case of today, the estimate from history, scenarios and their runs."""
