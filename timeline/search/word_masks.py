"""The rows whose text holds the words that a question asks for."""

from collections import OrderedDict
from typing import TypeVar

import numpy as np

from timeline.search.columns import Mask, Numbers
from timeline.search.moment import Moment
from timeline.search.names import Bearers
from timeline.search.state import State
from timeline.search.text import revisions_that_answer
from timeline.search.words import Asked, asked

KEPT = 8  # answers: a byte a row each, and eight bytes a key
Answer = TypeVar("Answer")


def with_words(state: State, moment: Moment, text: str) -> Mask:
    """Over all positions of the moment; the last few answers are kept."""
    question = asked(text, Bearers(state))
    mask = moment.words.get(question)
    if mask is None:
        mask = _found(moment, _keys(state, question))
    _keep(moment.words, question, mask)
    return mask


def _keys(state: State, question: Asked) -> Numbers:
    """Keys of all revisions that answer. A revision never changes, so after a change of the record
    only the new ones are looked at."""
    kept = state.book.answers
    last, keys = kept.get(question, (0, np.empty(0, np.int64)))
    if last < state.last_key or not last:
        new = revisions_that_answer(question, after=last)
        keys = np.concatenate([keys, new]) if len(new) else keys
    _keep(kept, question, (max(last, state.last_key), keys))
    return keys


def _found(moment: Moment, keys: Numbers) -> Mask:
    mask = np.zeros(len(moment), np.bool_)
    positions = moment.positions.take(keys[keys < len(moment.positions)])
    mask[positions[positions >= 0]] = True
    return mask


def _keep(kept: OrderedDict[Asked, Answer], question: Asked, answer: Answer) -> None:
    kept.pop(question, None)  # threads share it: another one may have let it go
    kept[question] = answer
    while len(kept) > KEPT:
        kept.popitem(last=False)
