-- What is contiguous is a rule: when it changes, every kept block is measured again at the end of the transaction.
create function forget_clean_blocks() returns trigger language plpgsql as $$
begin
  delete from clean_block;
  perform mark_zones_stale(array(select id from zone));
  return null;
end $$;
create trigger clean_blocks_follow_their_rule after insert or update on rule
  for each row when (new.code = 'clean_block') execute function forget_clean_blocks();
create trigger clean_blocks_follow_a_rule_taken_away after delete on rule
  for each row when (old.code = 'clean_block') execute function forget_clean_blocks();
