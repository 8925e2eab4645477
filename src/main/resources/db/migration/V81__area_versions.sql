-- since when an area is no more: a split or a merge put others in its place. Its values and its last boundary stay.
alter table area add column retired_on date;
alter table area_before add column retired_on date;

-- the file that a boundary came from; an empty text where somebody drew it, null where nobody wrote it down
alter table area_boundary add column source varchar(255);
alter table area_boundary_before add column source varchar(255);

-- who took whose place
create table area_succession (
    predecessor_id bigint not null references area (id),
    successor_id   bigint not null references area (id),
    since          date   not null,
    primary key (predecessor_id, successor_id)
);
create index area_succession_successor on area_succession (successor_id);
