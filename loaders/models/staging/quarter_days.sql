-- staging.quarter_days: the quarter of each day, so that sums over quarters are equi-joins on the day.
-- Grain:  one row per day of a quarter, to as_of.
-- Units:  none.
-- Scope:  all quarters.
-- Reads:  quarters
SELECT quarter, unnest(generate_series(first_day, t1, INTERVAL 1 DAY))::DATE AS day
FROM quarters
