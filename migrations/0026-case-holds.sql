-- Land kept for cases went on to the parts of a plot that was split or joined, but not to the cases: none let it go. It goes to those that had the plot, by ground; what none has is let go.
create temporary table unlinked_hold as
select h.id, h.relocation_id, h.reason, h.valid_from, h.valid_to, p.geom
from hold h join plot p on p.id = h.plot_id
where h.relocation_id is not null and h.valid_to = '9999-12-31' and h.reason = 'Giữ cho doanh nghiệp di dời, đến khi hồ sơ di dời kết thúc'
  and not exists (select from relocation_case_hold l where l.hold_id = h.id);

insert into relocation_case_hold (case_id, hold_id, area_m2)
select l.case_id, u.id, sum(l.area_m2 * g.m2 / p.area_m2)
from unlinked_hold u
  join hold was on was.relocation_id = u.relocation_id and was.reason = u.reason and (was.valid_to <= u.valid_from or was.valid_to = u.valid_to)
  join relocation_case_hold l on l.hold_id = was.id join relocation_case c on c.id = l.case_id
  -- The plot as it was: its largest drawing.
  cross join lateral (select o.geom, o.area_m2 from plot o where o.lineage_id = was.plot_id order by o.area_m2 desc, o.id limit 1) p
  cross join lateral (select ST_Area(ST_Intersection(p.geom, u.geom, 1e-9)::geography) as m2 where p.geom && u.geom) g
where g.m2 > 1 and c.closed_on is null
  and not exists (select from relocation_step s where s.case_id = c.id and s.replaced_at is null and s.stage = 'old_site_cleared' and s.reached_on <= current_date)
group by l.case_id, u.id;

-- What ends on the day it began never held.
delete from hold h using unlinked_hold u where h.id = u.id and h.valid_from >= current_date and not exists (select from relocation_case_hold l where l.hold_id = h.id);
update hold h set valid_to = current_date from unlinked_hold u where h.id = u.id and not exists (select from relocation_case_hold l where l.hold_id = h.id);
drop table unlinked_hold;
