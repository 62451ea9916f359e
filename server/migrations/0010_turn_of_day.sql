-- The day up to which the projections have been brought: units, persons.
create table turn_of_day (id uuid primary key default gen_random_uuid(), turned_on date not null);
create unique index turn_of_day_one on turn_of_day ((true));
