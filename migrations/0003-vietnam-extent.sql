-- Vietnam with its sea and islands, and a tolerance of 5 km at the land border: what lies outside is a mistake.
create function is_in_vietnam(g geometry) returns boolean
  language sql immutable strict parallel safe
  return ST_CoveredBy(g, ST_GeomFromText('POLYGON((102.0 22.6,103 23,104.5 23.5,105.4 23.6,107 23,108.2 21.7,110 20,113 18,118 16,118 6,103 6,102.5 10,104.5 11,106 12,107.3 13,107.3 15,104.5 18.5,103.6 19.5,102 21.5,102.0 22.6))', 4326));
