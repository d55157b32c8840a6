-- Nobody looked for records by these, and they said in the clear what a night's key is to cover.
ALTER TABLE entry DROP COLUMN on_day;
ALTER TABLE entry DROP COLUMN zone;
