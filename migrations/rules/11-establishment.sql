create function rules.establishes(kind zone_kind, legal legal_status) returns boolean
  language sql immutable parallel safe
  return coalesce(legal = 'established' or (legal = 'policy_approved' and kind <> 'industrial_cluster'), false);
comment on function rules.establishes is
  'Whether a legal status means established: an industrial zone from its policy approval (Decree 35/2022 art. 6), a cluster only by its establishment decision.';

create function rules.zone_establishment(zone_id int, as_of date)
  returns table (is_established boolean, first_day date, last_day date, decision_id int, source text)
  language sql stable parallel safe
begin atomic
  select rules.establishes(z.kind, axes.legal_status), edtf_first_day(began.effective_on), edtf_last_day(began.effective_on), began.decision_id, began.source
  from zone z
  left join lateral rules.zone_axes_at(z.id, as_of) axes on true
  left join lateral (
    select c.effective_on, c.decision_id, c.source from zone_status_change c
    where c.zone_id = z.id and c.replaced_at is null and rules.establishes(z.kind, c.legal_status)
      and (c.effective_on is null or edtf_first_day(c.effective_on) <= as_of)
    order by edtf_first_day(c.effective_on) nulls first, c.id limit 1) began on true
  where z.id = zone_establishment.zone_id;
end;
comment on function rules.zone_establishment is
  'Whether a zone is established on a day, and the first and last day on which that can have taken effect: the same where the source gives a day,
   1 January and 31 December where it gives a year, both null where nobody recorded it.';

create function rules.zone_headline_at(zone_id int, as_of date) returns zone_status
  language sql stable parallel safe
begin atomic
  select rules.zone_headline_status(z.kind, c.plan_status, c.legal_status, c.operation_status)
  from zone z left join lateral rules.zone_axes_at(z.id, as_of) c on true where z.id = zone_headline_at.zone_id;
end;
comment on function rules.zone_headline_at is 'The headline status of a zone on a day.';

create function rules.ledger_zone_json(zone_id int, as_of date) returns json
  language sql stable parallel safe
begin atomic
  select json_build_object('code', z.code, 'id', z.id, 'kind', z.kind, 'zoneType', z.zone_type, 'nameVi', z.name_vi, 'nameEn', coalesce(z.name_en, z.name_vi),
    'provinceCode', z.province_code, 'status', rules.zone_headline_at(z.id, as_of),
    'establishedOn', case when e.is_established then e.first_day end)
  from zone z left join lateral rules.zone_establishment(z.id, as_of) e on true where z.id = ledger_zone_json.zone_id;
end;
comment on function rules.ledger_zone_json is 'What every answer of the ledger says of its zone (LedgerZone of the contract).';

create function rules.asked_day(as_of date) returns date
  language sql stable parallel safe
  return coalesce(as_of, current_date);
comment on function rules.asked_day is 'The day asked about; today when none was.';
