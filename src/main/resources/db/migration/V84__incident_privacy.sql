-- whether an outcome was counted from incidents with coordinates: small counts of it point at single people
alter table outcome add column from_points boolean default false not null;
update outcome set from_points = true
    where exists (select 1 from incident_point p where p.outcome_id = outcome.id);
