"""Measuring in turns: what the machine does besides falls on all alike, and a ratio is one of figures that were taken
within seconds of each other."""

import statistics


def take_turns(running, rounds, measure):
    """By server's place in `running`: what `measure(server)` gave in each round. Each round begins with another one."""
    figures = [[] for _ in running]
    for turn in range(rounds):
        for step in range(len(running)):
            number = (turn + step) % len(running)
            figures[number].append(measure(running[number]))
    return figures


def by_name(running, figures):
    return {server.name: rounds for server, rounds in zip(running, figures)}


def median_of(rounds, *keys):
    """The median over the rounds of rounds[i][key][key]..."""
    values = []
    for figure in rounds:
        for key in keys:
            figure = figure[key]
        values.append(figure)
    return statistics.median(values)


def median_ratio(rounds, others, key):
    """The median of the ratios of this round's figures."""
    return statistics.median(own[key] / other[key] for own, other in zip(rounds, others))
