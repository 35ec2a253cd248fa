create function rules.is_leasable(use land_use) returns boolean
  language sql immutable parallel safe
  return use in ('industrial', 'warehouse', 'service');
comment on function rules.is_leasable is 'Leasable land is industrial, warehouse and service land.';

create function rules.plot_lease_status(plot_id int, as_of date) returns lease_status
  language sql stable parallel safe
begin atomic
  select case
    when not rules.is_leasable(p.land_use) then null
    else coalesce(
      (select a.stage::text from plot_allocation a
       where a.plot_id = p.lineage_id and a.replaced_at is null
         and (a.valid_from is null or a.valid_from <= as_of) and (a.valid_to is null or a.valid_to > as_of)
       order by array_position(array['in_use', 'leased', 'approved'], a.stage::text) limit 1),
      (select 'hold' from hold h where h.plot_id = p.lineage_id and h.valid_from <= as_of and h.valid_to > as_of limit 1),
      case when z.allocations_recorded then 'free' else 'unknown' end) end::lease_status
  from plot p join zone z on z.id = p.zone_id where p.id = plot_lease_status.plot_id;
end;
comment on function rules.plot_lease_status is
  'How far a plot is taken: the most advanced allocation in effect (in use, leased, approved), else held, else free;
   unknown instead of free where the zone''s allocations are not recorded. Free means not allocated, not yet available.
   A plot allocated in part shows its most advanced part; free hectares are computed by area, never from this word.';
