-- What a bound is the bound of, and cases that are open again.

alter table relocation_plan_row add column ways text[];
comment on column relocation_plan_row.ways is 'Codes of the sites the solver could send it to: the bound is for these. Null: kept before this was recorded.';
alter table relocation_plan add column unknown_area int not null default 0;
comment on column relocation_plan.unknown_area is 'Open cases without receiving land that are in no row: nobody knows what area they need.';

create function take_from_receiving_land(of_case int) returns void language plpgsql as $$
begin
  perform let_go_of_case_land(of_case);
  delete from relocation_case_hold where case_id = of_case;
  -- A case goes to one place: whichever copy of the plan shows the row as accepted shows this acceptance.
  with undone as (
    update relocation_plan_row w set accepted_on = null from relocation_case c
    where c.id = of_case and w.relocation_id = c.relocation_id and w.project_id = c.project_id and w.accepted_on is not null returning w.plan_id)
  update relocation_plan set version = version + 1 where id in (select plan_id from undone);
  update relocation_case set receiver_zone_id = null, receiver_m2 = null, receiver_since = null, receiver_plan_id = null where id = of_case;
end $$;
comment on function take_from_receiving_land is 'A case goes nowhere any more: its land is let go, and no plan shows its row as accepted.';
