-- A zone's published changes, and what the record said after each of them.

create function rules.day_of(at timestamptz) returns date
  language sql stable parallel safe
  return case when at = 'infinity' then current_date else (at at time zone 'Asia/Ho_Chi_Minh')::date end;
comment on function rules.day_of is 'The day in Vietnam of a moment; infinity is now.';

create function rules.recorded_boundary(zone_id int, at timestamptz) returns zone_boundary
  language sql stable parallel safe
begin atomic
  select b from zone_boundary b
  where b.zone_id = recorded_boundary.zone_id and b.recorded_at <= recorded_boundary.at and (b.replaced_at is null or b.replaced_at > recorded_boundary.at)
    and (b.valid_from is null or b.valid_from <= rules.day_of(recorded_boundary.at))
    and (b.valid_to is null or b.valid_to > rules.day_of(recorded_boundary.at)
      -- It got its end when the next one was recorded; before, it had none.
      or (select min(s.recorded_at) from zone_boundary s where s.zone_id = b.zone_id and s.valid_from = b.valid_to) > recorded_boundary.at)
  order by b.valid_from desc nulls last, b.id desc limit 1;
end;
comment on function rules.recorded_boundary is 'The boundary of a zone as the record of a moment had it for that day; null: none.';

create function rules.recorded_plots(zone_id int, at timestamptz) returns setof plot
  language sql stable parallel safe
begin atomic
  select distinct on (p.lineage_id) p.* from plot p
  where p.zone_id = recorded_plots.zone_id and p.recorded_at <= recorded_plots.at and (p.replaced_at is null or p.replaced_at > recorded_plots.at)
    and (p.valid_from is null or p.valid_from <= rules.day_of(recorded_plots.at))
    and (p.valid_to is null or p.valid_to > rules.day_of(recorded_plots.at)
      or (select min(s.recorded_at) from plot s where s.lineage_id = p.lineage_id and s.valid_from = p.valid_to) > recorded_plots.at)
  order by p.lineage_id, p.valid_from desc nulls last, p.id desc;
end;
comment on function rules.recorded_plots is
  'The plots of a zone as the record of a moment had them for that day: rows recorded by then and not yet replaced; an end that came with the next version did not stand before it.';

create function rules.zone_revisions(zone_id int)
  returns table (number int, kind text, at timestamptz, recorded_until timestamptz, actor_id text, why text, effective_on date, is_correction boolean, decision_id int,
    reasons jsonb, restored_from int, boundary_id int, added_m2 double precision, removed_m2 double precision,
    plots_begun int, plots_redrawn int, plots_ended int, plan_status text, legal_status text, operation_status text)
  language sql stable parallel safe
begin atomic
  select r.number, r.kind, r.at, r.at, r.actor_id, r.why, r.effective_on, r.is_correction, r.decision_id, r.reasons, r.restored_from, r.boundary_id, r.added_m2, r.removed_m2,
    r.plots_begun, r.plots_redrawn, r.plots_ended, r.plan_status, r.legal_status, r.operation_status
  from zone_revision r where r.zone_id = zone_revisions.zone_id
  union all
  select 1, 'first', z.recorded_at, f.until, null, z.source, (b.row).valid_from, false, (b.row).decision_id, '{}', null, (b.row).id, null, null, 0, 0, 0, null, null, null
  from zone z,
    lateral (select coalesce(min(r.at) - interval '1 microsecond', 'infinity') as until from zone_revision r where r.zone_id = z.id) f,
    lateral (select rules.recorded_boundary(z.id, f.until) as row) b
  where z.id = zone_revisions.zone_id and not exists (select from zone_revision r where r.zone_id = z.id and r.number = 1);
end;
comment on function rules.zone_revisions is
  'The published changes of a zone by number. A zone that was loaded, not published, begins with number 1, first: what was on record until somebody published.
   recorded_until: the moment whose record is what held after it.';

create function rules.revisions_json(zone_id int) returns table (number int, recorded_until timestamptz, boundary_id int, revision jsonb)
  language sql stable parallel safe
