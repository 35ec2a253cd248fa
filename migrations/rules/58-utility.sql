-- Wastewater, power and water of a zone, and what lies outside its fence.

create function rules.utilities_at(zone_ids int[], as_of date) returns setof zone_utility
  language sql stable parallel safe
begin atomic
  select * from zone_utility u where u.zone_id = any(zone_ids) and u.replaced_at is null
    and (u.valid_from is null or u.valid_from <= utilities_at.as_of) and (u.valid_to is null or u.valid_to > utilities_at.as_of);
end;
comment on function rules.utilities_at is 'The works of zones recorded for a day; a works without a known beginning counts on every day.';

create function rules.conditions_at(zone_ids int[], as_of date) returns setof zone_condition
  language sql stable parallel safe
begin atomic
  select * from zone_condition c where c.zone_id = any(zone_ids) and c.replaced_at is null
    and (c.valid_from is null or c.valid_from <= as_of) and (c.valid_to is null or c.valid_to > as_of);
end;
comment on function rules.conditions_at is 'The conditions of the law recorded for zones on a day, met or not; no row: not known.';

create function rules.utility_sums(zone_ids int[], as_of date)
  returns table (zone_id int, kind text, has_central boolean, meets_standard boolean, capacity numeric, committed numeric, unit text, basis basis)
  language sql stable parallel safe
begin atomic
  select u.zone_id, u.kind,
    case when bool_or(u.status = 'operating' and u.is_central) then true
      when bool_or(u.status = 'none' and u.is_central is not false) then false end,
    -- Every works that runs must be known to keep the standard; one that does not decides.
    case when bool_or(u.status = 'operating' and u.meets_standard is false) then false
      when bool_and(u.meets_standard is true) filter (where u.status = 'operating') then true end,
    case when count(distinct u.unit) = 1 then case
      when bool_or(u.status = 'operating') then
        case when bool_and(u.capacity is not null) filter (where u.status = 'operating') then sum(u.capacity) filter (where u.status = 'operating') end
      when bool_or(u.status = 'none') and bool_and(u.status is not null) then 0 end end,
    case when count(distinct u.unit) = 1 and bool_and(u.committed is not null) filter (where u.status = 'operating')
      then sum(u.committed) filter (where u.status = 'operating') end,
    min(u.unit), rules.combined_basis(array_agg(distinct u.basis::text))
  from rules.utilities_at(zone_ids, as_of) u
  group by u.zone_id, u.kind;
end;
comment on function rules.utility_sums is
  'What the works of zones in operation on a day come to, by kind: capacity and what is promised out of it, each null when one works in operation does
   not tell its own; nothing but a recorded "none" means 0. has_central and meets_standard: true, false, or null where nobody said.';

create function rules.wastewater_at(zone_ids int[], as_of date) returns table (zone_id int, has_central boolean, meets_standard boolean)
  language sql stable parallel safe
begin atomic
  select z.id, s.has_central, s.meets_standard
  from unnest(zone_ids) z(id) left join rules.utility_sums(zone_ids, as_of) s on s.zone_id = z.id and s.kind = 'wastewater';
end;
comment on function rules.wastewater_at is
  'Whether zones have central wastewater treatment in operation on a day: true, false where a source says there is none, null where nobody said.
   Resolution 34-NQ/TU of Lào Cai, target LC-7; Circular 14/2024 forms 02 to 04.';

create function rules.still_operates(operation operation_status) returns boolean
  language sql immutable parallel safe
  return coalesce(operation in ('operating', 'operating_unestablished', 'relocating'), false);
comment on function rules.still_operates is 'Whether firms work in a zone of this status: one that is being moved still operates.';

create function rules.infrastructure_near(zone_id int, as_of date)
  returns table (kind text, code text, name_vi text, name_en text, status text, distance_m double precision, uncertainty_m int)
  language sql stable parallel safe
