"""The obvious form of every fast kernel: a few lines of NumPy each, in double precision."""

from __future__ import annotations

from itertools import product

import numpy as np
from scipy import ndimage
from scipy.stats import norm

_ROOT3 = 3.0**0.5


def interpolated(days, values, clear, wanted):
    """Linear interpolation of one pixel's band, the ends held."""
    return np.interp(wanted, days[clear], values[clear]) if clear.any() else wanted * np.nan


def whittaker(weights, right, smoothness):
    """The dense solve of (W + s D'D) z = r for second differences D."""
    differences = np.diff(np.eye(len(weights)), n=2, axis=0)
    return np.linalg.solve(np.diag(weights) + smoothness * differences.T @ differences, right)


def knot_sums(days, values, origin, step, knots):
    """How many observations fall on each knot, and their sum."""
    place = np.floor((days - origin) / step + 0.5).astype(int)
    weights = np.bincount(place, minlength=knots).astype(float)
    return weights, np.bincount(place, weights=values, minlength=knots), place


def v_curve(days, values, origin, step, knots, candidates):
    """The log10 smoothness in the middle of the V-curve's shortest step."""
    weights, right, place = knot_sums(days, values, origin, step, knots)
    curve = []
    for candidate in candidates:
        z = whittaker(weights, right, 10.0**candidate)
        misfit, rough = np.sum((values - z[place]) ** 2), np.sum(np.diff(z, n=2) ** 2)
        curve.append((np.log(max(misfit, 1e-12)), np.log(max(rough, 1e-12))))
    shortest = np.argmin(np.sum(np.diff(curve, axis=0) ** 2, axis=1))
    return 0.5 * (candidates[shortest] + candidates[shortest + 1])


def ridge(regressors, values, penalty, wanted):
    """Ridge regression of one series, evaluated on other regressors."""
    normal = regressors.T @ regressors + np.diag(penalty)
    return wanted @ np.linalg.solve(normal, regressors.T @ values)


def matern32(days_i, days_j, length):
    """The Matérn correlation of smoothness 3/2 between two lists of dates."""
    scaled = _ROOT3 * np.abs(np.subtract.outer(days_i, days_j)) / length
    return (1.0 + scaled) * np.exp(-scaled)


def joint_covariance(h, days_by_output):
    """The full prior covariance of several outputs, each on its own dates, without noise."""

    def block(i, j):
        total = 0.0
        for q, length in enumerate(h.length):
            weight = h.loading[q, i] * h.loading[q, j] + (h.own[q, i] if i == j else 0.0)
            total = total + weight * matern32(days_by_output[i], days_by_output[j], length)
        return total + (h.constant[i] if i == j else 0.0)

    outputs = range(len(days_by_output))
    return np.block([[block(i, j) for j in outputs] for i in outputs])


def observed_covariance(h, days, sar_days):
    """The covariance of what is seen: one optical output and all SAR channels, with noise."""
    outputs = [days] + [sar_days] * (h.outputs - 1)
    noise = np.concatenate([np.full(len(d), h.noise[i]) for i, d in enumerate(outputs)])
    return joint_covariance(h, outputs) + np.diag(noise)


def gaussian_process(h, days, values, sar_days, sar, wanted, extra=0.0):
    """Textbook regression of one pixel: mean and variance of an observation on wanted dates.

    ``extra`` is what the observations' variances have beyond the noise of a clear one.
    """
    seen = observed_covariance(h, days, sar_days)
    seen[: len(days), : len(days)] += np.diag(np.zeros(len(days)) + extra)
    outputs = [np.concatenate([days, wanted])] + [sar_days] * (h.outputs - 1)
    every = joint_covariance(h, outputs)
    own = np.r_[0 : len(days), len(days) + len(wanted) : len(every)]
    asked = np.arange(len(days), len(days) + len(wanted))
    weights = np.linalg.solve(seen, every[np.ix_(own, asked)])
    variance = np.diag(every)[asked] - np.sum(every[np.ix_(own, asked)] * weights, axis=0)
    return weights.T @ np.concatenate([values, sar]), variance + h.noise[0]


