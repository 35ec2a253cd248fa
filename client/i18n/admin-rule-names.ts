import { addWords } from './add-words.ts'
import type { Translation } from './vi.ts'

/** Names of thresholds no figure shows: administrators alone read them. Top-level keys of its own: the types of all word files are laid over each other. */
export const vi = {
  adminRuleName: {
    boundary_check_edge_gap_width: 'Khoảng hở giữa lô và ranh khu, rộng nhất', boundary_check_known_place_distance: 'Cách vị trí đã biết, xa nhất', boundary_check_max_vertices: 'Số đỉnh nhiều nhất',
    boundary_check_overlap_min_m2: 'Phần chồng bắt đầu nêu ra', boundary_check_plot_gap_min_m2: 'Khoảng hở giữa các lô bắt đầu nêu ra', boundary_check_plot_overlap_min_m2: 'Phần lô chồng nhau bắt đầu là lỗi', boundary_check_plot_width: 'Bề rộng lô nhỏ nhất',
    question_kept_for: 'Giữ thông tin người hỏi, nhiều nhất', question_per_address: 'Câu hỏi từ một địa chỉ mạng', question_per_email: 'Câu hỏi của một e-mail', question_notices_per_day: 'Thư báo câu hỏi mới cho một cán bộ', land_alert_kept_for: 'Báo tin trong', land_alert_confirm_within: 'Phải xác nhận trong',
    land_alert_per_address: 'Yêu cầu từ một địa chỉ mạng', land_alert_per_email: 'Thư xác nhận tới một e-mail', form_pass_not_before: 'Không gửi sớm hơn', form_pass_good_for: 'Biểu mẫu mở dùng được', mail_tried_for: 'Thử gửi lại thư trong',
    boundary_check_seam_m2: 'Sai lệch khi vẽ, nhiều nhất', boundary_check_whole_plot_share: 'Lấy cả lô, từ mức', boundary_check_outline_ratio: 'Chu vi so với cạnh khung bao, nhiều nhất', boundary_check_plot_pairs: 'Số cặp lô so với nhau, nhiều nhất',
    cluster_decision_change_area_increase: 'Tăng diện tích không phải làm lại', cluster_developer_score_capacity: 'Năng lực, kinh nghiệm: nhiều nhất', cluster_developer_score_finance: 'Tài chính: nhiều nhất',
    cluster_developer_score_management_environment: 'Quản lý, môi trường: nhiều nhất', cluster_developer_score_minimum: 'Tổng điểm ít nhất', cluster_developer_score_technical: 'Phương án kỹ thuật: nhiều nhất',
    cluster_procedure_appraisal: 'Thẩm định', cluster_procedure_decision: 'Ra quyết định', cluster_procedure_file: 'Lập, trình hồ sơ', cluster_procedure_publish: 'Công bố', cluster_procedure_receive_files: 'Nhận hồ sơ',
    eco_zone_cleaner_production_firms: 'Doanh nghiệp sản xuất sạch hơn', eco_zone_commitment_period: 'Thời hạn đạt tiêu chí', eco_zone_shared_land: 'Đất cây xanh, hạ tầng dùng chung', eco_zone_symbiosis_links: 'Liên kết cộng sinh',
    linkage_cluster_capital_usd: 'Vốn đầu tư, USD', linkage_cluster_capital_vnd: 'Vốn đầu tư, đồng', linkage_cluster_first_phase_area: 'Diện tích giai đoạn đầu',
    plan_adjustment_area_after_opinion: 'Tỉnh tự điều chỉnh sau khi hỏi bộ: diện tích', plan_adjustment_area_by_province: 'Tỉnh tự điều chỉnh: diện tích', plan_adjustment_share_after_opinion: 'Tỉnh tự điều chỉnh sau khi hỏi bộ: tỷ lệ', plan_adjustment_share_by_province: 'Tỉnh tự điều chỉnh: tỷ lệ',
    pre_2009_cluster_oversize_decided_by_province: 'Cụm quá lớn do tỉnh quyết', pre_2009_cluster_regularisation: 'Phải hợp thức hóa',
    railway_corridor_elevated_station: 'Ga trên cao', railway_corridor_fence_above_speed: 'Phải có hàng rào khi tốc độ trên', railway_corridor_flammable_house: 'Nhà dễ cháy cách hành lang', railway_corridor_kiln: 'Lò nung cách hành lang',
    railway_corridor_protection_ditch: 'Phạm vi bảo vệ: từ rãnh', railway_corridor_protection_embankment: 'Phạm vi bảo vệ: từ nền đắp, nền đào', railway_corridor_protection_high_speed: 'Phạm vi bảo vệ: tốc độ cao', railway_corridor_protection_others: 'Phạm vi bảo vệ: đường sắt khác', railway_corridor_protection_urban: 'Phạm vi bảo vệ: đường sắt đô thị',
    railway_corridor_river_bridge_20_to_60_m: 'Cầu 20–60 m', railway_corridor_river_bridge_20_to_60_m_urban: 'Cầu 20–60 m, đô thị', railway_corridor_river_bridge_60_to_300_m: 'Cầu 60–300 m', railway_corridor_river_bridge_60_to_300_m_urban: 'Cầu 60–300 m, đô thị',
    railway_corridor_river_bridge_over_300_m: 'Cầu trên 300 m', railway_corridor_river_bridge_over_300_m_urban: 'Cầu trên 300 m, đô thị', railway_corridor_river_bridge_under_20_m: 'Cầu dưới 20 m',
    railway_corridor_river_bridge_under_20_m_high_speed_urban: 'Cầu dưới 20 m, đô thị, tốc độ cao', railway_corridor_river_bridge_under_20_m_other_urban: 'Cầu dưới 20 m, đô thị, đường sắt khác',
    railway_corridor_safety_high_speed_outside_urban: 'Hành lang an toàn: tốc độ cao, ngoài đô thị', railway_corridor_safety_high_speed_urban: 'Hành lang an toàn: tốc độ cao, đô thị', railway_corridor_safety_others: 'Hành lang an toàn: đường sắt khác',
    railway_corridor_tunnel_outside_urban: 'Hầm ngoài đô thị', railway_corridor_vertical: 'Chiều cao', railway_corridor_vertical_high_speed: 'Chiều cao, tốc độ cao',
    railway_corridor_viaduct_high_speed_outside_urban: 'Cầu cạn tốc độ cao, ngoài đô thị', railway_corridor_viaduct_high_speed_urban: 'Cầu cạn tốc độ cao, đô thị', railway_corridor_viaduct_other_outside_urban: 'Cầu cạn khác, ngoài đô thị', railway_corridor_viaduct_other_urban: 'Cầu cạn khác, đô thị',
    railway_corridor_width_unknown: 'Chưa có số mét của quy định mới',
    reporting_board_quarterly: 'Ban báo cáo hằng quý', reporting_board_yearly: 'Ban báo cáo hằng năm', reporting_cluster_commune_december: 'Cấp xã báo cáo cụm, tháng 12', reporting_cluster_commune_june: 'Cấp xã báo cáo cụm, tháng 6',
    reporting_cluster_cut_off_december: 'Chốt số liệu cụm, tháng 12', reporting_cluster_cut_off_june: 'Chốt số liệu cụm, tháng 6', reporting_cluster_department_december: 'Sở báo cáo cụm, tháng 12', reporting_cluster_department_june: 'Sở báo cáo cụm, tháng 6',
    reporting_cluster_developer_december: 'Chủ đầu tư báo cáo cụm, tháng 12', reporting_cluster_developer_june: 'Chủ đầu tư báo cáo cụm, tháng 6', reporting_key_projects_before_hour: 'Dự án trọng điểm: trước giờ', reporting_key_projects_monthly: 'Dự án trọng điểm: danh sách hằng tháng',
    reporting_key_projects_weekday: 'Dự án trọng điểm: thứ trong tuần', reporting_progress_before_day: 'Báo cáo tiến độ: trước ngày',
    rice_land_phase_area_central_southeast: 'Đất hai vụ lúa mỗi giai đoạn: miền Trung, Đông Nam Bộ', rice_land_phase_area_deltas: 'Đất hai vụ lúa mỗi giai đoạn: hai đồng bằng', rice_land_phase_area_mountains: 'Đất hai vụ lúa mỗi giai đoạn: miền núi, Tây Nguyên',
    secondary_firm_starts_after_shared_infrastructure: 'Chỉ hoạt động khi hạ tầng chung đã xong', sector_land_share: 'Đất dành cho ngành', urban_conversion_age: 'Tuổi của khu', urban_conversion_elapsed_term: 'Phần thời hạn đã qua', urban_conversion_firms_agreeing: 'Doanh nghiệp đồng ý',
    urban_service_zone_land_share: 'Đất đô thị, dịch vụ',
  },
}
export type AdminRuleNames = typeof vi

