-- how far apart neighbours may lie, where somebody changed it: the same for all kinds of a level
create table contiguity_tolerance (
    kind   varchar(20)      primary key,
    metres double precision not null
);
