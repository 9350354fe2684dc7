"""The series of one pixel out of a block: what is known of it, without its gaps.

The kernels of changes and of seasons both call it, so it stands apart from either.
"""

from __future__ import annotations

import numpy as np

from ..support.kernels import kernel


@kernel()
def known_dates(days, values, sds, pixel, times, curve, errors):
    """Gather the dates on which a pixel has a value; return how many there are.

    ``days`` (T,), ``values`` and ``sds`` (T, N). Days, value and standard deviation of these
    dates go to the front of ``times``, ``curve`` and ``errors``, (T,) each.
    """
    count = 0
    for t in range(len(days)):
        if not np.isnan(values[t, pixel]):
            times[count] = days[t]
            curve[count] = values[t, pixel]
            errors[count] = sds[t, pixel]
            count += 1
    return count
