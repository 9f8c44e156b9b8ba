"""Common English nicknames: which first names may mean the same person."""

from __future__ import annotations

# one group a line: the given name first, then what its bearers are called
_GROUPS = """
abigail abby abbie gail
albert al bert
alexander alex alec xander sandy
alexandra alex sandra lexi
alfred al fred alfie
amanda mandy
andrew andy drew
angela angie
anthony tony
arthur art
barbara barb babs
benjamin ben benny
bernard bernie
caroline carrie
catherine cathy cath kate cate
charles charlie chuck chas
charlotte charlie lottie
christine chris chrissy tina
christina chris chrissy tina
christopher chris topher kit
clifford cliff
cynthia cindy
daniel dan danny
david dave davey
deborah deb debbie debra
dominic dom
donald don donny
dorothy dot dottie
douglas doug
edward ed eddie ted ned
eleanor ellie nell nora
elizabeth liz lizzie beth betty eliza betsy lisa libby
emily em emmy
eugene gene
frances fran
francis frank
franklin frank
frederick fred freddie
gabriel gabe
gabrielle gabby
gerald gerry jerry
geoffrey geoff
gregory greg
harold harry hal
henry harry hank
isabella bella izzy
jacob jake
jacqueline jackie
james jim jimmy jamie
janet jan
jason jay
jeffrey jeff
jennifer jen jenny
jessica jess jessie
john jack johnny jon
jonathan jon jonny
joseph joe joey
joshua josh
joyce joy
judith judy
katherine kathy kate katie kat
kathleen kathy
kenneth ken kenny
kimberly kim
lawrence larry
leonard len lenny leo
louis lou louie
margaret maggie meg peggy marge greta
martin marty
matthew matt
maximilian max
melissa mel
michael mike mick mickey
michelle shelly
mitchell mitch
nancy nan
natalie nat
nathaniel nate nat
nathan nate nat
nicholas nick nicky
nicole nicky
oliver ollie
pamela pam
patricia pat patty trish tricia
patrick pat paddy
peter pete
philip phil
phillip phil
rachel rach
raymond ray
rebecca becky becca
richard rich rick ricky dick
robert bob bobby rob robbie bert
roger rog
ronald ron ronnie
russell russ
samantha sam
samuel sam sammy
sandra sandy
stephanie steph
stephen steve
steven steve
stuart stu
susan sue susie suzy
suzanne sue suzy
sylvester sly
teresa terry tess
theodore ted teddy theo
theresa terry tess
thomas tom tommy
timothy tim
valerie val
veronica ronnie
victor vic
victoria vicky tori
vincent vince vinny
virginia ginny
walter walt wally
wendell wendy
wesley wes
wilfred will fred
william will bill billy willie liam
zachary zach zack
"""

_given: dict[str, set[str]] = {}  # nickname -> the given names it may stand for
_same: dict[str, frozenset[str]] = {}


def others(first: str) -> frozenset[str]:
    """Return the other first names that a folded first name may stand for: bob -> robert, robert -> bob, rob …

    Two nicknames of one name go together too (bobby, bob).
    """
    if not _same:
        groups: dict[str, set[str]] = {}
        for row in _GROUPS.split("\n"):
            names = row.split()
            for name in names:
                groups.setdefault(name, set()).update(names)
                _given.setdefault(name, set()).update(names[:1])
        _same.update((name, frozenset(all_ - {name})) for name, all_ in groups.items())
    return _same.get(first, frozenset())


def is_sure(typed: str, known: str) -> bool:
    """Tell whether a folded first name surely is that of somebody known by another: a nickname of two names is not.

    "Robert" is Bob; "Christopher" may be another than Chris, who may be Christine.
    """
    others("")
    return typed not in _given.get(known, ()) or len(_given[known]) < 2
