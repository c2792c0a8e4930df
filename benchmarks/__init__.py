"""How fast, and how safe: each module is run on its own, `python -m benchmarks.log` and so on.

They measure side by side in one run, in turns, and print medians and ratios with the target beside
each. A ratio says more than a time: it holds on a slow machine too.
"""