def expectation_maximisation(kernel, noise, values, share, of_mean, iterations, long_step=1.0):
    """Textbook EM of a mean and a covariance (D, D) from pixels (N, D) with NaN for gaps.

    ``noise`` (D,) is what an observation adds; the covariance has an inverse Wishart prior around
    ``kernel``, the mean is believed to ``of_mean``. Each fifth step that three others follow is
    ``long_step`` times as long.
    """
    mean, covariance = np.zeros(len(kernel)), kernel
    for number in range(1, iterations + 1):
        before = mean, covariance
        expected, spread = [], np.zeros_like(kernel)
        for pixel in values:
            seen = np.isfinite(pixel)
            observed = covariance[np.ix_(seen, seen)] + np.diag(noise[seen])
            gain = covariance[:, seen] @ np.linalg.inv(observed)
            expected.append(mean + gain @ (pixel - mean)[seen])
            spread += covariance - gain @ covariance[seen]
        mean = of_mean * np.mean(expected, axis=0)
        away = np.array(expected) - mean
        covariance = (1 - share) * kernel + share * (away.T @ away + spread) / len(values)
        if number % 5 == 0 and number + 3 <= iterations:
            mean = before[0] + long_step * (mean - before[0])
            covariance = before[1] + long_step * (covariance - before[1])
    return mean, covariance


def scene_process(h, scene, of_noise, days, values, clear, sar_days, sar, wanted):
    """Regression of one pixel by a scene prior; mean and variance of an observation on ``wanted``.

    ``days`` may lack dates that ``scene`` knows, and have others; SAR dates are the scene's, or
    none. What the scene does not know is regressed by the kernel on what it knows and is there.
    """
    known = [t for t, day in enumerate(scene.days) if day in days]
    new = np.array([day for day in days if day not in scene.days] + list(wanted))
    channels = h.outputs - 1
    outputs = [np.concatenate([scene.days[known], new])] + [sar_days] * channels
    kernel, count = joint_covariance(h, outputs), len(known)
    kernel[:count, :count] += of_noise * h.noise[0] * np.eye(count)
    first_sar = count + len(new)
    kernel[first_sar:, first_sar:] += np.diag(np.repeat(h.noise[1:], len(sar_days)))
    old = np.r_[0:count, first_sar : len(kernel)]
    rest = np.arange(count, first_sar)
    there = np.r_[known, len(scene.days) + np.arange(channels * len(sar_days))].astype(int)
    learned, mean = scene.covariance[np.ix_(there, there)], scene.mean[there]
    back = kernel[np.ix_(rest, old)] @ np.linalg.inv(kernel[np.ix_(old, old)])
    left = kernel[np.ix_(rest, rest)] - back @ kernel[np.ix_(old, rest)]
    mean = np.concatenate([mean, back @ mean])
    cross = learned @ back.T
    covariance = np.block([[learned, cross], [cross.T, back @ cross + left]])
    size = len(old) + len(new) - len(wanted)
    noise = np.r_[
        np.full(count, (1 - of_noise) * h.noise[0]),
        np.zeros(len(old) - count),
        np.full(size - len(old), h.noise[0]),
    ]
    number = {day: i for i, day in enumerate(days)}
    among = [number[day] for day in [*scene.days[known], *new[: size - len(old)]]]
    observed = np.concatenate([values[among[:count]], sar, values[among[count:]]])
    there = np.concatenate([clear[among[:count]], sar == sar, clear[among[count:]]])
    observed, noise = observed[there], noise[there]
    seen, asked = np.flatnonzero(there), np.arange(size, len(covariance))
    gain = covariance[np.ix_(asked, seen)] @ np.linalg.inv(
        covariance[np.ix_(seen, seen)] + np.diag(noise)
    )
    variance = np.diag(covariance)[asked] - np.sum(gain * covariance[np.ix_(asked, seen)], axis=1)
    return mean[asked] + gain @ (observed - mean[seen]), variance + h.noise[0]


def speckle_filtered(power, radius):
    """Quegan & Yu: each image's local mean times the stack's mean of pixel through local mean."""
    inner = (slice(None), slice(radius, -radius), slice(radius, -radius))
    width = 2 * radius + 1
    windows = np.lib.stride_tricks.sliding_window_view(power, (width, width), axis=(1, 2))
    means = np.nanmean(windows.astype(float), axis=(3, 4))
    ratio = np.nanmean(power[inner] / means, axis=0)
    return np.where(np.isnan(power[inner]), np.nan, means * ratio)


