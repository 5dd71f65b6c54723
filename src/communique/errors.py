"""Coded errors and warnings: each says what happened, to which file or record, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One coded error (E...) or warning (W...): a title, what it means and what to do next."""

    code: str
    title: str
    meaning: str
    remedy: str


class CommuniqueError(Exception):
    """Something could not be read; ``code`` names the kind, ``where`` the file, line or record."""

    def __init__(self, code: str, message: str, where: str | None = None) -> None:
        self.code = code
        self.message = message
        self.where = where
        super().__init__(f"{code} {where + ': ' if where else ''}{message}")

    def __reduce__(self) -> tuple[type[CommuniqueError], tuple[str, str, str | None]]:
        """How it travels between processes: an exception is rebuilt from its arguments, not from its text."""
        return type(self), (self.code, self.message, self.where)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that was noticed of a document when it was taken in; it becomes a warning of its reading."""

    code: str
    message: str


# fmt: off
CODES: dict[str, Code] = {
    code.code: code
    for code in (
        Code("E101", "no such file", "The path does not name a file or folder.", "Check the spelling and the folder that you are in."),
        Code("E102", "no permission", "The file or folder is there, but you may not read it.", "Ask its owner for the right to read it, or copy it."),
        Code("E103", "text too long", "The text is longer than the limit for one document.", "Split it, or raise the limit with --max-size."),
        Code("E104", "empty", "The file or record holds no text, only white space or nothing at all.", "Check that it was saved or downloaded whole."),
        Code("E105", "binary data", "The data is no text: a picture, an archive, an office file, or damaged.", "Save it as plain text or HTML and read that."),
        Code("E106", "not JSON", "A line of a JSON Lines file is not valid JSON.", "Write one JSON object a line; the message gives line and column."),
        Code("E107", "not a record", "A line of a JSON Lines file is JSON, but no object with fields.", 'Write each line as {"id": "...", "text": "..."}.'),
        Code("E108", "record without text", "A record has no field 'text', or it is not a string.", "Put the text of the document into the field 'text'."),
        Code("E109", "no texts here", "The folder or pattern holds no file in a format that is read.", "Give texts, pages, JSON Lines, feeds, web archives or mail (.txt, .html, .jsonl, .rss, .atom, .xml, .warc, .eml); hidden files are left out."),
        Code("E110", "no text in page", "No text could be taken from the HTML page.", "Open it in a browser, copy the article and save it as a .txt file."),
        Code("E111", "format not read", "The file is in a format that Communique does not read, or XML that is no RSS or Atom feed.", "Save it as plain text or HTML and read that."),
        Code("E112", "not a file", "The path names a device, socket or named pipe.", "Pipe the data in and give - as the source."),
        Code("E113", "cannot be read", "The system reported an error while the file was read, or its compression is damaged.", "Copy the file again and retry."),
        Code("E114", "not a date", "The publication date that was given is not a date.", "Write it as YYYY-MM-DD."),
        Code("E115", "nothing to read in it", "An entry of a feed, a message or a whole archive holds no text.", "Open it at its source, save the text as a .txt or .html file and read that."),
        Code("E116", "part not taken apart", "A message, or an entry of a feed, could not be taken apart within the limits of time and memory: it is nested too deeply, too large or broken.", "Open it in the program that it is for, save the text as a .txt file and read that."),
        Code("E117", "archive damaged", "A web archive is cut off or damaged; what stands before the damage is read.", "Copy or download the archive again."),
        Code("E120", "cannot write", "The output could not be written.", "Check the folder, your right to write there and the free space."),
        Code("E130", "no table of names", "A file given with --known has no header line with the columns that are read.", "Let its first line name the columns: type, name, spellings, office, of, from, to, note; the first two are needed."),
        Code("E131", "row of names not read", "A row of a file given with --known cannot be used; the message names its line and says why.", "Correct the row; nothing is read until all rows are right."),
        Code("E140", "not fetched", "A source is a web address, and fetching was not asked for.", "Allow it with --fetch, or save the page and give the file."),
        Code("E141", "address not allowed", "The web address, or one that it leads to, is not one of the public web: not http or https, with a password, a port of its own, or inside a private network.", "Check the address; save what is not public from your browser and give the file."),
        Code("E142", "too many redirects", "The web address leads on to another, that one to another, and so on.", "Open it in a browser and give the address that it ends at."),
        Code("E143", "page too large", "What the web address gives is larger than the limit, packed or unpacked.", "Save it and give the part that matters, or raise the limit with --max-size."),
        Code("E144", "no answer in time", "The web address was not looked up, reached or read within the time limit.", "Try again later, or save the page from your browser and give the file."),
        Code("E145", "refused by the server", "The server answered with a status other than 200 (OK).", "Check the address; a page for subscribers must be saved from your browser."),
        Code("E146", "no connection", "No sound connection came about: the name is unknown, nobody listens, the certificate is not valid, or the answer is broken.", "Check the address and your connection to the network."),
        Code("E201", "no language pack", "The text is in a language that Communique cannot read yet.", "Give a translation; English is read now."),
        Code("E401", "reading failed", "Communique met a fault of its own in this document; the rest is read.", "Please report it with the message and, if you may, the text."),
        Code("E402", "reading process ended", "The process that read this document ended early, perhaps for lack of memory.", "Read this document alone, or split it."),
        Code("E403", "reading took too long", "The server gave up reading this text: it took longer than one text may take.", "Split it, or read it with `communique read`, which sets no limit."),
        Code("W101", "encoding guessed", "The file is not UTF-8; its encoding was inferred from the bytes.", "If names look wrong, save the file as UTF-8."),
        Code("W102", "mixed encodings", "The file mixes UTF-8 with bytes of another encoding.", "Check the letters with accents; save the file as UTF-8."),
        Code("W103", "control characters", "The text holds NUL or control characters; they stay in it, so offsets are exact.", "Check that the file was not damaged."),
        Code("W104", "lone surrogates", "The text holds halves of characters that were cut apart; they stay in it, so offsets are exact.", "Check the program that wrote the record."),
        Code("W105", "no words", "The text holds no words to read.", "Check that the right text was given."),
        Code("W106", "field ignored", "A field of the record has a value that cannot be used; the text is read without it.", "Correct the field; dates are YYYY-MM-DD."),
        Code("W107", "page read plainly", "The article could not be told from the rest of the page, so all of the page's text is read.", "Watch for menus and captions among the text, or save the article as plain text."),
        Code("W108", "partly another script", "A large part of the text is in a script that is not read; only the English part is.", "Give a translation of the other part."),
        Code("W109", "attachments left out", "Attachments and further parts of a message are not read, only its body.", "Save what matters among them as files and read these."),
        Code("W110", "date of another kind", "It gives no date of publication; the date on which it was archived or last changed is told in the warning, but not used.", "If it is right, give it with --published YYYY-MM-DD."),
        Code("W301", "ambiguous date", "A numeric date can be read day first or month first.", "Say which with --day-first or --month-first."),
        Code("W302", "unresolved date", "A relative date has no publication date to count from.", "Give it with --published YYYY-MM-DD."),
        Code("W303", "unnamed source", "A claim stands on the word of a source without a name.", "Weigh it accordingly; the words are shown."),
        Code("W304", "unpaired quotation mark", "A quotation mark opens that never closes, or the reverse.", "Check the passage; only this quote is affected."),
        Code("W305", "stretch not analysed", "A run of characters without a space is too long to be words.", "Check the file's encoding; the rest is read."),
        Code("W306", "filled from your file", "The text gives no office or no country for somebody; they are from a file given with --known, whose row holds on the document's date.", "Check the row that is named; the text itself does not say it."),
        Code("E501", "no model", "The model of the English parser or one of the product's own networks is not installed.", "Install Communique anew: `make setup` or `pip install .`."),
        Code("E502", "model changed", "A model is not the one that belongs to this version: its digest differs.", "Install Communique anew in a fresh environment."),
        Code("E601", "not a reading", "The JSON object is not one that Communique wrote, or it was changed since.", "Give a line of `communique read --format jsonl` as it was written."),
        Code("E701", "no such page", "The server has no page at this address.", "Check the address, or begin at the first page."),
        Code("E702", "not understood", "The request has a field that is missing, unknown or of the wrong kind; the message names it.", "Correct the field; /api/v1/docs lists all."),
        Code("E703", "too large", "The request, one of its files, or the number of them is over the limit of the server.", "Send less at a time, or add the files with `communique add`."),
        Code("E704", "too many requests", "This client has asked for more costly work in a minute than the server allows.", "Wait for the time that Retry-After gives, then ask again."),
        Code("E705", "from another site", "The request comes from a page of another site, or asks for the server by a name that is not its own.", "Open the page of this server yourself and repeat it there."),
        Code("E706", "sign in first", "The server asks for its password, or a token with the right to do this.", "Sign in, or send the token as `Authorization: Bearer ...`."),
        Code("E707", "method not allowed", "The address is there, but not for this kind of request.", "See /api/v1/docs for what can be asked."),
        Code("E708", "address in use", "The server cannot listen there: something else does, or the address is not this machine's.", "Give another --port or --host."),
        Code("E712", "form not taken", "The body of the request is in a form that this address does not take.", "Send it in one of the forms that the message names, with its Content-Type."),
        Code("E720", "no password set", "A server that other machines can reach needs a password or a token, and this store has neither.", "Set one with `communique access password` or `communique access token`, or leave --host out."),
        Code("E721", "no right to this", "The token is good, but made for reading alone.", "Make one with `communique access token NAME --scope write`."),
        Code("E723", "access file not read", "The file with the password and the tokens is gone, cannot be read, or was changed by something else.", "Restore it from a copy, or remove it and set the password anew."),
        Code("E724", "not a password", "The password is too short or too long, or the two that were typed differ.", "Take 10 characters or more: some words that have nothing to do with one another."),
        Code("E725", "name of a token", "There is a token with this name already, there is none, or it is no name.", "See `communique access list`."),
        Code("E801", "no store here", "There is no store at the path.", "Check the path; `communique add` makes a store."),
        Code("E802", "not a store", "The file is no database, or the database of another program.", "Give the path of a store that Communique made, or a new path."),
        Code("E803", "store of a newer version", "The store was written by a newer version of Communique.", "Install the newer version; this one leaves the store as it is."),
        Code("E804", "store is busy", "Another process has held the store for too long.", "Wait until it has ended, then run the command again; what was added before is kept."),
        Code("E805", "no space for the store", "The disk is full, or a limit on the size of files is reached; the document was not added.", "Free some space and run the command again; what was added before is kept."),
        Code("E806", "store cannot be written", "The folder or the file may not be written, or not be read.", "Get the right to write there, or copy the store to a folder of your own."),
        Code("E807", "store is damaged", "The file was cut short or changed by something else than Communique.", "Restore it from a copy, or add the documents anew to a new store."),
        Code("E808", "not in the store", "The store holds no document, person or judgement with this name or number.", "List what there is and take the name or number from there."),
        Code("E809", "question not understood", "A sort key, a date or the mark of a page in a question to the store is not one that it knows.", "The message says which are known; take the mark of the next page as it was given."),
    )
}
# fmt: on
"""Every coded error (E...) and warning (W...), in order."""


def explain(code: str) -> Code:
    """The code's meaning and remedy.

    Raises:
        KeyError: when there is no such code.
    """
    return CODES[code.upper()]
