"""What a hostile text may hold, so that a page runs it: payloads of the known families, each in many forms.

The families are those of public lists (OWASP's cheat sheet on filter evasion; the attributes and elements of the
HTML standard that run code); the payloads are written for these tests. Each calls ``ran(number)`` where it runs.
"""

from __future__ import annotations

from collections.abc import Iterator

SCRIPTS = (
    "<script>{}</script>",
    "<SCRIPT>{}</SCRIPT>",
    "<script >{}</script >",
    "<script/x>{}</script>",
    "<scr<script>ipt>{}</scr</script>ipt>",
    "<script>/*</script><script>{}//*/</script>",
    "<script src='data:text/javascript,{}'></script>",
    "<script type=module>{}</script>",
    "<svg><script>{}</script></svg>",
    "<math><mtext><script>{}</script></mtext></math>",
    "<noscript><p title='</noscript><script>{}</script>'></noscript>",
    "<template><script>{}</script></template>",
    "<textarea><script>{}</script></textarea>",
    "<title><script>{}</script></title>",
    "<style><script>{}</script></style>",
    "<!--<script>{}</script>-->",
    "--><script>{}</script><!--",
    "]]><script>{}</script>",
    "{{% raw %}}<script>{}</script>",
)
HANDLERS = (
    "<img src=x onerror={}>",
    "<img src=x onerror='{}'>",
    "<IMG SRC=x OnErRoR={}>",
    "<img/src=x/onerror={}>",
    "<img src=x\tonerror={}>",
    "<img src=x\nonerror={}>",
    "<img src=x onerror=&#x7b;{}>",
    "<svg onload={}>",
    "<svg/onload={}>",
    "<svg><animate onbegin={} attributeName=x dur=1s>",
    "<svg><set onbegin={} attributeName=x>",
    "<body onload={}>",
    "<input autofocus onfocus={}>",
    "<select autofocus onfocus={}>",
    "<textarea autofocus onfocus={}>",
    "<details open ontoggle={}>",
    "<video src=x onerror={}>",
    "<audio src=x onerror={}>",
    "<video><source onerror={}></video>",
    "<marquee onstart={}>",
    "<iframe onload={}>",
    "<object data=x onerror={}>",
    "<embed src=x onload={}>",
    "<link rel=stylesheet href=x onerror={}>",
    "<style onload={}></style>",
    "<div onpointerover={} class=card>x</div>",
    "<a href=x onfocus={} autofocus>x</a>",
    "<p hx-on:click={} hx-trigger=load>x</p>",
    "<p hx-get=/ hx-trigger=load hx-on--after-request={}>x</p>",
    "<p data-hx-on:htmx:load={}>x</p>",
)
ADDRESSES = (
    "javascript:{}",
    "JaVaScRiPt:{}",
    "java\tscript:{}",
    "java\nscript:{}",
    "\x01javascript:{}",
    " javascript:{}",
    "javascript&colon;{}",
    "&#106;avascript:{}",
    "data:text/html,<script>{}</script>",
    "vbscript:{}",
    "//evil.example/{}",
    'https://evil.example/"onmouseover={}',
    "https://user@evil.example/'><script>{}</script>",
)
ESCAPES = ("{}", '"{}', "'{}", '">{}', "'>{}", "</a>{}", "</p></article>{}", "</title>{}", "</script>{}", "\u202e{}")
"""Out of where a payload may stand: nothing, an attribute, an element."""
LEAST = 200


def payloads() -> Iterator[str]:
    """Every payload; each tells its number where it runs."""
    number = 0
    for families, escapes in ((SCRIPTS, ESCAPES), (HANDLERS, ESCAPES[:4]), (ADDRESSES, ESCAPES[:1])):
        for form in families:
            for escape in escapes:
                yield escape.format(form.format(f"ran({number})"))
                number += 1
