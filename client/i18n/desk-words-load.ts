import { addWords } from './add-words.ts'
import type { Translation } from './vi.ts'

/** Words of loading a boundary from a file. */
export const vi = {
  load: {
    pick: 'Nạp ranh từ tệp GeoJSON',
    drop: 'Thả tệp GeoJSON vào đây',
    dismiss: 'Đã rõ',
    found: 'Hình trong tệp',
    shape: '{{name}} · {{vertices}} đỉnh',
    unnamed: 'Hình {{number}}',
    which_other: 'Tệp có {{count}} hình. Lấy hình nào?',
    passedOver_other: '{{count}} đối tượng không phải đa giác, không dùng.',
    heights: 'Toạ độ có {{dimensions}} trị số: có thêm độ cao hoặc trị đo. Ranh giới chỉ cần kinh độ, vĩ độ.',
    dropHeights: 'Bỏ độ cao, chỉ lấy kinh độ và vĩ độ',
    replaces: 'Hình đang xem trên bản đồ sẽ thay hình đang vẽ; hoàn tác được.',
    take: 'Dùng hình này',
    cancel: 'Thôi',
    refused: {
      too_large: 'Tệp nặng {{megabytes}} MB; nhiều nhất {{most}} MB.',
      other_format: 'Hiện chỉ đọc tệp GeoJSON, chưa đọc .{{extension}}. Hãy xuất ranh ra GeoJSON (WGS84) rồi nạp lại.',
      not_json: 'Tệp không phải JSON, hoặc bị cắt giữa chừng.',
      not_geojson: 'Tệp là JSON nhưng không phải GeoJSON: cần FeatureCollection, Feature hoặc Geometry.',
      no_polygon: 'Tệp không có đa giác nào; có {{count}} đối tượng khác.',
      not_numbers: 'Có toạ độ không phải số: {{got}}.',
      not_degrees: 'Toạ độ {{got}} không phải kinh độ, vĩ độ. Tệp có lẽ theo VN-2000: dán vào bảng toạ độ, hoặc đổi sang WGS84.',
      vn2000_degrees: 'Tệp ghi kinh độ, vĩ độ VN-2000 ({{got}}), lệch WGS84 hơn 200 m. Hãy chuyển sang WGS84 (EPSG:4326) rồi nạp lại.',
      other_crs: 'Tệp ghi hệ toạ độ {{got}}, không phải WGS84. Hãy chuyển sang WGS84 (EPSG:4326) rồi nạp lại.',
      unreadable: 'Không đọc được tệp.',
    },
  },
}

export type LoadWords = typeof vi

export const en: Translation<LoadWords> = {
  load: {
    pick: 'Load the boundary from a GeoJSON file',
    drop: 'Drop the GeoJSON file here',
    dismiss: 'Understood',
    found: 'Shapes in the file',
    shape: '{{name}} · {{vertices}} vertices',
    unnamed: 'Shape {{number}}',
    which_one: 'The file has {{count}} shape. Which one?',
    which_other: 'The file has {{count}} shapes. Which one?',
    passedOver_one: '{{count}} object is no polygon and is left out.',
    passedOver_other: '{{count}} objects are no polygons and are left out.',
    heights: 'Coordinates have {{dimensions}} numbers: heights or measures came along. A boundary takes longitude and latitude only.',
    dropHeights: 'Drop the heights, take longitude and latitude only',
    replaces: 'The shape shown on the map replaces the one being drawn; it can be undone.',
    take: 'Use this shape',
    cancel: 'Cancel',
    refused: {
      too_large: 'The file has {{megabytes}} MB; at most {{most}} MB.',
      other_format: 'Only GeoJSON is read for now, not .{{extension}}. Export the boundary as GeoJSON (WGS84) and load that.',
      not_json: 'The file is not JSON, or was cut off.',
      not_geojson: 'The file is JSON but not GeoJSON: a FeatureCollection, Feature or geometry is expected.',
      no_polygon: 'The file has no polygon; it has {{count}} other objects.',
      not_numbers: 'A coordinate is not a number: {{got}}.',
      not_degrees: 'The coordinate {{got}} is no longitude and latitude. The file is probably in VN-2000: paste it into the table of corners, or convert it to WGS84.',
      vn2000_degrees: 'The file states VN-2000 longitudes and latitudes ({{got}}), more than 200 m off WGS84. Convert it to WGS84 (EPSG:4326) and load that.',
      other_crs: 'The file states the coordinate system {{got}}, not WGS84. Convert it to WGS84 (EPSG:4326) and load that.',
      unreadable: 'The file could not be read.',
    },
  },
}

addWords({ vi, en })
