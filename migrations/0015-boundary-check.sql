-- Thresholds of the boundary checks. An empty database gets them with everything else that is shipped (geodata/rules.csv); this is for one that
-- was loaded before there were any.
insert into rule (code, parameter, operator, value, unit, legal_basis, confidence, note)
select 'boundary_check', s.parameter, s.operator, s.value, s.unit, 'Quy ước của Mặt Bằng', 'own', s.note
from (values
  ('max_vertices', 'lte', 50000, 'vertex', 'Hình nhiều đỉnh hơn mức này không nhận'),
  ('overlap_min_m2', 'gte', 10, 'm2', 'Ranh chồng lên khu khác hoặc hành lang từ mức này mới nêu ra; nhỏ hơn là đường giáp ranh, sai lệch khi làm tròn toạ độ'),
  ('known_place_distance', 'lte', 5, 'km', 'Ranh cách vị trí đã biết của khu quá mức này (cộng sai số của vị trí) thì nêu ra; sai kinh tuyến trục lệch khoảng 26 km'),
  ('plot_overlap_min_m2', 'gt', 1, 'm2', 'Hai lô chồng nhau quá mức này là lỗi; như sổ đất'),
  ('plot_gap_min_m2', 'gt', 1, 'm2', 'Khoảng hở giữa các lô quá mức này thì nêu ra'),
  ('plot_width', 'gte', 2, 'm', 'Chỗ rộng nhất của lô hẹp hơn mức này thì nêu ra'),
  ('edge_gap_width', 'lt', 5, 'm', 'Dải đất giữa các lô và ranh khu hẹp hơn mức này là khoảng hở; rộng hơn là đất chưa chia lô')
) as s(parameter, operator, value, unit, note)
where exists (select from rule) and not exists (select from rule r where r.code = 'boundary_check' and r.parameter = s.parameter);