begin atomic
  with place as (
    select coalesce(b.geom, z.centre)::geography as geog,
      case when b.basis in ('measured', 'reported') then 0 else z.centre_uncertainty_m end as uncertainty_m
    from zone z left join rules.boundaries_at(as_of) b on b.zone_id = z.id
    where z.id = infrastructure_near.zone_id and coalesce(b.geom, z.centre) is not null),
  away as (
    select i.*, ST_Distance(i.geom::geography, p.geog) as m, i.uncertainty_m + p.uncertainty_m as both_m from rules.infrastructure_at(as_of) i, place p)
  select distinct on (a.kind, a.status) a.kind, a.code, a.name_vi, coalesce(a.name_en, a.name_vi), a.status, a.m, a.both_m
  from away a order by a.kind, a.status, a.m, a.code;
end;
comment on function rules.infrastructure_near is
  'The nearest infrastructure of each kind, existing and planned apart: metres in a straight line over the ellipsoid from the outline in effect that day,
   else from the centre. uncertainty_m: of the infrastructure plus of the zone''s own place, which a measured outline does not have; null where one is not known.';

create function rules.zone_utilities(zone_code text, as_of date default null) returns json
  language sql stable parallel safe
begin atomic
  with asked as materialized (
    select z.*, rules.asked_day(zone_utilities.as_of) as day from zone z where z.code = zone_code),
  kinds(kind, unit, position) as (values ('wastewater', 'm3_per_day', 1), ('power', 'MVA', 2), ('water', 'm3_per_day', 3)),
  works as materialized (
    select u.* from asked a, rules.utilities_at(array[a.id], a.day) u),
  sums as materialized (
    select s.* from asked a, rules.utility_sums(array[a.id], a.day) s)
  select json_build_object('zone', rules.ledger_zone_json(a.id, a.day), 'asOf', a.day,
    'basis', (select rules.combined_basis(array_agg(distinct s.basis::text)) from sums s),
    'utilities', (select json_agg(json_build_object(
        'kind', k.kind, 'state', case when s.kind is null then 'unknown' else 'recorded' end,
        'capacity', s.capacity::float8, 'committed', s.committed::float8, 'headroom', (s.capacity - s.committed)::float8,
        'unit', coalesce(s.unit, k.unit), 'meetsStandard', s.meets_standard, 'isCentral', s.has_central,
        'works', coalesce((select json_agg(json_build_object('status', w.status, 'capacity', w.capacity::float8, 'committed', w.committed::float8,
            'unit', w.unit, 'isCentral', w.is_central, 'meetsStandard', w.meets_standard,
            'asOf', w.as_of, 'basis', w.basis, 'source', w.source, 'note', w.note) order by w.id) from works w where w.kind = k.kind), '[]'),
        'shortages', coalesce((select json_agg(json_build_object('part', p.name_vi, 'asOf', h.as_of, 'source', d.title_vi) order by h.id)
            from zone_shortage h left join zone_part p on p.id = h.zone_part_id left join decision d on d.id = h.decision_id
            where h.zone_id = a.id and h.kind = k.kind and (h.as_of is null or edtf_first_day(h.as_of) <= a.day)), '[]')) order by k.position)
      from kinds k left join sums s on s.kind = k.kind),
    'operatesWithoutWastewater', case when x.operation_status is null then null when rules.still_operates(x.operation_status) then not treated.has_central else false end,
    'outside', coalesce((select json_agg(json_build_object('kind', n.kind, 'code', n.code, 'nameVi', n.name_vi, 'nameEn', n.name_en, 'status', n.status,
        'distanceKm', round((n.distance_m / 1000)::numeric, 2)::float8, 'uncertaintyKm', round((n.uncertainty_m / 1000.0)::numeric, 2)::float8)
        order by n.distance_m, n.code) from rules.infrastructure_near(a.id, a.day) n), '[]'),
    'conditions', coalesce((select json_agg(json_build_object('condition', c.condition, 'isMet', c.is_met, 'source', c.source, 'validFrom', c.valid_from)
        order by c.condition) from rules.conditions_at(array[a.id], a.day) c), '[]'))
  from asked a left join lateral rules.wastewater_at(array[a.id], a.day) treated on true left join lateral rules.zone_axes_at(a.id, a.day) x on true;
end;
comment on function rules.zone_utilities is
  'Wastewater, power, water and what lies outside the fence of a zone on a day (Utilities of the contract); null when the code is unknown.
   headroom = capacity − committed of the works in operation. A shortage is what a document names, never worked out here.';