def lee(power, radius, looks, kuan):
    """Lee's filter of the inner pixels of one image, with Kuan's divisor 1 + Cu² or without."""
    result = np.full(np.subtract(power.shape, 2 * radius), np.nan)
    for row, column in np.ndindex(result.shape):
        window = power[row : row + 2 * radius + 1, column : column + 2 * radius + 1].astype(float)
        own, known = window[radius, radius], window[np.isfinite(window)]
        cu, ci = 1 / looks, known.var() / known.mean() ** 2
        weight = max(1 - cu / ci, 0.0) / (1 + cu if kuan else 1.0)
        result[row, column] = known.mean() + weight * (own - known.mean())
    return result


def levelled(decibel, days, orbits):
    """What each orbit adds to a pixel, by ridge regression on passes against their neighbours."""
    names, result = sorted(set(orbits)), decibel.astype(float)
    place = np.array([names.index(orbit) for orbit in orbits])
    for series in result.reshape(len(days), -1).T:
        known = np.flatnonzero(np.isfinite(series))
        rows, off, spread = [], [], []
        for i, j, k in zip(known, known[1:], known[2:]):
            whole = days[k] - days[i]
            share = (days[j] - days[i]) / whole if whole else 0.5
            weights = np.zeros(len(days))
            weights[[i, j, k]] = share - 1, 1, -share
            rows.append([weights[place == group].sum() for group in range(len(names))])
            off.append((weights[known] * series[known]).sum())
            spread.append((weights**2).sum() + share * (1 - share) * whole / 12)
        if not rows:
            continue
        rows, off, spread = np.array(rows), np.array(off), np.sqrt(spread)
        level = np.zeros(len(names))
        for turn in range(3):
            if turn:
                expected = (rows * level).sum(axis=1)
                near = expected + np.clip(off - expected, -2 * spread, 2 * spread)
            else:
                near = off
            weighed = np.vstack([rows / spread[:, None], np.eye(len(names))])
            level = np.linalg.lstsq(weighed, np.r_[near / spread, 0 * level], rcond=None)[0]
        series[known] -= level[place[known]] - level[place[known]].mean()
    return result


def averaged_alike(decibel, spread, width):
    """Each pixel averaged over those of its disc whose course is alike, by means of passes."""
    passes, channels, height, breadth = decibel.shape
    parts = np.array_split(np.arange(passes), max(1, round(passes / 5)))
    means = [np.nanmean(decibel[part], axis=0) / np.array(spread)[:, None, None] for part in parts]
    course, power = np.concatenate(means), 10.0 ** (decibel.astype(float) / 10)
    result = np.full((passes, channels, height - 8, breadth - 8), np.nan)
    for row, column in np.ndindex(result.shape[2:]):
        y, x = row + 4, column + 4
        total = weights = 0.0
        for j, i in np.ndindex(height, breadth):
            if (j - y) ** 2 + (i - x) ** 2 > 17:
                continue
            apart = (course[:, j, i] - course[:, y, x]) ** 2
            alike = 1 - np.nanmean(apart) / width if np.isfinite(apart).any() else 0.0
            weight = 1.0 if (j, i) == (y, x) else max(alike, 0.0) ** 2
            total = total + weight * np.nan_to_num(power[:, :, j, i])
            weights = weights + weight * np.isfinite(power[:, :, j, i])
        known = np.isfinite(power[:, :, y, x])
        result[:, :, row, column] = np.where(known, 10 * np.log10(total / weights), np.nan)
    return result


