"""Reading in lists of deelnemers, trajecten and all that hangs on them: all or nothing, and repeatable.

From the outside in: `bron` (files to sheets), `lezer` (sheets to rows of values), a `Verwerker` per table (rows to
what is new, changed and equal, and then to the database) and `uitvoering`, which runs the lot in one transaction.
Other apps add their table in AppConfig.ready() with `tabel.registreer`.
"""
