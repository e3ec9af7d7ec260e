-- An answer's text is one of its parts, zipped: as jsonb a county's answer took longer to store than to compute.
-- Answers can be asked for again, so those stored before are dropped.
delete from analyses;
alter table analyses drop column result;