export const en: Translation<AdminRuleNames> = {
  adminRuleName: {
    boundary_check_edge_gap_width: 'Gap between plots and boundary, at its widest', boundary_check_known_place_distance: 'Distance from the known place, at most', boundary_check_max_vertices: 'Most vertices',
    boundary_check_overlap_min_m2: 'Overlap that is named', boundary_check_plot_gap_min_m2: 'Gap between plots that is named', boundary_check_plot_overlap_min_m2: 'Overlap of plots that is an error', boundary_check_plot_width: 'Least width of a plot',
    question_kept_for: 'Details of who asks are kept, at most', question_per_address: 'Questions from one network address', question_per_email: 'Questions by one e-mail', question_notices_per_day: 'Mails about new questions to one official', land_alert_kept_for: 'Alerts last', land_alert_confirm_within: 'To be confirmed within',
    land_alert_per_address: 'Requests from one network address', land_alert_per_email: 'Confirmations to one e-mail', form_pass_not_before: 'Not sent sooner than', form_pass_good_for: 'An open form is good for', mail_tried_for: 'Mail is tried again for',
    boundary_check_seam_m2: 'Seam of a drawing, at most', boundary_check_whole_plot_share: 'A whole plot is taken from', boundary_check_outline_ratio: 'Perimeter to the side of its box, at most', boundary_check_plot_pairs: 'Pairs of plots compared, at most',
    cluster_decision_change_area_increase: 'Growth without a new procedure', cluster_developer_score_capacity: 'Capacity and experience: at most', cluster_developer_score_finance: 'Finance: at most',
    cluster_developer_score_management_environment: 'Management and environment: at most', cluster_developer_score_minimum: 'Least score in all', cluster_developer_score_technical: 'Technical proposal: at most',
    cluster_procedure_appraisal: 'Appraisal', cluster_procedure_decision: 'Decision', cluster_procedure_file: 'Preparing and submitting the file', cluster_procedure_publish: 'Publication', cluster_procedure_receive_files: 'Receiving files',
    eco_zone_cleaner_production_firms: 'Firms with cleaner production', eco_zone_commitment_period: 'Period to meet the criteria', eco_zone_shared_land: 'Green land and shared infrastructure', eco_zone_symbiosis_links: 'Symbiosis links',
    linkage_cluster_capital_usd: 'Capital in USD', linkage_cluster_capital_vnd: 'Capital in VND', linkage_cluster_first_phase_area: 'Area of the first phase',
    plan_adjustment_area_after_opinion: 'Adjusted by the province after asking ministries: area', plan_adjustment_area_by_province: 'Adjusted by the province alone: area', plan_adjustment_share_after_opinion: 'Adjusted by the province after asking ministries: share', plan_adjustment_share_by_province: 'Adjusted by the province alone: share',
    pre_2009_cluster_oversize_decided_by_province: 'Oversize decided by the province', pre_2009_cluster_regularisation: 'Must be regularised',
    railway_corridor_elevated_station: 'Elevated station', railway_corridor_fence_above_speed: 'Fence needed above a speed of', railway_corridor_flammable_house: 'Flammable house from the corridor', railway_corridor_kiln: 'Kiln from the corridor',
    railway_corridor_protection_ditch: 'Protection: from the ditch', railway_corridor_protection_embankment: 'Protection: from embankment or cutting', railway_corridor_protection_high_speed: 'Protection: high speed', railway_corridor_protection_others: 'Protection: other railways', railway_corridor_protection_urban: 'Protection: urban railways',
    railway_corridor_river_bridge_20_to_60_m: 'Bridge of 20–60 m', railway_corridor_river_bridge_20_to_60_m_urban: 'Bridge of 20–60 m, urban', railway_corridor_river_bridge_60_to_300_m: 'Bridge of 60–300 m', railway_corridor_river_bridge_60_to_300_m_urban: 'Bridge of 60–300 m, urban',
    railway_corridor_river_bridge_over_300_m: 'Bridge over 300 m', railway_corridor_river_bridge_over_300_m_urban: 'Bridge over 300 m, urban', railway_corridor_river_bridge_under_20_m: 'Bridge under 20 m',
    railway_corridor_river_bridge_under_20_m_high_speed_urban: 'Bridge under 20 m, urban, high speed', railway_corridor_river_bridge_under_20_m_other_urban: 'Bridge under 20 m, urban, other railways',
    railway_corridor_safety_high_speed_outside_urban: 'Safety corridor: high speed, outside towns', railway_corridor_safety_high_speed_urban: 'Safety corridor: high speed, urban', railway_corridor_safety_others: 'Safety corridor: other railways',
    railway_corridor_tunnel_outside_urban: 'Tunnel outside towns', railway_corridor_vertical: 'Height', railway_corridor_vertical_high_speed: 'Height, high speed',
    railway_corridor_viaduct_high_speed_outside_urban: 'High-speed viaduct, outside towns', railway_corridor_viaduct_high_speed_urban: 'High-speed viaduct, urban', railway_corridor_viaduct_other_outside_urban: 'Other viaduct, outside towns', railway_corridor_viaduct_other_urban: 'Other viaduct, urban',
    railway_corridor_width_unknown: 'Metres of the new rule not known yet',
    reporting_board_quarterly: 'Board reports quarterly', reporting_board_yearly: 'Board reports yearly', reporting_cluster_commune_december: 'Commune on clusters, December', reporting_cluster_commune_june: 'Commune on clusters, June',
    reporting_cluster_cut_off_december: 'Cut-off for clusters, December', reporting_cluster_cut_off_june: 'Cut-off for clusters, June', reporting_cluster_department_december: 'Department on clusters, December', reporting_cluster_department_june: 'Department on clusters, June',
    reporting_cluster_developer_december: 'Developer on clusters, December', reporting_cluster_developer_june: 'Developer on clusters, June', reporting_key_projects_before_hour: 'Key projects: before the hour', reporting_key_projects_monthly: 'Key projects: monthly list',
    reporting_key_projects_weekday: 'Key projects: day of the week', reporting_progress_before_day: 'Progress report: before the day',
    rice_land_phase_area_central_southeast: 'Two-crop rice land per phase: centre and southeast', rice_land_phase_area_deltas: 'Two-crop rice land per phase: the two deltas', rice_land_phase_area_mountains: 'Two-crop rice land per phase: mountains and highlands',
    secondary_firm_starts_after_shared_infrastructure: 'Starts only once shared infrastructure is done', sector_land_share: 'Land for the sector', urban_conversion_age: 'Age of the zone', urban_conversion_elapsed_term: 'Part of the term gone', urban_conversion_firms_agreeing: 'Firms agreeing',
    urban_service_zone_land_share: 'Urban and service land',
  },
}

addWords<AdminRuleNames>({ vi, en })
