-- VN-2000, three-degree zones (múi 3°). PostGIS 3.3 lacks 9205-9218 and both databases must agree, so the rows are ours.
-- Datum shift EPSG:6960 (QĐ 05/2007/QĐ-BTNMT), about 1 m: for planning, not for cadastral measurement. PROJ's +towgs84
-- is Position Vector, so the published Coordinate Frame rotations change sign.
insert into spatial_ref_sys (srid, auth_name, auth_srid, proj4text, srtext)
select srid, 'EPSG', srid,
  format('+proj=tmerc +lat_0=0 +lon_0=%s +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 '
    '+towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278 +units=m +no_defs', meridian),
  format('PROJCS["VN-2000 / TM-3 %s",GEOGCS["VN-2000",DATUM["Vietnam_2000",SPHEROID["WGS 84",6378137,298.257223563],'
    'TOWGS84[-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278]],'
    'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4756"]],PROJECTION["Transverse_Mercator"],'
    'PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",%s],PARAMETER["scale_factor",0.9999],'
    'PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1],AUTHORITY["EPSG","%s"]]',
    meridian, meridian, srid)
from (values
  (5896, 102.0), (5897, 105.0), (5898, 108.0), (5899, 107.75),
  (9205, 103.0), (9206, 104.0), (9207, 104.5), (9208, 104.75), (9209, 105.5), (9210, 105.75), (9211, 106.0),
  (9212, 106.25), (9213, 106.5), (9214, 107.0), (9215, 107.25), (9216, 107.5), (9217, 108.25), (9218, 108.5)
) as zone(srid, meridian)
on conflict (srid) do update set proj4text = excluded.proj4text, srtext = excluded.srtext;