def pass_levels(course, place, orbits, ground_covariance, noise):
    """Levels of units by dense least squares: unknown mean, orbits, satellites and ground.

    Each unknown has a row of its own with what is believed of it beforehand.
    """
    names = sorted(set(orbits))
    passes, units, count = len(course), len(orbits), len(names)
    of_orbit = np.array([[name == orbit for name in names] for orbit in orbits], float)
    unit = np.eye(units)[place]
    seen = np.hstack([np.ones((passes, 1)), of_orbit[place], unit, np.eye(passes)])
    beliefs = np.zeros((1 + count + units + passes,) * 2)
    beliefs[0, 0] = 1 / 10.0
    beliefs[1 : 1 + count, 1 : 1 + count] = np.eye(count) / 2.0
    beliefs[1 + count : -passes, 1 + count : -passes] = np.eye(units) / 0.5
    beliefs[-passes:, -passes:] = np.linalg.inv(np.linalg.cholesky(ground_covariance))
    rows = np.vstack([seen / np.sqrt(noise)[:, None], beliefs])
    right = np.r_[(course - np.median(course)) / np.sqrt(noise), np.zeros(len(beliefs))]
    found = np.linalg.lstsq(rows, right, rcond=None)[0]
    levels = (of_orbit * found[1 : 1 + count]).sum(axis=1) + found[1 + count : -passes]
    return levels - levels[place].mean()


def buffered(clear, radius):
    """Clear, and farther than a radius (in pixels) from everything that is not."""
    return ndimage.distance_transform_edt(np.pad(clear, 99, constant_values=True))[
        99:-99, 99:-99
    ] > (radius + 1e-6 if radius >= 1 else 0)


def gap_length(days, clear, day):
    """The days between the clear observations around a day; twice the way beyond the ends."""
    seen = days[clear]
    if not len(seen):
        return np.nan
    if day in seen:
        return 0.0
    before, after = seen[seen < day], seen[seen > day]
    if len(before) and len(after):
        return after.min() - before.max()
    return 2.0 * np.abs(seen - day).min()


def in_long_gap(days, values, clear, fitted, day, estimate, slack, levelled):
    """One estimate kept within what one pixel's band was seen to be, and drawn to its mean."""
    seen, gap = values[clear], gap_length(days, clear, day)
    if gap > 120.0:
        slack = min(slack, max(120.0 / (gap - 120.0) - 1.0, 0.0))
    room = slack * (seen.max() - seen.min())
    low, high = seen.min() - room, seen.max() + room
    if gap > 120.0:
        beside = max(1.0 - 2.0 * np.abs(days[clear] - day).min() / 60.0, 0.0)
        low -= beside * max(low - fitted[clear].min(), 0.0)
        high += beside * max(fitted[clear].max() - high, 0.0)
    estimate = min(max(estimate, low), high)
    part = min(max((2.0 * np.abs(days[clear] - day).min() - 120.0) / 240.0, 0.0), 1.0)
    share = part**2 * (3.0 - 2.0 * part) if levelled else 0.0
    return estimate + share * (seen.mean() - estimate)


def over_the_year(days, values, day, width, ridge):
    """A parabola over the day of the year, by least squares with the ridge as two more rows."""
    x = ((days - day + 365.25 / 2) % 365.25 - 365.25 / 2) / width
    weights = np.exp(-0.5 * x**2)
    rows = np.sqrt(weights)[:, None] * np.stack([np.ones_like(x), x, x**2], axis=1)
    level = np.sqrt(ridge * weights.sum()) * np.eye(3)[1:]
    wanted = np.concatenate([np.sqrt(weights) * values, np.zeros(2)])
    return np.linalg.lstsq(np.concatenate([rows, level]), wanted, rcond=None)[0][0]


def backfitted(trend, season, values, rounds):
    """Trend and season of a series in turns, each from what the other leaves (T x T smoothers)."""
    found = np.zeros_like(values)
    for _ in range(rounds):
        level = trend @ (values - found)
        found = season @ (values - level)
        found = found - found.mean()
    return trend @ (values - found), found


def chances_of_being_greatest(values, sds):
    """The probability that each of some independent normal numbers is the greatest."""
    levels = np.linspace((values - 6 * sds).min(), (values + 6 * sds).max(), 20_001)[:, None]
    below = norm.cdf(levels, values, sds)
    others = np.stack([np.delete(below, i, 1).prod(axis=1) for i in range(len(values))], axis=1)
    density = norm.pdf(levels, values, sds) * others
    return density.sum(axis=0) / density.sum()


def within(rings, points):
    """Which points lie in an odd number of closed rings, by how often a ray crosses them."""
    inside = np.zeros(len(points), bool)
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring[:-1], ring[1:]):
            for number, (x, y) in enumerate(points):
                if (y1 > y) != (y2 > y):
                    inside[number] ^= x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    return inside


