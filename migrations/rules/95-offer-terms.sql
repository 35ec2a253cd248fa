-- What a board says to investors about a zone beside its land: GET and PUT /api/zones/{code}/offer-terms.

create function rules.offer_terms_version(zone_id int) returns int
  language sql stable parallel safe
begin atomic
  select ('x' || substr(md5(coalesce(string_agg(r.kind || r.id, ',' order by r.kind, r.id), '')), 1, 7))::bit(28)::int
  from (select 's' as kind, s.id from zone_sector s where s.zone_id = offer_terms_version.zone_id and s.replaced_at is null
    union all select 'f', f.id from zone_fee f where f.zone_id = offer_terms_version.zone_id and f.replaced_at is null
    union all select 't', t.id from zone_land_term t where t.zone_id = offer_terms_version.zone_id and t.replaced_at is null
    union all select 'p', p.id from priority_project p where p.zone_id = offer_terms_version.zone_id and p.replaced_at is null) r;
end;
comment on function rules.offer_terms_version is 'Changes whenever a row of the terms of a zone begins or is replaced: rows are never rewritten. Its ETag.';

create function rules.offer_terms(zone_code text) returns json
  language sql stable parallel safe
begin atomic
  select json_build_object('zone', z.code, 'version', rules.offer_terms_version(z.id), 'termUntil', t.term_until, 'termSource', t.source,
    'fees', coalesce((select json_agg(json_build_object('kind', f.kind, 'amount', f.amount::float8, 'currency', f.currency, 'per', f.per, 'source', f.source, 'validFrom', f.valid_from)
      order by f.id) from zone_fee f where f.zone_id = z.id and f.replaced_at is null), '[]'),
    'sectors', coalesce((select json_agg(json_build_object('code', s.sector_code, 'stance', s.stance, 'source', s.source) order by s.sector_code)
      from zone_sector s where s.zone_id = z.id and s.replaced_at is null), '[]'),
    'priorityProjects', coalesce((select json_agg(json_build_object('nameVi', p.name_vi, 'nameEn', p.name_en, 'sector', p.sector_code, 'landNeedHa', p.land_need_ha::float8,
      'source', p.source, 'validFrom', p.valid_from) order by p.id) from priority_project p where p.zone_id = z.id and p.replaced_at is null), '[]'))
  from zone z left join zone_land_term t on t.zone_id = z.id and t.replaced_at is null where z.code = offer_terms.zone_code;
end;
comment on function rules.offer_terms is 'What is on record of the terms of a zone, past and to come (OfferTerms of the contract); null: no such zone.';
