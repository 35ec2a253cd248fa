create function rules.zone_headline_status(kind zone_kind, plan plan_status, legal legal_status, operation operation_status)
  returns zone_status language sql immutable parallel safe
  return case
    when operation = 'relocating' then 'relocating'
    when operation in ('operating', 'operating_unestablished') then 'operating'
    when plan = 'withdrawn' or legal in ('revoked', 'converted') or operation = 'closed' then 'withdrawn'
    when legal = 'established' then 'established'
    -- Decree 35/2022 art. 6: an industrial zone counts as established from its policy approval; a cluster never does.
    when legal = 'policy_approved' and kind <> 'industrial_cluster' then 'established'
    when plan is null or operation is null then 'unknown'
    when plan in ('proposed', 'planned', 'planned_after_2030') then 'planned'
    else 'unknown' end;
comment on function rules.zone_headline_status is
  'The one status for map and filter: the first that holds of relocating, operating, withdrawn, established, planned, unknown.
   Established: industrial zones from policy approval (Decree 35/2022 art. 6), clusters only by establishment decision.';

create function rules.zone_is_approved(legal legal_status, headline zone_status) returns boolean
  language sql immutable parallel safe
  return headline <> 'withdrawn' and (coalesce(legal in ('policy_approved', 'established'), false) or headline in ('operating', 'relocating'));
comment on function rules.zone_is_approved is
  'Whether a zone has its ground for itself: its policy is approved or it is established, or it operates (also while it is being moved), and it was not withdrawn.';

create function rules.zone_axes_at(zone_id int, as_of date)
  returns table (plan_status plan_status, legal_status legal_status, operation_status operation_status)
  language sql stable parallel safe
begin atomic
  select c.plan_status, c.legal_status, c.operation_status
  from zone_status_change c
  where c.zone_id = zone_axes_at.zone_id and c.replaced_at is null
    and (c.effective_on is null or edtf_first_day(c.effective_on) <= as_of)
  order by edtf_first_day(c.effective_on) desc nulls last, c.id desc
  limit 1;
end;
comment on function rules.zone_axes_at is
  'The three status axes in effect on a day. A change without a known date counts as older than every dated one.';

create function rules.refresh_zone_status(zone_id int) returns void
  language sql
begin atomic
  update zone z set plan_status = c.plan_status, legal_status = c.legal_status, operation_status = c.operation_status,
    status = rules.zone_headline_status(z.kind, c.plan_status, c.legal_status, c.operation_status)
  from (select 1) once left join lateral rules.zone_axes_at(refresh_zone_status.zone_id, current_date) c on true
  where z.id = refresh_zone_status.zone_id
    and (z.plan_status, z.legal_status, z.operation_status, z.status) is distinct from (c.plan_status, c.legal_status, c.operation_status,
      rules.zone_headline_status(z.kind, c.plan_status, c.legal_status, c.operation_status));
end;
comment on function rules.refresh_zone_status is 'Brings the status of a zone up to the changes in effect today; without any it is unknown.';