def spread_table(rows, width):
    """All rows (series, date, numbers) of a table as dates x numbers x series; the last counts."""
    names = list(dict.fromkeys(name for name, _, _ in rows))
    dates = sorted({date for _, date, _ in rows})
    values = np.full((len(dates), width, len(names)), np.nan, np.float32)
    for name, date, numbers in rows:
        values[dates.index(date), :, names.index(name)] = numbers
    return values


def season_line(days, values, at, variance, pace):
    """A line with slopes drawn to zero: value and variance on a day, slope and its variance."""
    if len(days) == 1:
        return values[0], variance, 0.0, 0.0
    design = np.stack([np.ones(len(days)), days - at], axis=1)
    spread = np.linalg.inv(design.T @ design / variance + np.diag([0.0, pace**-2]))
    level, slope = spread @ design.T @ values / variance
    return level, spread[0, 0], slope, spread[1, 1]


def side(days, at, way, near, far):
    """The dates of a line that begins on the date ``at`` and goes back (-1) or on (1)."""
    away = way * (days - days[at])
    within = np.flatnonzero((away >= 0) & (away <= near))
    further = np.flatnonzero((away > 0) & (away <= far))
    if len(within) == 1 and len(further):
        within = np.sort([at, further[np.argmin(away[further])]])
    return within


