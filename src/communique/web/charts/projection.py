"""The Natural Earth projection: degrees to a plane on which land keeps a familiar shape.

The polynomials are those of B. Šavrič, B. Jenny, T. Patterson, D. Petrovič and L. Hurni, "A polynomial equation for
the Natural Earth projection", Cartography and Geographic Information Science 38 (2011).
"""

from __future__ import annotations

from math import pi, radians

WIDTH = 1000.0
"""Units from the westernmost to the easternmost point, both on the equator."""
X_TERMS = ((0, 0.870700), (2, -0.131979), (4, -0.013791), (10, 0.003971), (12, -0.001529))
Y_TERMS = ((1, 1.007226), (3, 0.015085), (7, -0.044475), (9, 0.028874), (11, -0.005916))
SCALE = WIDTH / (2 * pi * X_TERMS[0][1])
HEIGHT = 2 * SCALE * sum(factor * (pi / 2) ** power for power, factor in Y_TERMS)


def projected(lat: float, lon: float) -> tuple[float, float]:
    """Where a point lies in a frame of ``WIDTH`` by ``HEIGHT`` units, its origin in the north-west."""
    phi, lam = radians(max(-90.0, min(90.0, lat))), radians(max(-180.0, min(180.0, lon)))
    x = lam * sum(factor * phi**power for power, factor in X_TERMS)
    y = sum(factor * phi**power for power, factor in Y_TERMS)
    return WIDTH / 2 + SCALE * x, HEIGHT / 2 - SCALE * y
