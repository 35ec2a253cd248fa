create function rules.refresh() returns void language sql
begin atomic
  update zone z set plan_status = c.plan_status, legal_status = c.legal_status, operation_status = c.operation_status,
    status = rules.zone_headline_status(z.kind, c.plan_status, c.legal_status, c.operation_status)
  from zone z2, lateral rules.zone_axes_at(z2.id, current_date) c
  where z2.id = z.id and (z.plan_status, z.legal_status, z.operation_status, z.status) is distinct from
    (c.plan_status, c.legal_status, c.operation_status,
     rules.zone_headline_status(z.kind, c.plan_status, c.legal_status, c.operation_status));
  update zone set search_text = rules.zone_search_text(id) where search_text is distinct from rules.zone_search_text(id);
  update zone set label_point_3857 = rules.zone_label_point(id) where not ST_Equals(label_point_3857, rules.zone_label_point(id));
  update plot set lease_status = s.status
  from (select p.id, rules.plot_lease_status(p.id, current_date) as status from plot p where p.replaced_at is null) s
  where s.id = plot.id and plot.lease_status is distinct from s.status;
end;
comment on function rules.refresh is
  'Brings the columns kept in step up to today and to the rules just rebuilt. Run after each rebuild and once a day.';
