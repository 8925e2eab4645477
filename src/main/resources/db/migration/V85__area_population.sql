-- people of an area by year; an area has no other population
create table area_population (
    area_id bigint  not null references area (id),
    of_year integer not null,
    people  integer not null check (people >= 0),
    source  varchar(255),
    primary key (area_id, of_year)
);

-- a population without a year is taken for that of the year in which the first boundary of the area began
insert into area_population (area_id, of_year, people)
select a.id,
       coalesce(a.population_year,
                cast((select extract(year from min(b.valid_from)) from area_boundary b where b.area_id = a.id) as integer),
                2020),
       a.population
from area a where a.population is not null;
alter table area drop column population;
alter table area drop column population_year;

-- what an import or an edit wrote over
create table area_population_before (
    import_id bigint  not null references import_history (id),
    area_id   bigint  not null references area (id),
    of_year   integer not null,
    people    integer not null,
    source    varchar(255),
    primary key (import_id, area_id, of_year)
);
insert into area_population_before (import_id, area_id, of_year, people)
select import_id, area_id, coalesce(population_year, 2020), population from area_before where population is not null;
alter table area_before drop column population;
alter table area_before drop column population_year;
