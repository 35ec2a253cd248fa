-- The day everything was last brought up to (rules.refresh): the next start of that day need not.
create table kept_up_to (
  is_only boolean primary key default true constraint kept_up_to_is_one_row check (is_only),
  day date not null
);
comment on table kept_up_to is 'One row: the day rules.refresh() last ran, after a rebuild of the rules, a load or the turn of a day.';

insert into rule (code, parameter, operator, value, unit, legal_basis, confidence, note)
select 'question', 'notices_per_day', 'lte', 20, 'per_day', 'Quy ước của Mặt Bằng', 'own', 'Số thư báo câu hỏi mới nhiều nhất gửi một cán bộ trong một ngày; câu hỏi vẫn vào hộp'
where exists (select from rule) and not exists (select from rule where code = 'question' and parameter = 'notices_per_day');

-- Mail servers repeat whom they refuse.
update mail set error = regexp_replace(error, '[^[:space:]<>"]+@[^[:space:]<>"]+', '…@…', 'g') where error like '%@%';
