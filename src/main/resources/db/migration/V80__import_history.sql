-- every import, of whatever kind; foreign keys that pointed at outcome_import follow the table
alter table outcome_import rename to import_history;
alter table import_history rename column unmatched to left_out;
alter table import_history add column kind varchar(20) default 'COUNTS' not null;
alter table import_history add column display_name varchar(120) default '' not null;
alter table import_history add column sha256 varchar(64) default '' not null;
alter table import_history add column added integer default 0 not null;
alter table import_history add column changed integer default 0 not null;
alter table import_history add column unchanged integer default 0 not null;
-- what the imports before this migration replaced was not kept: they cannot be undone
alter table import_history add column undo_kept boolean default false not null;
alter table import_history add column undone_at timestamp(6) with time zone;
alter table import_history add column undone_by varchar(120);

update import_history set
    kind = case when exists (select 1 from incident_point p where p.import_id = import_history.id) then 'POINTS' else 'COUNTS' end,
    display_name = coalesce((select u.display_name from user_account u where u.username = import_history.username), username),
    added = (select count(*) from outcome_count c where c.import_id = import_history.id);
alter table import_history alter column kind drop default;
alter table import_history alter column display_name drop default;
create index outcome_count_import on outcome_count (import_id);
create index incident_point_import on incident_point (import_id);

-- what a file left open, by kind, as it was at the import: incidents without coordinates, outside every area …
create table import_note (
    import_id bigint      not null references import_history (id),
    note      varchar(40) not null,
    amount    integer     not null,
    primary key (import_id, note)
);

-- what counts and points were before an import wrote over them; a count that it added has no row here
create table outcome_count_before (
    import_id          bigint           not null references import_history (id),
    outcome_id         bigint           not null references outcome (id),
    area_id            bigint           not null references area (id),
    month_start        date             not null,
    events             double precision not null,
    replaced_import_id bigint references import_history (id),
    primary key (import_id, outcome_id, area_id, month_start)
);
create index outcome_count_before_replaced on outcome_count_before (replaced_import_id);

create table incident_point_before (
    import_id          bigint           not null references import_history (id),
    id                 bigint           not null,
    outcome_id         bigint           not null references outcome (id),
    area_id            bigint           not null references area (id),
    happened_on        date             not null,
    happened_at        smallint,
    longitude          double precision not null,
    latitude           double precision not null,
    replaced_import_id bigint           not null references import_history (id),
    primary key (import_id, id)
);

-- the import that registered the outcome; and whether its counts touch the private life of few: family and sexual violence
alter table outcome add column import_id bigint references import_history (id);
alter table outcome add column sensitive boolean default false not null;
update outcome set sensitive = true
    where lower(name) like '%familiar%' or lower(name) like '%sexual%' or lower(name) like '%violaci%n%'
       or lower(name) like '%violacion%' or lower(name) like '%abuso%' or lower(name) like '%domestic%';
alter table outcome alter column sensitive drop default;

-- the import that wrote an area last, and what the area and its boundaries were before
alter table area add column import_id bigint references import_history (id);
create index area_import on area (import_id);

create table area_before (
    import_id          bigint       not null references import_history (id),
    area_id            bigint       not null references area (id),
    moved              boolean      not null,
    name               varchar(200) not null,
    kind               varchar(20)  not null,
    parent_id          bigint,
    zone               varchar(120),
    sector             varchar(120),
    population         integer,
    population_year    integer,
    replaced_import_id bigint references import_history (id),
    primary key (import_id, area_id)
);

create table area_boundary_before (
    import_id  bigint           not null references import_history (id),
    id         bigint           not null,
    area_id    bigint           not null references area (id),
    valid_from date             not null,
    valid_to   date,
    geometry   bytea            not null,
    area_m2    double precision not null,
    primary key (import_id, id)
);
