"""Sentences that state facts and judge nothing. Countries and officials are invented."""

from __future__ import annotations

OBJECTIVE = {
    "a meeting": "Foreign Minister Ilan Droste of Ostmark met President Ada Marr in Sarnograd on Monday.",
    "numbers": "Trade between the two countries fell by 61 percent in 2023.",
    "a hedged plain fact": "The envoy reportedly left Halmere on Tuesday.",
    "an agreement": "The two ministers signed a protocol on customs control and discussed the return of seized trucks.",
    "a biography": "Maresin was last in Torkent in March 2022, when he met General Temur Asanov.",
}
