-- What publishing a zone's change reads.

-- plpgsql keeps its plan for the session: planning it would cost every publication more than computing it.
create function rules.sme_judgements(zone_id int, as_of date) returns table (law text, verdict text, counted_ha numeric, required_ha numeric)
  language plpgsql stable parallel safe as $$
begin
  return query
  select 'decree35', q.verdict, q.counted_ha, q.required_ha from rules.sme_quota_parts_at(array[sme_judgements.zone_id], sme_judgements.as_of) q
  union all
  select 'resolution198', r.json ->> 'verdict', (r.json ->> 'countedHa')::numeric, (r.json #>> '{decided,ha}')::numeric
  from (select rules.sme_resolution_198_json(sme_judgements.zone_id, sme_judgements.as_of) as json) r;
end $$;
comment on function rules.sme_judgements is 'The verdicts on a zone''s land for small and medium firms on a day, law by law, with what counts and what is needed, hectares.';

create function rules.next_zone_code(province_code text) returns text
  language sql stable parallel safe
begin atomic
  with style as (
    select prefix, width from (
      select substring(z.code from '^(.*?)\d+$') as prefix, length(substring(z.code from '\d+$')) as width
      from zone z where z.province_code = next_zone_code.province_code and z.code ~ '^[A-Z0-9-]*-\d{1,9}$') s
    group by prefix, width order by count(*) desc, prefix, width limit 1),
  used as (select coalesce((select prefix from style), 'MB-') as prefix, coalesce((select width from style), 4) as width),
  next as (
    select u.prefix, u.width, 1 + coalesce(max(substring(z.code from length(u.prefix) + 1)::int), 0) as n
    from used u left join zone z on starts_with(z.code, u.prefix) and substring(z.code from length(u.prefix) + 1) ~ '^\d{1,9}$'
    group by u.prefix, u.width)
  select prefix || lpad(n::text, greatest(width, length(n::text)), '0') from next;
end;
comment on function rules.next_zone_code is 'The code of a new zone: the number after the highest, in the style most zones of the province have; MB-0001 and on where it has none.';

create function rules.decision_code(number text, issued_on text) returns text
  language sql immutable parallel safe
  return concat_ws('-', nullif(trim(both '-' from left(regexp_replace(fold_vi(number), '[^a-z0-9]+', '-', 'g'), 48)), ''), replace(issued_on, '/', '-'));
comment on function rules.decision_code is 'Code of a decision from its number and date: 525/QĐ-UBND of 2026-02-25 is 525-qd-ubnd-2026-02-25.';

create function rules.decision_label(decision_id int) returns text
  language sql stable parallel safe
begin atomic
  select concat_ws(', ', coalesce(d.number, d.title_vi), d.issued_on, d.authority) from decision d where d.id = decision_label.decision_id;
end;
comment on function rules.decision_label is 'A decision in a line: number, date, authority. The source of what rests on it.';
