"""Numbers as French writes them, in digits and in words.

    read_number("3,5 millions")                                # 3_500_000
    [n.value for n in find_numbers("120 hommes, douze lits")]   # [120, 12]

`finding` walks a text once; `reading` reads a string that is nothing but a number, in more forms than a text
has. Neither knows what is counted.
"""

from pipeline.language.numbers.finding import Number, NumberSpan, find_numbers
from pipeline.language.numbers.reading import read_number

__all__ = ["Number", "NumberSpan", "find_numbers", "read_number"]