def scatter(days, values, least, window):
    """The spread of single values, from the lower third of what lies off between neighbours."""
    spans = days[2:] - days[:-2]
    share = (days[2:] - days[1:-1]) / spans
    middle = share * values[:-2] + (1 - share) * values[2:]
    off = np.abs(values[1:-1] - middle) / np.sqrt(1 + share**2 + (1 - share) ** 2)
    near = off[spans <= 1.25 * window]
    used = np.sort(near if len(near) >= 5 else off)
    return 0.1 * least if len(used) < 5 else max(used[len(used) // 3] / 0.4307, 0.02 * least)


def witness_jumps(days, when, seen, window):
    """How many times its error a witness jumps between each date and the next."""
    spread, jumps = scatter(when, seen, 1e-9, window), []
    for low, high in zip(days[:-1], days[1:]):
        before = (when >= low - 1.2 * window) & (when <= low)
        after = (when >= high) & (when <= high + 1.2 * window)
        ends = [
            season_line(when[near], seen[near], (low + high) / 2, spread**2, spread / window)
            for near in (before, after)
            if near.sum() > 1
        ]
        known = len(ends) == 2
        jump = (ends[1][0] - ends[0][0]) / np.sqrt(ends[0][1] + ends[1][1]) if known else np.nan
        jumps.append(jump)
    return np.array([*jumps, np.nan])


def breaks(days, values, jumps, least, window, way, most):
    """(date, magnitude, jump of the witness) of breaks, looking at every pair of dates."""
    variance, pace, pieces = scatter(days, values, least, window) ** 2, least / window, []
    for k in range(len(days) - 1):
        before, after = (
            side(days, k, -1, window / 2, 2 * window),
            side(days, k + 1, 1, window / 2, 2 * window),
        )
        middle = (days[k] + days[k + 1]) / 2
        low = season_line(days[before], values[before], middle, variance, pace)
        high = season_line(days[after], values[after], middle, variance, pace)
        jump, error = high[0] - low[0], np.sqrt(low[1] + high[1])
        change, apart = values[k + 1] - values[k], days[k + 1] - days[k]
        times, share = (2.0, 0.4) if abs(jumps[k]) >= 3 else (3.5, 0.6)
        is_sharp = change * jump > 0 and abs(jump) >= max(0.3 * least, times * error)
        is_sharp &= apart <= window and abs(jump) >= share * abs(change)
        is_sure = abs(change) >= 1.25 * least * (1 - 1e-6) and apart <= 0.75 * window
        pieces.append((2 if is_sure else 1 if is_sharp else 0, np.sign(change)))

    def holds(i, j, sign):
        ranks = [rank for rank, towards in pieces[i:j] if towards == sign]
        if ranks.count(2) > 1 or any(rank for rank in ranks):
            return ranks.count(2) <= 1
        outside = 0.0
        for at, towards in ((i, -1), (j, 1)):
            near = side(days, at, towards, window, 2 * window)
            _, _, slope, spread = season_line(days[near], values[near], 0.0, variance, pace)
            outside += max(0.0, sign * slope + np.sqrt(spread)) * (days[j] - days[i])
        size = abs(values[j] - values[i])
        return size >= (0.5 if (np.abs(jumps[i:j]) >= 3).any() else 0.75) * (size + outside)

    pairs = [
        (abs(values[j] - values[i]), i, j)
        for i in range(len(days))
        for j in range(i + 1, len(days))
        if days[j] - days[i] <= window
        and abs(values[j] - values[i]) >= least
        and way in (0, np.sign(values[j] - values[i]))
        and holds(i, j, np.sign(values[j] - values[i]))
    ]
    found, used = [], set()
    for _, i, j in sorted(pairs, reverse=True):
        if len(found) < most and not used & set(range(i, j)):
            sign = np.sign(values[j] - values[i])
            rank = [
                (r * (s == sign), sign * (values[k + 1] - values[k]) / (days[k + 1] - days[k]), k)
                for k, (r, s) in enumerate(pieces)
                if i <= k < j
            ]
            k = max(rank)[2]
            found.append(((days[k] + days[k + 1]) / 2, values[j] - values[i], jumps[k]))
            used |= set(range(i, j))
    return found


def similarity(vectors: np.ndarray, alike: np.ndarray, unlike: np.ndarray | None = None):
    """The cosine of every pixel to the mean of some pixels, less a fifth of the mean of others.

    ``vectors`` are (bands, rows, columns), ``alike`` and ``unlike`` boolean (rows, columns).
    """

    def unit(vector):
        return vector / np.sqrt(sum(float(v) ** 2 for v in vector))

    def mean(chosen):
        return sum(unit(vectors[:, r, c]) for r, c in np.argwhere(chosen)) / chosen.sum()

    query = mean(alike) if unlike is None else mean(alike) - 0.2 * mean(unlike)
    result = np.full(vectors.shape[1:], np.nan)
    for r, c in np.ndindex(*result.shape):
        if np.isfinite(vectors[:, r, c]).all():
            result[r, c] = sum(unit(query) * unit(vectors[:, r, c]))
    return result


def stands_out(days, values, clear, reach, near, factor, least):
    """Whether (T, H, W) values stand out with their patch from what came before and after."""

    def around(t, row, column):
        sides = []
        for way in (-1, 1):
            there = [u for u in range(len(days))[::way] if clear[u, row, column]]
            there = [u for u in there if 0 < way * (days[u] - days[t]) <= near][:3]
            if not there:
                return None
            levels = sorted(values[u, row, column] for u in there)
            sides.append(values[t, row, column] - levels[len(levels) // 2])
        return sides

    shape = (len(days), clear.shape[1] - 2 * reach, clear.shape[2] - 2 * reach)
    patch, ready = np.full(shape, np.nan), np.zeros(shape, bool)
    own = np.full(shape, np.nan)
    for t, r, c in np.ndindex(shape):
        middle = (r + reach, c + reach)
        if not clear[(t, *middle)] or around(t, *middle) is None:
            continue
        window = product(range(r, r + 2 * reach + 1), range(c, c + 2 * reach + 1))
        found = [around(t, *place) for place in window if clear[(t, *place)]]
        found = [sides for sides in found if sides is not None]
        own[t, r, c] = min(around(t, *middle))
        if len(found) >= 5:
            patch[t, r, c] = min(np.mean(found, axis=0))
            ready[t, r, c] = np.mean([min(sides) > 0 for sides in found]) >= 0.75
    result = np.zeros(shape, bool)
    for r, c in np.ndindex(shape[1:]):
        sizes = np.sort(np.abs(patch[:, r, c][np.isfinite(patch[:, r, c])]))
        if len(sizes) >= 6:
            limit = max(least, factor * sizes[len(sizes) // 2])
            beyond = (patch[:, r, c] > limit) & (own[:, r, c] > 0.5 * limit)
            result[:, r, c] = ready[:, r, c] & beyond
    return result
