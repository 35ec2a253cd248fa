-- What was a number in the checks is a threshold now. An empty database gets these with everything else that is shipped (geodata/rules.csv); this is
-- for one that was loaded before.
insert into rule (code, parameter, operator, value, unit, legal_basis, confidence, note)
select 'boundary_check', s.parameter, s.operator, s.value, s.unit, 'Quy ước của Mặt Bằng', 'own', s.note
from (values
  ('seam_m2', 'lte', 1, 'm2', 'Phần đất không quá mức này là sai lệch khi vẽ: không tính là lô ra ngoài ranh, không tính là lấy đất của lô khác'),
  ('whole_plot_share', 'gte', 99.9, 'percent', 'Lô lấy từ mức này đất của một lô khác là lấy cả lô: phần còn lại là sai lệch khi vẽ'),
  ('plot_pairs', 'lte', 20000, 'pair', 'Số cặp lô nằm gần nhau nhiều nhất mà một lần kiểm tra so với nhau; nhiều hơn thì báo lỗi'),
  ('outline_ratio', 'lte', 1000, 'times', 'Hình hơn 1.000 đỉnh mà chu vi dài hơn mức này lần cạnh của khung bao thì không nhận: so từng đoạn với nhau quá lâu')
) as s(parameter, operator, value, unit, note)
where exists (select from rule) and not exists (select from rule r where r.code = 'boundary_check' and r.parameter = s.parameter);
