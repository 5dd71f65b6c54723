"""What language technology says of a text: paragraphs, sentences, tokens, parse and names.

The only place that knows spaCy; the rest of the package sees :class:`Analysis`.
"""

from communique.analysis.parsed import Analysis, Name, Paragraph, Sentence, Token
from communique.analysis.pipeline import analyse

__all__ = ["Analysis", "Name", "Paragraph", "Sentence", "Token", "analyse"]
