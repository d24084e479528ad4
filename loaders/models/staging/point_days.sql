-- staging.point_days: the 90 days that end at each point, so that windows are equi-joins on the day.
-- Grain:  one row per (point_date, age_days).
-- Units:  age_days counts back from the point, 0 to 89: the last 28 days are those with age_days < 28.
-- Scope:  all points.
-- Reads:  staging.watch_days
SELECT point_date, point_date - age_days AS day, age_days
FROM staging.watch_days, (SELECT unnest(range(90))::INTEGER AS age_days)
