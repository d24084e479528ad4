-- staging.watch_days: the days on which accounts are looked at: the points of history, and the day a week before as_of.
-- Grain:  one row per point_date.
-- Units:  is_point = history is kept on it. What no point is serves the plays alone, to tell what is new since last week.
-- Scope:  the week-ago day from the first month on.
-- Reads:  points, settings
SELECT point_date, month, is_as_of, true AS is_point
FROM points
UNION ALL
SELECT as_of - 7, date_trunc('month', as_of - 7)::DATE, false, false
FROM settings
WHERE as_of - 7 NOT IN (SELECT point_date FROM points) AND as_of - 7 >= (SELECT min(month) FROM points)
