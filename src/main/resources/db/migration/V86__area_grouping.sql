-- what a programme calls the two groupings of areas beside the hierarchy; without a row the word of the language stands
create table area_grouping (
    kind varchar(20) primary key,
    name varchar(60) not null
);
