"""What can go wrong while starting locally, in a sentence for whoever typed the command."""


class LokaalFout(Exception):
    """Starting locally is impossible; the message is Dutch and says what to do."""
