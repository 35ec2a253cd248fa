-- The least block that is offered. An empty database gets it with everything else that is shipped (geodata/rules.csv); this is for one that was
-- loaded before.
insert into rule (code, parameter, operator, value, unit, legal_basis, confidence, note)
select 'clean_block', 'least_offered', 'gte', 500, 'm2', 'Quy ước của Mặt Bằng', 'own',
  'Khối đất sạch nhỏ hơn mức này không chào cho nhà đầu tư: thường là mép lô còn lại sau khi cắt theo thửa; lô nhỏ nhất từng gặp khoảng 500 m²'
where exists (select from rule) and not exists (select from rule where code = 'clean_block' and parameter = 'least_offered');
