"""Works out who, when and where is meant: names and pronouns to entities, dates to days, places to countries."""