begin atomic
  select r.number, r.recorded_until, r.boundary_id,
    jsonb_build_object('number', r.number, 'kind', r.kind, 'at', r.at, 'by', case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end,
      'why', r.why, 'effectiveOn', r.effective_on, 'isCorrection', r.is_correction,
      'decision', case when d.id is not null then jsonb_build_object('code', d.code, 'number', d.number, 'issuedOn', d.issued_on, 'authority', d.authority,
        'titleVi', d.title_vi, 'url', d.url) end,
      'reasons', r.reasons, 'restoredFrom', r.restored_from, 'areaM2', b.area_m2, 'addedM2', r.added_m2, 'removedM2', r.removed_m2,
      'plots', jsonb_build_object('begun', r.plots_begun, 'redrawn', r.plots_redrawn, 'ended', r.plots_ended),
      'status', case when num_nonnulls(r.plan_status, r.legal_status, r.operation_status) > 0 then
        jsonb_build_object('planStatus', r.plan_status, 'legalStatus', r.legal_status, 'operationStatus', r.operation_status) end)
  from rules.zone_revisions(revisions_json.zone_id) r
    left join account a on a.id = r.actor_id left join decision d on d.id = r.decision_id left join zone_boundary b on b.id = r.boundary_id;
end;
comment on function rules.revisions_json is 'The published changes of a zone (Revision of the contract): who, when, why, by which decision; ellipsoidal m². For who is signed in.';

create function rules.zone_revision_list(zone_code text) returns json
  language sql stable parallel safe
begin atomic
  select json_build_object('code', z.code, 'version', z.version, 'items', (select json_agg(r.revision order by r.number desc) from rules.revisions_json(z.id) r))
  from zone z where z.code = zone_code;
end;
comment on function rules.zone_revision_list is 'The published changes of a zone, latest first; null when the code is unknown.';

create function rules.boundary_difference_json(was geometry, now geometry) returns jsonb
  language sql immutable parallel safe
begin atomic
  select case when was is not null and now is not null then jsonb_build_object(
    'added', ST_AsGeoJSON(d.added, 9)::jsonb, 'removed', ST_AsGeoJSON(d.removed, 9)::jsonb,
    'addedM2', ST_Area(d.added::geography), 'removedM2', ST_Area(d.removed::geography)) end
  from (select ST_Multi(ST_CollectionExtract(ST_Difference(now, was, 1e-9), 3)) as added, ST_Multi(ST_CollectionExtract(ST_Difference(was, now, 1e-9), 3)) as removed) d;
end;
comment on function rules.boundary_difference_json is 'What one boundary has more (added) and less (removed) than another, with ellipsoidal m²; null where one of them is missing.';

create function rules.zone_revision_detail(zone_code text, number int) returns jsonb
  language sql stable parallel safe
begin atomic
  select r.revision || jsonb_build_object(
    'boundary', ST_AsGeoJSON(b.geom, 9)::jsonb,
    'plotShapes', jsonb_build_object('type', 'FeatureCollection', 'features', coalesce((
      select jsonb_agg(jsonb_build_object('type', 'Feature', 'id', p.id, 'geometry', ST_AsGeoJSON(p.geom, 9)::jsonb,
        'properties', jsonb_build_object('code', p.code, 'landUse', p.land_use, 'isLogistics', p.is_logistics, 'smeReserved', p.sme_reserved, 'areaM2', p.area_m2)) order by p.code, p.id)
      from rules.recorded_plots(z.id, r.recorded_until) p), '[]')),
    'againstNow', rules.boundary_difference_json(b.geom, n.geom))
  from zone z join rules.revisions_json(z.id) r on r.number = zone_revision_detail.number
    left join zone_boundary b on b.id = r.boundary_id left join rules.zone_boundary_now n on n.zone_id = z.id
  where z.code = zone_code;
end;
comment on function rules.zone_revision_detail is 'A published change with the boundary and the plots as they were after it, and its boundary against that of today; null when there is none.';

create function rules.restoration(zone_id int, number int) returns jsonb
  language sql stable parallel safe
