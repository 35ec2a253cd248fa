-- Where the hectares of a block stand on the map: one point a block, found by tile.
create index clean_block_label_3857_idx on clean_block using gist (ST_PointOnSurface(geom_3857));
