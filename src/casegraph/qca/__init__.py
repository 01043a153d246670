"""Qualitative comparative analysis: from calibrated sets to what is necessary and sufficient."""
