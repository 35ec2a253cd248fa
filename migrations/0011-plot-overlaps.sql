-- A plot that was entered for the wrong zone meets other plots in the right one; a plot found wrong claims no ground.
create or replace function keep_plot_overlaps() returns trigger language plpgsql as $$
declare
  moved int[];
begin
  if TG_OP = 'INSERT' then
    moved := (select array_agg(id) from new_rows where replaced_at is null);
  else
    moved := (select array_agg(n.id) from new_rows n join old_rows o on o.id = n.id
      where n.geom is distinct from o.geom or n.zone_id <> o.zone_id or n.replaced_at is distinct from o.replaced_at);
    delete from plot_overlap where plot_id = any(moved) or other_id = any(moved);
  end if;
  -- Neighbours share an edge: their interiors must meet before an area is worth computing.
  insert into plot_overlap
  select distinct on (1, 2) least(n.id, p.id), greatest(n.id, p.id), ST_Area(ST_Intersection(n.geom, p.geom)::geography)
  from plot n join plot p on p.zone_id = n.zone_id and p.lineage_id <> n.lineage_id and p.geom && n.geom
  where n.id = any(moved) and n.replaced_at is null and p.replaced_at is null and ST_Relate(n.geom, p.geom, 'T********')
    and ST_Area(ST_Intersection(n.geom, p.geom)::geography) > 1
  on conflict do nothing;
  return null;
end $$;
