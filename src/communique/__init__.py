"""Communique reads texts about contacts between officials and shows, with exact places, who met whom and on whose word."""
