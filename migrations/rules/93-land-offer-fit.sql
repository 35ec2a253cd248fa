-- How well an offer keeps a wish, and a sector a zone.

create function rules.fit_of_least(value double precision, least_wished double precision) returns double precision
  language sql immutable parallel safe
  return case when value is null then 0.5
    when value >= least_wished then 0.75 + 0.25 * case when least_wished > 0 then least((value - least_wished) / least_wished, 1) else 1 end
    else 0.5 * greatest(value, 0) / least_wished end;
comment on function rules.fit_of_least is
  'How well an offer keeps a wish of at least so much, 0 … 1: kept 0.75 and up to 0.25 more for what is to spare, unknown 0.5, missed less than 0.5 by the share that is short.
   A convention of ours: an unknown ranks below what is known to fit and above what is known not to.';

create function rules.fit_of_most(value double precision, most_wished double precision, scale double precision) returns double precision
  language sql immutable parallel safe
  return case when value is null then 0.5
    when value <= most_wished then 0.75 + 0.25 * case when most_wished > 0 then (most_wished - value) / most_wished else 1 end
    else 0.5 * greatest(0, 1 - (value - most_wished) / greatest(most_wished, scale)) end;
comment on function rules.fit_of_most is 'As rules.fit_of_least, of a wish of at most so much; missed by as much again as was wished, or by the scale where that is more, is nought.';

create function rules.fit_of_area(ha double precision, least_wished double precision, most_wished double precision) returns double precision
  language sql immutable parallel safe
  return case when ha < least_wished then 0.5 * ha / least_wished when ha > most_wished then 0.5 * most_wished / ha
    when least_wished is not null and most_wished is not null then 1
    when least_wished > 0 then 0.75 + 0.25 * greatest(0, 1 - (ha - least_wished) / least_wished) when most_wished > 0 then 0.75 + 0.25 * ha / most_wished else 1 end;
comment on function rules.fit_of_area is
  'As rules.fit_of_least, of an area: who wishes 12 ha is served better by 12.5 than by 60, so nearest to what was wished fits best; between two bounds all fit alike.';

create function rules.listed_sectors(sector_code text, as_of date) returns table (zone_id int, own_stance text, is_closed boolean)
  language sql stable parallel safe
begin atomic
  select s.zone_id, max(s.stance) filter (where s.sector_code = listed_sectors.sector_code), bool_or(s.stance = 'allowed')
  from zone_sector s
  where s.replaced_at is null and (s.valid_from is null or s.valid_from <= as_of) and (s.valid_to is null or s.valid_to > as_of)
  group by s.zone_id;
end;
comment on function rules.listed_sectors is
  'The zones with a list of sectors on a day, what it says of one sector (null: does not name it), and whether it is closed: a list of what is allowed leaves out the rest; one of
   priorities or of exclusions alone leaves it open.';

create function rules.sector_score(has_list boolean, own_stance text, is_closed boolean) returns int
  language sql immutable parallel safe
  return case when has_list is not true then null when own_stance = 'priority' then 3 when own_stance = 'allowed' then 2 when own_stance is null and not is_closed then 1 else 0 end;
comment on function rules.sector_score is
  'How a sector suits a zone: 3 wanted, 2 allowed, 1 not named by a list that leaves it open, 0 excluded or left out by a list of what is allowed; null: nobody recorded a list. 1 and more keeps the wish.';
