-- Columns kept in step with the ledger, and the word to every open server that the map has changed.
-- The bodies are plpgsql so that they call rules.* by name at run time and survive rules being rebuilt.

-- The zones a changed row speaks of: itself, or the one it belongs to now and the one it belonged to before.
create function zones_of(table_name text, old_row jsonb, new_row jsonb) returns int[] language sql immutable
  return case table_name when 'zone' then array[(new_row ->> 'id')::int]
    else array[(old_row ->> 'zone_id')::int, (new_row ->> 'zone_id')::int] end;

create function keep_zone_status() returns trigger language plpgsql as $$
begin
  perform rules.refresh_zone_status(id) from unnest(zones_of(TG_TABLE_NAME, to_jsonb(old), to_jsonb(new))) id where id is not null;
  return null;
end $$;
create trigger zone_status_is_kept after insert or update or delete on zone_status_change
  for each row execute function keep_zone_status();
-- The headline rule looks at the kind: a cluster may become an industrial zone under the same code.
create trigger zone_status_is_kept after update of kind on zone
  for each row when (old.kind is distinct from new.kind) execute function keep_zone_status();

create function keep_lease_status() returns trigger language plpgsql as $$
begin
  update plot set lease_status = rules.plot_lease_status(plot.id, current_date)
  where id in (new.plot_id, old.plot_id);
  return null;
end $$;
create trigger plot_lease_status_is_kept after insert or update or delete on plot_allocation
  for each row execute function keep_lease_status();
create trigger plot_lease_status_is_kept after insert or update or delete on hold
  for each row execute function keep_lease_status();

create function keep_zone_leases() returns trigger language plpgsql as $$
begin
  update plot set lease_status = rules.plot_lease_status(plot.id, current_date) where zone_id = new.id;
  return null;
end $$;
create trigger zone_leases_are_kept after update of allocations_recorded on zone
  for each row when (old.allocations_recorded is distinct from new.allocations_recorded) execute function keep_zone_leases();

create function start_lease_status() returns trigger language plpgsql as $$
begin
  new.lease_status := case when rules.is_leasable(new.land_use) then coalesce(new.lease_status,
    (select case when z.allocations_recorded then 'free' else 'unknown' end from zone z where z.id = new.zone_id)) end;
  return new;
end $$;
create trigger plot_lease_status_starts before insert on plot
  for each row execute function start_lease_status();

create function keep_plot_lease() returns trigger language plpgsql as $$
begin
  update plot set lease_status = rules.plot_lease_status(id, current_date) where id = new.id;
  return null;
end $$;
create trigger plot_lease_status_is_kept after update of land_use, zone_id on plot
  for each row execute function keep_plot_lease();

create function keep_search_text() returns trigger language plpgsql as $$
begin
  update zone set search_text = rules.zone_search_text(id)
  where id = any(zones_of(TG_TABLE_NAME, to_jsonb(old), to_jsonb(new)));
  return null;
end $$;
create function keep_commune_search_text() returns trigger language plpgsql as $$
begin
  update zone set search_text = rules.zone_search_text(id)
  where id in (select zone_id from zone_commune where commune_id = new.id);
  return null;
end $$;
create trigger commune_search_text_is_kept after update of name_vi on commune
  for each row execute function keep_commune_search_text();
create trigger zone_search_text_is_kept after insert or update of kind, name_vi, name_en, code, province_code, former_province on zone
  for each row execute function keep_search_text();
create trigger zone_search_text_is_kept after insert or update or delete on zone_alias
  for each row execute function keep_search_text();
create trigger zone_search_text_is_kept after insert or update or delete on zone_commune
  for each row execute function keep_search_text();

create function keep_label_point() returns trigger language plpgsql as $$
begin
  update zone set label_point_3857 = rules.zone_label_point(id)
  where id = any(zones_of(TG_TABLE_NAME, to_jsonb(old) - 'geom', to_jsonb(new) - 'geom'));
  return null;
end $$;
create trigger zone_label_point_is_kept after insert or update of centre on zone
  for each row execute function keep_label_point();
create trigger zone_label_point_is_kept after insert or update or delete on zone_boundary
  for each row execute function keep_label_point();

-- One notice per statement: layer and EPSG:3857 extent. Listeners forget the tiles under it; nobody sees a stale tile.
create function notify_map_change(layer text, extent box3d) returns void language sql as $$
  select pg_notify('map_change', json_build_object('layer', layer, 'extent',
    json_build_array(ST_XMin(extent), ST_YMin(extent), ST_XMax(extent), ST_YMax(extent)))::text)
  where extent is not null
$$;

create function tell_map_change() returns trigger language plpgsql as $$
declare
  -- Arguments: the layer, then the geometry columns. Layers of a zone move with the zone itself.
  columns text := (select string_agg(format('r.%I', a), ', ') from unnest(TG_ARGV[1:]) a);
  source text := case TG_OP
    when 'INSERT' then 'select * from new_rows'
    when 'DELETE' then 'select * from old_rows'
    else 'select * from new_rows union all select * from old_rows' end;
  extent box3d;
begin
  execute format('select ST_3DExtent(g) from (%s) r, unnest(array[%s]::geometry[]) g', source, columns) into extent;
  perform notify_map_change(TG_ARGV[0], extent);
  return null;
end $$;

do $$
declare
  layer record;
begin
  for layer in select * from (values
    ('zone_boundary', 'zone', array['geom_3857']),
    ('plot', 'plot', array['geom_3857']),
    ('clearance', 'clearance', array['geom_3857']),
    ('corridor', 'corridor', array['alignment_3857', 'clearance_area_3857']),
    ('infrastructure', 'infrastructure', array['geom_3857'])
  ) as l(table_name, name, columns)
  loop
    execute format('create trigger map_change_on_insert after insert on %I referencing new table as new_rows
      for each statement execute function tell_map_change(%s)', layer.table_name, quote_literal(layer.name) || ', ' ||
      (select string_agg(quote_literal(c), ', ') from unnest(layer.columns) c));
    execute format('create trigger map_change_on_update after update on %I referencing new table as new_rows old table as old_rows
      for each statement execute function tell_map_change(%s)', layer.table_name, quote_literal(layer.name) || ', ' ||
      (select string_agg(quote_literal(c), ', ') from unnest(layer.columns) c));
    execute format('create trigger map_change_on_delete after delete on %I referencing old table as old_rows
      for each statement execute function tell_map_change(%s)', layer.table_name, quote_literal(layer.name) || ', ' ||
      (select string_agg(quote_literal(c), ', ') from unnest(layer.columns) c));
  end loop;
end $$;

-- A zone's name or status shows wherever its outline and its point show.
create function tell_zone_change() returns trigger language plpgsql as $$
declare
  extent box3d;
begin
  select ST_3DExtent(g) into extent from (
    select label_point_3857 from new_rows union all select label_point_3857 from old_rows
    union all select b.geom_3857 from zone_boundary b where b.zone_id in (select id from new_rows)) s(g);
  perform notify_map_change('zone', extent);
  return null;
end $$;
create trigger map_change_on_update after update on zone
  referencing new table as new_rows old table as old_rows for each statement execute function tell_zone_change();
create trigger map_change_on_insert after insert on zone
  referencing new table as new_rows for each statement execute function tell_map_change('zone', 'label_point_3857');
create trigger map_change_on_delete after delete on zone
  referencing old table as old_rows for each statement execute function tell_map_change('zone', 'label_point_3857');