begin atomic
  with asked as materialized (
    select r.* from rules.zone_revisions(restoration.zone_id) r where r.number = restoration.number),
  was as materialized (select p.* from asked r, rules.recorded_plots(restoration.zone_id, r.recorded_until) p),
  now as materialized (select p.* from rules.plots_at(current_date) p where p.zone_id = restoration.zone_id),
  -- A plot is known by its lineage; one that ended and began again, by its code.
  pair as materialized (
    select w.id as was_id, coalesce(same.id, called.id) as now_id
    from was w left join now same on same.lineage_id = w.lineage_id
      left join now called on same.id is null and called.code = w.code and called.lineage_id not in (select o.lineage_id from was o)),
  redrawn as materialized (
    select n.id, n.version, w.id as like_id, w.geom from pair p join was w on w.id = p.was_id join now n on n.id = p.now_id where not rules.same_shape(w.geom, n.geom)),
  ended as materialized (select n.* from now n where n.id not in (select p.now_id from pair p where p.now_id is not null)),
  begun as materialized (
    select w.id, w.code, w.geom, w.lineage_id, l.id as reopens, coalesce(l.land_use, w.land_use) as land_use, coalesce(l.is_logistics, w.is_logistics) as is_logistics,
      coalesce(l.sme_reserved, w.sme_reserved) as sme_reserved, w.valid_from, case when w.valid_to > current_date then w.valid_to end as valid_to
    from pair p join was w on w.id = p.was_id
      left join lateral (
        select o.* from plot o where o.lineage_id = w.lineage_id and o.replaced_at is null and o.valid_to <= current_date order by o.valid_to desc limit 1) l on not exists (
        select from plot o where o.zone_id = l.zone_id and o.code = l.code and o.lineage_id <> l.lineage_id and o.replaced_at is null and (o.valid_to is null or o.valid_to > l.valid_to)
          and o.id not in (select e.id from ended e))
    where p.now_id is null),
  -- A plot that begins again takes what stands on its ground from whoever has the ground now; between two that stay, what fits stays.
  losing as materialized (select e.id, e.geom from ended e union all select n.id, n.geom from now n join redrawn r on r.id = n.id)
  select jsonb_build_object(
    'boundary', case when not rules.same_shape(b.geom, n.geom) then ST_AsGeoJSON(b.geom, 15)::jsonb end,
    'boundaryLike', case when not rules.same_shape(b.geom, n.geom) then b.id end, 'boundaryBasis', case when not rules.same_shape(b.geom, n.geom) then b.basis end, 'boundaryDecisionId', case when not rules.same_shape(b.geom, n.geom) then b.decision_id end,
    'endsBoundary', b.id is null and n.id is not null,
    'redrawn', coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'version', r.version, 'like', r.like_id, 'geometry', ST_AsGeoJSON(r.geom, 15)::jsonb,
      'from', (select coalesce(jsonb_agg(e.id order by e.id), '[]') from ended e where interiors_meet(e.geom, r.geom))) order by r.id) from redrawn r), '[]'),
    'begun', coalesce((select jsonb_agg(jsonb_build_object('code', g.code, 'landUse', g.land_use, 'isLogistics', g.is_logistics, 'smeReserved', g.sme_reserved, 'like', g.id, 'reopens', g.reopens, 'until', g.valid_to,
      'period', case when not exists (
          select from plot o where o.zone_id = restoration.zone_id and o.code = g.code and o.replaced_at is null and o.id not in (select e.id from ended e)
            and daterange(o.valid_from, o.valid_to) && daterange(g.valid_from, g.valid_to)) then jsonb_build_object('from', g.valid_from, 'to', g.valid_to) end,
      'geometry', ST_AsGeoJSON(g.geom, 15)::jsonb,
      'from', (select coalesce(jsonb_agg(l.id order by l.id), '[]') from losing l where interiors_meet(l.geom, g.geom))) order by g.code) from begun g), '[]'),
    'ended', coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'version', e.version) order by e.id) from ended e), '[]'))
  from asked a left join zone_boundary b on b.id = a.boundary_id left join rules.zone_boundary_now n on n.zone_id = restoration.zone_id;
end;
comment on function rules.restoration is
  'The change that brings boundary and plots of a zone back to what they were after one of its published changes: shapes only, under the plots'' present ids
   and versions; null when there is no such change. like: the row whose basis, source and buildings come back with the shape. Where the record was wrong to end a
   plot, reopens: the row that goes on, until: to when; else period: the days of the row it comes back like, null where something else has its code then.';
