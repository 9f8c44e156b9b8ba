"""The words that large journals are made of."""

from __future__ import annotations

from random import Random


def _listed(text: str) -> list[str]:
    return text.split()


FIRST = _listed(
    "Abel Ada Alba Amos Anneke Aurel Bela Bruno Calla Casper Cilla Dario Della Edda Elio Emeric Enid Ezra Fabia Faro "
    "Gerda Gilda Gus Hanno Hedda Ida Ilse Ivo Jasna Jonas Juno Kasimir Kira Lazlo Leda Linus Lotte Mabel Malo Marta "
    "Milo Nadia Nils Nora Odo Olga Orla Otto Pablo Pia Quentin Remo Rosa Rufus Selma Silas Tilda Timo Ulla Vera Viggo "
    "Wanda Xenia Yara Zeno Zita"
)
LAST_HEAD = _listed(
    "Alder Amber Ash Barn Birch Black Bram Bright Cinder Clover Copper Crane Dawn Ember Fallow Fern Flint Frost "
    "Gold Grey Hazel Heather Iron Juniper Lark Linden Maple Marsh Mill Moss North Oak Otter Pine Quarry Raven Reed "
    "Rook Rowan Rush Salt Silver Sparrow Stone Storm Thistle Thorn Umber Vale Wheat Willow Winter Wren Yarrow"
)
LAST_TAIL = _listed(
    "beck berry bourne bridge brook combe croft dale field ford gate grove ham hollow hurst ley low mere"
)
PLACES = (
    "the Lantern", "the Crown", "Vasco's", "the quay", "Mill Lane", "the works", "the station", "Dock 4", "Thornhope",
    "the Chamber", "Candle Street", "the conservatory",
)
TRADES = ("Pumps", "Dairy", "Glass", "Logistics", "Castings", "Timber", "Textiles", "Optics", "Bakery", "Valves")
TITLES = ("owner", "plant manager", "buyer", "engineer", "head of sales", "accountant", "planner", "founder")
TAGS = ("client", "supplier", "friend", "family", "chamber", "golf", "choir", "abroad", "former")
LIKED = (
    "hockey", "Nascar", "white wine", "sailing", "rye bread", "crosswords", "opera", "long walks", "black coffee",
    "chess", "mountain maps", "short emails", "slow trains", "gardening", "brass bands", "early meetings",
)
SENT = (
    "the article on cold seals", "the price list", "photos of the line", "the minutes", "two names of makers",
    "the drawing of hall 3", "the uptime figures", "the quote", "the contact at the bank", "the second volume",
)
SENTENCES = (
    "The order slips into the next quarter and nobody has told the floor.",
    "He was tired and kind, and asked about the children by name.",
    "She wants one page, no adjectives, and the figures first.",
    "We stood by the new press for half an hour and could not hear each other.",
    "The old supplier is out; the new one has not answered the telephone since Tuesday.",
    "Long talk about trust, short talk about money, and neither was settled.",
    "Uptime has climbed by four points, for which the night shift should be thanked.",
    "He laughed about the invoice and then paid it on the spot.",
    "They will decide when the board is back from the coast.",
    "Asked what she would do in my place; she would wait a week and then ring.",
    "The *budget* is there, the **permission** isn't.",
    "It rained, the roof leaked, the meeting was moved to the canteen and became better.",
    "A rival has offered the same for less and will come back for more.",
    "Nothing new, which in this house is good news.",
    "The permit for the oat mill hangs on one neighbour and his view of the river.",
    "Spoke about his father's workshop; the bench is still there and so is the vice.",
)


def name(number: int) -> str:
    """Return the name of a large journal's person: all differ, for any number of people."""
    first = FIRST[number % len(FIRST)]
    rest = number // len(FIRST)
    head, rest = LAST_HEAD[rest % len(LAST_HEAD)], rest // len(LAST_HEAD)
    tail, rest = LAST_TAIL[rest % len(LAST_TAIL)], rest // len(LAST_TAIL)
    return f"{first} {head}{tail}" + (f" {_roman(rest + 1)}" if rest else "")


def prose(random: Random) -> str:
    """Return prose of 60 to 900 bytes, short far more often than long."""
    count = 1 + min(int(random.expovariate(0.28)), 11)
    return " ".join(random.choice(SENTENCES) for _ in range(count))


def _roman(number: int) -> str:
    out = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        out, number = out + sign * (number // value), number % value
    return out
