import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Problem as ProblemBody } from './contract/problem.ts'
import { languageOf, type Language } from './language.ts'
import { fieldNames, nothingSent, spoken } from './said-facts.ts'

/** Every problem the API can answer with: its status, and what it says. {field}, {got}, {expected} are filled in. */
const problems = {
  invalid_parameter: [400, 'Tham số không hợp lệ', 'Invalid parameter',
    'Tham số “{field}” không dùng được: nhận “{got}”, cần {expected}.', 'Parameter “{field}” cannot be used: got “{got}”, expected {expected}.'],
  invalid_cursor: [400, 'Con trỏ trang không hợp lệ', 'Invalid cursor',
    'Con trỏ trang không do máy chủ này phát ra. Hãy tải lại từ trang đầu.', 'This cursor was not issued by this server. Start again from the first page.'],
  invalid_tile: [400, 'Địa chỉ ô bản đồ không hợp lệ', 'Invalid tile address',
    'Không có ô “{got}”; cần {expected}.', 'There is no tile “{got}”; expected {expected}.'],
  invalid_body: [400, 'Nội dung gửi lên không đọc được', 'Unreadable request body',
    'Nội dung gửi lên không phải JSON hợp lệ.', 'The request body is not valid JSON.'],
  bad_request: [400, 'Yêu cầu không hợp lệ', 'Bad request', 'Yêu cầu không đọc được.', 'The request could not be read.'],
  zone_not_found: [404, 'Không tìm thấy khu', 'Zone not found',
    'Không có khu, cụm nào mang mã “{got}”.', 'No zone has the code “{got}”.'],
  province_not_found: [404, 'Không tìm thấy tỉnh', 'Province not found',
    'Không có tỉnh, thành phố nào mang mã “{got}”.', 'No province has the code “{got}”.'],
  layer_not_found: [404, 'Không có lớp bản đồ này', 'Layer not found',
    'Không có lớp “{got}”; có: {expected}.', 'There is no layer “{got}”; there are: {expected}.'],
  not_found: [404, 'Không tìm thấy', 'Not found', 'Không có gì ở địa chỉ “{got}”.', 'There is nothing at “{got}”.'],
  plot_not_found: [404, 'Không tìm thấy lô đất', 'Plot not found', 'Không có lô đất mang số “{got}”.', 'There is no plot “{got}”.'],
  rule_not_found: [404, 'Không tìm thấy quy định', 'Rule not found', 'Không có quy định mang số “{got}”.', 'There is no rule “{got}”.'],
  infrastructure_not_found: [404, 'Không tìm thấy hạ tầng', 'Infrastructure not found', 'Không có điểm hay tuyến hạ tầng mang số “{got}”.', 'There is no point or line of infrastructure “{got}”.'],
  clearance_not_found: [404, 'Không tìm thấy khoảnh giải phóng mặt bằng', 'Tract not found', 'Không có khoảnh giải phóng mặt bằng mang số “{got}”.', 'There is no clearance tract “{got}”.'],
  allocation_not_found: [404, 'Không tìm thấy phần đất bố trí', 'Allocation not found', 'Lô này không có phần đất bố trí mang số “{got}”.', 'This plot has no allocation “{got}”.'],
  hold_of_case: [409, 'Đất giữ cho hồ sơ di dời', 'Kept for a relocation case', 'Đất này giữ cho hồ sơ di dời và được trả lại khi hồ sơ kết thúc hoặc khi bỏ chấp thuận phương án.', 'This land is kept for a relocation case: it is let go when the case ends, or when the acceptance is undone.'],
  hold_not_found: [404, 'Không tìm thấy việc giữ đất', 'Hold not found', 'Lô này không có việc giữ đất mang số “{got}”.', 'This plot has no hold “{got}”.'],
  offer_not_found: [404, 'Không còn mặt bằng này', 'Offer not found',
    'Lô đất trong mã “{got}” hiện không nằm trong mặt bằng nào. Khu này đang có: {expected}.', 'The plot in the code “{got}” is in no offer today. What the zone has: {expected}.'],
  corridor_not_found: [404, 'Không tìm thấy tuyến', 'Corridor not found', 'Không có tuyến hay hướng tuyến “{got}”.', 'There is no corridor or version “{got}”.'],
  corridor_not_in_effect: [404, 'Ngày đó chưa có tuyến', 'No corridor on that day', 'Ngày {got} chưa có, hoặc không còn, hướng tuyến nào có hiệu lực.', 'No version of the corridor is in effect on {got}.'],
  corridor_option_not_found: [404, 'Không tìm thấy phương án', 'Option not found', 'Tuyến này không có phương án mang số “{got}”.', 'This corridor has no option “{got}”.'],
  corridor_option_closed: [409, 'Phương án đã đóng', 'The option is closed', 'Phương án này đã đóng ({got}); hãy lưu thành phương án mới.', 'This option is closed ({got}); keep the drawing as a new one.'],
  corridor_refused: [422, 'Hướng tuyến còn lỗi', 'The alignment has errors', 'Chưa lưu được: {got}. Hãy tính lại để xem từng lỗi; chưa có gì được ghi.', 'Not kept: {got}. Compute it again to see each error; nothing was written.'],
  land_scenario_not_found: [404, 'Không tìm thấy phương án đất', 'What-if not found', 'Không có phương án đất nào ở đường dẫn này, hoặc đã cất đi.', 'There is no what-if at this link, or it was put away.'],
  relocation_not_found: [404, 'Không tìm thấy việc di dời', 'Relocation not found', 'Không có việc di dời mang mã “{got}”.', 'There is no relocation “{got}”.'],
  relocation_case_not_found: [404, 'Không tìm thấy hồ sơ di dời', 'Case not found', 'Không có hồ sơ di dời “{got}”.', 'There is no relocation case “{got}”.'],
  relocation_obstacle_not_found: [404, 'Không tìm thấy vướng mắc', 'Obstacle not found', 'Hồ sơ này không có vướng mắc mang số “{got}”.', 'This case has no obstacle “{got}”.'],
  relocation_plan_not_found: [404, 'Không tìm thấy phương án bố trí', 'Plan not found', 'Không có phương án bố trí mang số “{got}”.', 'There is no assignment “{got}”.'],
  relocation_run_not_found: [404, 'Không còn lần tính này', 'Run not found', 'Lần tính này đã kết thúc từ lâu, đã huỷ, do người khác bắt đầu, hoặc máy chủ vừa khởi động lại. Phương án đã xong vẫn còn trong danh sách.', 'This run ended long ago, was cancelled, somebody else began it, or the server was restarted. Plans that were finished are in the list.'],
  relocation_run_going: [409, 'Đang tính một phương án', 'A run is going on', 'Tài khoản này đang tính một phương án. Hãy chờ xong, hoặc huỷ lần tính đó.', 'This account has a run going on. Wait for it, or cancel it.'],
  relocation_site_full: [422, 'Nơi nhận không đủ chỗ', 'Not enough room', 'Nơi nhận không đủ chỗ: cần {got}, còn {expected}. Chưa có gì được ghi.', 'The site has not enough room: needed {got}, left {expected}. Nothing was written.'],
  relocation_wastewater_exceeded: [422, 'Vượt công suất nước thải còn lại', 'Not enough wastewater capacity', 'Cộng các doanh nghiệp cùng đến, khu tiếp nhận phải xử lý {got} m³/ngày, chỉ còn {expected} m³/ngày. Chưa có gì được ghi.', 'All who go to this zone need {got} m³/day of wastewater treatment together; {expected} m³/day are left. Nothing was written.'],
  relocation_power_exceeded: [422, 'Vượt công suất điện còn lại', 'Not enough power', 'Cộng các doanh nghiệp cùng đến, khu tiếp nhận phải cấp {got} MVA, chỉ còn {expected} MVA. Chưa có gì được ghi.', 'All who go to this zone need {got} MVA together; {expected} MVA are left. Nothing was written.'],
  relocation_row_accepted: [409, 'Đã chấp nhận', 'Already accepted', 'Dòng “{got}” đã được chấp nhận và đang giữ đất; không đổi ở đây được nữa.', 'Row “{got}” was accepted and holds land; it cannot be changed here any more.'],
  relocation_case_placed: [409, 'Hồ sơ đã có nơi nhận hoặc đã kết thúc', 'The case has receiving land, or has ended', 'Hồ sơ “{got}” đã có nơi nhận hoặc đã kết thúc.', 'Case “{got}” has receiving land already, or has ended.'],
  relocation_row_not_accepted: [409, 'Chưa chấp nhận', 'Not accepted', 'Dòng “{got}” chưa được chấp nhận, hoặc vừa được bỏ chấp nhận.', 'Row “{got}” is not accepted, or no longer.'],
  relocation_case_ended: [409, 'Hồ sơ đã kết thúc', 'The case has ended', 'Hồ sơ “{got}” đã kết thúc; đất giữ cho hồ sơ đã được trả lại.', 'Case “{got}” has ended; the land held for it was let go.'],
  relocation_firm_known: [409, 'Doanh nghiệp đã có', 'The firm is known', '“{got}” đã có trong khu này: hãy chọn trong danh sách doanh nghiệp.', '“{got}” is known in this zone already: choose it from the list of firms.'],
  not_the_author: [403, 'Của người khác', 'Somebody else’s', 'Chỉ người lập ({expected}) hoặc quản trị viên được sửa hay cất đi.', 'Only who made it ({expected}) or an administrator may change it or put it away.'],
  score_profile_not_found: [404, 'Không tìm thấy bộ trọng số', 'Weights not found', 'Không có bộ trọng số mang số “{got}”, hoặc đã xoá.', 'There are no weights “{got}”, or they were deleted.'],
  question_not_found: [404, 'Không tìm thấy câu hỏi', 'Question not found', 'Không có câu hỏi mang số “{got}”.', 'There is no question “{got}”.'],
  question_erased: [409, 'Thông tin đã xoá', 'It was erased', 'Thông tin của người hỏi đã xoá, không trả lời được nữa.', 'What the asker left was erased; it cannot be answered any more.'],
  link_not_valid: [404, 'Đường dẫn không dùng được', 'The link does not work', 'Đường dẫn này không đúng, hoặc không còn dùng được. Hãy chép lại đủ cả đường dẫn đã nhận.', 'This link is not right, or works no more. Copy the whole link you were given.'],
  form_pass_refused: [422, 'Biểu mẫu không do trang này mở', 'The form is not from here', 'Biểu mẫu này không do máy chủ mở ra. Hãy tải lại trang rồi gửi lại.', 'This form was not opened by this server. Reload the page and send it again.'],
  form_pass_too_early: [422, 'Gửi quá nhanh', 'Sent too soon', 'Biểu mẫu vừa mở chưa đầy {expected} giây. Hãy xem lại rồi gửi.', 'The form was opened less than {expected} seconds ago. Look it over and send it again.'],
  form_pass_expired: [422, 'Biểu mẫu mở đã quá lâu', 'The form was open too long', 'Biểu mẫu mở đã quá lâu. Hãy gửi lại lần nữa; những gì đã gõ vẫn còn.', 'The form was open for too long. Send it once more; what you typed is kept.'],
  form_pass_used: [409, 'Biểu mẫu này đã gửi', 'This form was sent', 'Biểu mẫu này đã gửi một lần rồi. Muốn gửi thêm, hãy mở biểu mẫu mới.', 'This form was sent already. To send another, open a new one.'],
  form_refused: [422, 'Không nhận được', 'Not taken', 'Ô “{field}” phải để trống: người không thấy ô này. Nếu trình duyệt tự điền, hãy xoá đi rồi gửi lại.', 'Leave “{field}” empty: people do not see it. If your browser filled it in, clear it and send again.'],
  too_many_sent: [429, 'Đã gửi quá nhiều lần', 'Sent too often', 'Đã gửi nhiều lần trong {expected} giờ qua. Hãy thử lại sau, hoặc liên hệ thẳng với Ban.', 'This was sent many times within {expected} hours. Try again later, or contact the board directly.'],
  not_signed_in: [401, 'Chưa đăng nhập', 'Not signed in',
    'Việc này cần đăng nhập. Phiên làm việc có thể đã hết hạn: hãy đăng nhập lại; những gì đang vẽ vẫn được giữ.', 'This needs signing in. The session may have ended: sign in again; what is being drawn is kept.'],
  role_not_allowed: [403, 'Vai trò không được phép', 'Role not allowed', 'Việc này cần vai trò {expected}; tài khoản này là {got}.', 'This takes the role {expected}; this account is {got}.'],
  other_province: [403, 'Thuộc tỉnh khác', 'Of another province', 'Việc này thuộc tỉnh {got}; tài khoản này làm việc cho: {expected}.', 'This belongs to province {got}; this account works for: {expected}.'],
  password_must_change: [403, 'Phải đổi mật khẩu trước', 'The password must be changed first',
    'Mật khẩu này do người khác đặt. Hãy đổi mật khẩu rồi làm tiếp.', 'This password was made by somebody else. Change it, then go on.'],
  sign_in_refused: [401, 'Không đăng nhập được', 'Not signed in', 'E-mail hoặc mật khẩu không đúng.', 'The e-mail or the password is wrong.'],
  account_closed: [403, 'Tài khoản đã đóng', 'The account is closed', 'Tài khoản này đã đóng. Hãy hỏi người quản trị.', 'This account is closed. Ask an administrator.'],
  too_many_attempts: [429, 'Thử quá nhiều lần', 'Too many attempts', 'Đã thử quá nhiều lần. Hãy thử lại sau {expected} giây.', 'That was tried too often. Try again in {expected} seconds.'],
  password_wrong: [422, 'Mật khẩu hiện tại không đúng', 'The current password is wrong', 'Mật khẩu hiện tại không đúng; mật khẩu chưa đổi.', 'The current password is wrong; it was not changed.'],
  no_password: [409, 'Tài khoản không có mật khẩu', 'The account has no password',
    'Tài khoản này đăng nhập bằng hệ thống của tỉnh, không có mật khẩu ở đây. Người quản trị có thể cấp một mật khẩu.', 'This account signs in at the province\'s own login and has no password here. An administrator can give it one.'],
  account_not_found: [404, 'Không tìm thấy tài khoản', 'Account not found', 'Không có tài khoản “{got}”.', 'There is no account “{got}”.'],
  email_taken: [409, 'E-mail đã có tài khoản', 'The e-mail has an account', 'Đã có tài khoản cho “{got}”, có thể đã đóng; hãy mở lại tài khoản đó.', 'There is an account for “{got}” already, perhaps a closed one: open that again.'],
  last_admin: [409, 'Quản trị viên cuối cùng', 'The last administrator',
    'Đây là quản trị viên cuối cùng còn mở; hãy thêm một quản trị viên khác trước.', 'This is the last open administrator; make another one first.'],
  oidc_no_account: [403, 'Chưa có tài khoản cho e-mail này', 'No account for this e-mail',
    'Hệ thống của tỉnh nhận ra bạn, nhưng ở đây chưa có tài khoản cho e-mail đó. Người quản trị tạo tài khoản trước.', 'The province\'s login knows you, but there is no account here for that e-mail. An administrator makes it first.'],
  oidc_email_unverified: [403, 'E-mail chưa được xác minh', 'The e-mail is not verified',
    'Hệ thống của tỉnh chưa xác minh e-mail này, nên không nối với tài khoản được.', 'The province\'s login has not verified this e-mail, so it cannot be joined to an account.'],
  oidc_refused: [403, 'Hệ thống của tỉnh từ chối', 'The province\'s login refused', 'Việc đăng nhập ở hệ thống của tỉnh đã bị huỷ hoặc bị từ chối.', 'Signing in at the province\'s login was cancelled or refused.'],
  oidc_failed: [502, 'Đăng nhập qua hệ thống của tỉnh không thành', 'The province\'s login failed',
    'Không hoàn tất được việc đăng nhập qua hệ thống của tỉnh. Hãy thử lại từ đầu.', 'Signing in at the province\'s login could not be finished. Start again.'],
  oidc_unavailable: [503, 'Hệ thống đăng nhập của tỉnh không trả lời', 'The province\'s login does not answer',
    'Hệ thống đăng nhập của tỉnh không trả lời, hoặc chưa được nối. Hãy dùng mật khẩu, hoặc thử lại sau.', 'The province\'s login does not answer, or is not connected. Use a password, or try again later.'],
  cross_site_request: [403, 'Yêu cầu từ trang khác', 'A request from another site',
    'Yêu cầu này không đến từ trang của hệ thống: nhận “{got}”, cần {expected}. Người quản trị xem lại PUBLIC_URL.', 'This request does not come from this site: got “{got}”, expected {expected}. Administrators: see PUBLIC_URL.'],
  draft_not_found: [404, 'Không tìm thấy bản nháp', 'Draft not found', 'Không có bản nháp “{got}”, hoặc bản nháp thuộc tỉnh khác.', 'There is no draft “{got}”, or it is of another province.'],
  draft_of_another: [403, 'Bản nháp của người khác', 'Somebody else\'s draft', 'Bản nháp này của {got}: chỉ xem được. Muốn sửa, hãy chép thành bản nháp của mình.', 'This draft is {got}\'s: you can look at it. To change it, copy it into a draft of your own.'],
  draft_is_closed: [409, 'Bản nháp đã đóng', 'The draft is closed', 'Bản nháp đã đóng ({got}). Bản đã cất có thể mở lại; bản đã công bố thì vẽ bản mới.', 'The draft is closed ({got}). One that was put away can be opened again; after a publication, draw a new one.'],
  too_many_listeners: [503, 'Quá nhiều người đang nghe', 'Too many are listening', 'Máy chủ đang báo tin cho {got} trang, nhiều nhất {expected}. Bản đồ vẫn dùng được; trang sẽ tự thử lại.', 'The server is telling news to {got} pages, at most {expected}. The map still works; the page will try again by itself.'],
  precondition_required: [428, 'Thiếu phiên bản đã đọc', 'The version read is missing',
    'Thay đổi phải kèm {field} là ETag đã đọc, để không ghi đè lên điều chưa thấy; cần {expected}.', 'A change must show the ETag it was read with in {field}, so that nobody overwrites what they have not seen; expected {expected}.'],
  precondition_failed: [412, 'Dữ liệu đã thay đổi', 'It has changed since',
    'Dữ liệu đã thay đổi từ lúc đọc, hoặc phiên bản không đúng: nhận {got}, hiện nay là {expected}. Hãy đọc lại rồi sửa; chưa có gì được ghi.', 'It has changed since it was read, or the version is not one: got {got}, now it is {expected}. Read it again, then change it; nothing was written.'],
  past_version: [409, 'Đây là phiên bản cũ', 'This version is past', 'Số {got} không còn hiệu lực; bản hiện hành là {expected}.', 'Number {got} no longer holds; the one that does is {expected}.'],
  nothing_changes: [409, 'Không có gì thay đổi', 'Nothing changes', 'Những điều gửi lên đã đúng như vậy; không có gì để ghi.', 'It is already so; there is nothing to write.'],
  effective_too_early: [422, 'Ngày quá sớm', 'The day is too early',
    '“{field}” là {got}, trước khi điều đang có bắt đầu; cần {expected}. Nếu ghi nhầm từ trước, hãy sửa bằng correction.', '“{field}” is {got}, before what now holds began; expected {expected}. If the record was wrong, use a correction.'],
  effective_in_future: [422, 'Ngày chưa tới', 'The day has not come', '“{field}” là {got}: chỉ ghi điều đã xảy ra; cần {expected}.', '“{field}” is {got}: only what has happened is recorded; expected {expected}.'],
  period_out_of_order: [422, 'Ngày không theo thứ tự', 'Days out of order', 'Các ngày phải theo thứ tự: “{field}” nhận {got}, cần {expected}.', 'Days must come in their order: “{field}” got {got}, expected {expected}.'],
  period_overlaps: [409, 'Trùng thời gian', 'Periods overlap', 'Khoảng thời gian này trùng với một khoảng đã ghi: nhận {got}, cần {expected}.', 'This period overlaps one that is recorded: got {got}, expected {expected}.'],
  period_gap: [422, 'Bỏ trống một khoảng thời gian', 'A gap in time',
    'Có khoảng thời gian không có mức nào áp dụng: {got}. Khoảng sau phải bắt đầu đúng ngày khoảng trước kết thúc ({expected}).', 'There would be a time without a value: {got}. The next period must begin on the day the one before ends ({expected}).'],
  unknown_reference: [422, 'Không có mã này', 'Unknown code', '“{field}” nêu “{got}”, chưa có trong hệ thống; cần {expected}.', '“{field}” names “{got}”, which is not in the system; expected {expected}.'],
  outside_vietnam: [422, 'Nằm ngoài Việt Nam', 'Outside Vietnam', '“{field}” nằm ngoài Việt Nam. Hãy xem lại thứ tự kinh độ, vĩ độ; cần {expected}.', '“{field}” lies outside Vietnam. Check the order of longitude and latitude; expected {expected}.'],
  shape_not_valid: [422, 'Hình không hợp lệ', 'Not a valid shape', '“{field}” tự cắt hoặc không khép kín; cần {expected}.', '“{field}” crosses itself or is not closed; expected {expected}.'],
  other_zone: [422, 'Thuộc khu khác', 'Of another zone', '“{got}” thuộc khu khác; cần thuộc khu {expected}.', '“{got}” is of another zone; expected one of {expected}.'],
  must_be_positive: [422, 'Phải lớn hơn 0', 'Must be positive', '“{field}” phải lớn hơn 0: nhận {got}.', '“{field}” must be greater than 0: got {got}.'],
  exceeds_plot: [422, 'Lớn hơn lô đất', 'Larger than the plot', '“{field}” là {got} m², cần {expected} m².', '“{field}” is {got} m², expected {expected} m².'],
  allocations_exceed_plot: [422, 'Cộng lại lớn hơn lô đất', 'Together larger than the plot',
    'Có ngày các phần đất bố trí của lô cộng lại lớn hơn lô: nhận thêm {got} m², cả lô {expected} m².', 'On some day the allocations of the plot add up to more than the plot: got {got} m² more, the whole plot is {expected} m².'],
  plot_not_leasable: [422, 'Không phải đất cho thuê', 'Not land to let', 'Lô này không phải đất cho thuê; chỉ bố trí hoặc giữ được {expected}.', 'This plot is no land to let; only {expected} can be allocated or held.'],
  plot_is_taken: [409, 'Lô đất còn được bố trí hoặc giữ', 'The plot is still allocated or held',
    'Lô còn {got} từ ngày đó; hãy kết thúc trước rồi mới đổi sang đất không cho thuê. Cần {expected}.', 'The plot still has {got} from that day on; end them before it turns into land that is not let. Expected {expected}.'],
  change_refused: [422, 'Chưa công bố được', 'Not published',
    'Có lỗi, hoặc có cảnh báo chưa ghi lý do: {got}. Chưa có gì được ghi.', 'There are errors, or warnings without a reason: {got}. Nothing was written.'],
  zone_exists: [409, 'Khu này đã có', 'The zone exists', 'Tỉnh này đã có khu cùng loại mang tên “{got}”, mã {expected}.', 'The province already has a zone of this kind called “{got}”, code {expected}.'],
  not_a_parent: [422, 'Không thể là khu chứa', 'Cannot contain it', 'Khu “{got}” không chứa khu này được; cần {expected}.', 'Zone “{got}” cannot contain this one; expected {expected}.'],
  revision_not_found: [404, 'Không tìm thấy lần công bố', 'Revision not found', 'Khu này không có lần công bố số {got}; có từ 1 đến {expected}.', 'This zone has no revision {got}; there are 1 to {expected}.'],
  logistics_needs_its_land: [422, 'Logistics phải là đất kho bãi hoặc dịch vụ', 'Logistics is warehouse or service land',
    'Chỉ đất kho bãi hoặc dịch vụ mới đánh dấu logistics được: nhận {got}, cần {expected}.', 'Only warehouse or service land can be marked as logistics: got {got}, expected {expected}.'],
  reserve_needs_leasable_land: [422, 'Chỉ dành được đất cho thuê', 'Only land to let can be reserved',
    'Chỉ đất công nghiệp, kho bãi, dịch vụ mới dành cho doanh nghiệp nhỏ và vừa được: nhận {got}, cần {expected}.', 'Only industrial, warehouse or service land can be reserved for small and medium firms: got {got}, expected {expected}.'],
  stage_goes_back: [422, 'Giai đoạn không lùi lại', 'A stage does not go back',
    'Khoảnh đang ở {expected}, không lùi về “{got}”. Nếu ghi nhầm từ trước, hãy sửa bằng correction.', 'The tract is at {expected} and does not go back to “{got}”. If the record was wrong, use a correction.'],
  code_taken: [409, 'Mã đã dùng', 'The code is taken', 'Mã “{got}” đã có; cần {expected}.', 'The code “{got}” is taken; expected {expected}.'],
  threshold_does_not_fit: [422, 'Mức không hợp với phép so sánh', 'The threshold does not fit the operator',
    'Mức của chỉ tiêu không hợp với phép so sánh “{got}”; cần {expected}.', 'The threshold does not fit the operator “{got}”; expected {expected}.'],
  method_not_allowed: [405, 'Phương thức không được phép', 'Method not allowed',
    'Địa chỉ này không nhận {got}; nhận: {expected}.', 'This address does not take {got}; it takes: {expected}.'],
  payload_too_large: [413, 'Nội dung quá lớn', 'Payload too large', 'Nội dung gửi lên quá lớn.', 'The request body is too large.'],
  uri_too_long: [414, 'Địa chỉ quá dài', 'URI too long', 'Địa chỉ quá dài.', 'The address is too long.'],
  unsupported_media_type: [415, 'Kiểu nội dung không hỗ trợ', 'Unsupported media type',
    'Không đọc kiểu nội dung “{got}”; cần {expected}.', 'Content type “{got}” is not read here; expected {expected}.'],
  too_complex: [422, 'Hình quá phức tạp', 'Too complex',
    'Hình có quá nhiều chi tiết chồng chéo, máy chủ không kiểm tra xong. Hãy bớt đỉnh, hoặc chia nhỏ thay đổi. Chưa có gì được ghi.', 'The drawing is so involved that the server could not finish checking it. Use fewer vertices, or divide the change. Nothing was written.'],
  desk_busy: [503, 'Bàn vẽ đang bận', 'The desk is busy', 'Máy chủ đang kiểm tra nhiều hình cùng lúc. Hãy thử lại sau ít giây.', 'The server is checking many drawings at once. Try again in a few seconds.'],
  try_again: [503, 'Vướng thay đổi khác', 'In the way of another change',
    'Thay đổi này vướng một thay đổi khác cùng lúc. Chưa có gì được ghi; hãy gửi lại.', 'This met another change at the same moment. Nothing was written; send it again.'],
  database_unavailable: [503, 'Cơ sở dữ liệu tạm thời không trả lời', 'Database unavailable',
    'Cơ sở dữ liệu tạm thời không trả lời. Hãy thử lại sau ít giây; không có gì bị mất.', 'The database does not answer right now. Try again in a few seconds; nothing was lost.'],
  internal_error: [500, 'Lỗi máy chủ', 'Server error',
    'Máy chủ gặp lỗi khi xử lý yêu cầu này. Lỗi đã được ghi lại.', 'The server failed on this request. The failure was logged.'],
} as const satisfies Record<string, readonly [number, string, string, string, string]>

export type ProblemCode = keyof typeof problems
export const problemCodes = Object.keys(problems) as ProblemCode[]

/** Constraints of the database that a request can break: a sentence each, here with its problem, the member that is wrong, and what would be right. */
const constraints: Readonly<Record<string, readonly [ProblemCode, field: string, expected: string]>> = {
  plot_allocation_fits_its_plot: ['exceeds_plot', 'areaM2', ''],
  plot_allocations_fit_together: ['allocations_exceed_plot', 'areaM2', ''],
  plot_allocation_area_is_positive: ['must_be_positive', 'areaM2', '> 0'],
  plot_allocation_area_is_a_number: ['must_be_positive', 'areaM2', '> 0'],
  plot_building_land_share_is_positive: ['must_be_positive', 'buildingLandShareM2', '> 0'],
  plot_building_land_share_is_a_number: ['must_be_positive', 'buildingLandShareM2', '> 0'],
  plot_building_footprint_is_positive: ['must_be_positive', 'buildingFootprintM2', '> 0'],
  plot_building_floors_are_positive: ['must_be_positive', 'buildingFloors', '> 0'],
  plot_allocation_period_is_ordered: ['period_out_of_order', 'validTo', '> validFrom'],
  hold_period_is_ordered: ['period_out_of_order', 'validTo', '> validFrom'],
  plot_period_is_ordered: ['period_out_of_order', 'effectiveOn', '> validFrom'],
  clearance_period_is_ordered: ['period_out_of_order', 'effectiveOn', '> validFrom'],
  plot_code_is_one_at_a_time: ['period_overlaps', 'effectiveOn', 'one version a day'],
  zone_boundary_is_one_at_a_time: ['period_overlaps', 'effectiveOn', 'one boundary a day'],
  zone_identity_is_unique: ['zone_exists', 'nameVi', '–'],
  clearance_code_is_one_at_a_time: ['period_overlaps', 'effectiveOn', 'one stage a day'],
  plot_logistics_is_warehouse_or_service: ['logistics_needs_its_land', 'isLogistics', 'warehouse | service'],
  plot_sme_reserve_is_leasable: ['reserve_needs_leasable_land', 'smeReserved', 'industrial | warehouse | service'],
  rule_is_one_at_a_time: ['period_overlaps', 'validFrom', 'a period of its own'],
  rule_periods_leave_no_gap: ['period_gap', 'validFrom', 'validTo = validFrom'],
  rule_period_is_ordered: ['period_out_of_order', 'validTo', '> validFrom'],
  infrastructure_code_is_one_at_a_time: ['code_taken', 'code', 'a code of its own'],
  corridor_code_is_one_at_a_time: ['code_taken', 'code', 'a code of its own'],
  infrastructure_lies_in_vietnam: ['outside_vietnam', 'position', '[longitude, latitude]'],
  corridor_alignment_lies_in_vietnam: ['outside_vietnam', 'alignment', '[longitude, latitude]'],
  corridor_clearance_area_lies_in_vietnam: ['outside_vietnam', 'clearanceArea', '[longitude, latitude]'],
  corridor_clearance_area_is_valid: ['shape_not_valid', 'clearanceArea', 'a valid polygon'],
  corridor_has_a_shape: ['invalid_parameter', 'alignment', 'alignment | clearanceArea'],
  land_scenario_name_is_one_at_a_time: ['code_taken', 'name', 'a name of its own'],
  corridor_option_name_is_one_at_a_time: ['code_taken', 'name', 'a name of its own'],
  target_code_key: ['code_taken', 'code', 'a code of its own'],
  target_threshold_fits_operator: ['threshold_does_not_fit', 'operator', 'milestone: no threshold; between: threshold and thresholdHigh; else: threshold'],
  target_threshold_is_ordered: ['threshold_does_not_fit', 'operator', 'threshold < thresholdHigh'],
}

export interface ProblemFacts {
  readonly field?: string
  readonly got?: string
  readonly expected?: string
  /** What a reader is told in place of `got` and `expected`, where those are codes. */
  readonly said?: Readonly<Record<Language, Pick<ProblemFacts, 'got' | 'expected'>>>
  /** `got` stands for a value sent empty, not for a word somebody typed. */
  readonly isNull?: boolean
}

/** What RFC 9457 lets a problem say beyond the members all have. */
export type ProblemExtensions = Pick<ProblemBody, 'findings'>

/** An expected refusal: thrown by a route, answered as application/problem+json. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly facts: ProblemFacts
  /** Sent beside the body, e.g. the current ETag. */
  readonly headers: Readonly<Record<string, string>>
  /** Members of the body beside the usual ones. */
  readonly more: ProblemExtensions
  constructor(code: ProblemCode, facts: ProblemFacts = {}, headers: Readonly<Record<string, string>> = {}, more: ProblemExtensions = {}) {
    super(code)
    this.code = code
    this.facts = facts
    this.headers = headers
    this.more = more
  }
}

/** What a rule found for a zone. @throws Problem zone_not_found when it knows no such code. */
export function found<T>(code: string, rows: readonly { found: T | null }[]): T {
  const value = rows[0]?.found
  if (value === null || value === undefined) throw new Problem('zone_not_found', { field: 'code', got: code })
  return value
}

/** The RFC 9457 body of a problem in a language. */
export function problemBody(code: ProblemCode, { said, isNull = false, ...facts }: ProblemFacts, language: Language): ProblemBody {
  const [status, titleVi, titleEn, detailVi, detailEn] = problems[code]
  const shown = { ...facts, ...(facts.got === undefined ? {} : { got: shorten(facts.got) }) }
  const words = { ...shown, field: fieldNames[shown.field ?? '']?.[language] ?? shown.field, ...said?.[language] }
  const detail = (language === 'vi' ? detailVi : detailEn)
    // Between quotation marks stands what was sent, as it was sent.
    .replace(/(“?)\{(field|got|expected)\}(”?)/g, (_, open: string, key: 'field' | 'got' | 'expected', close: string) => {
      const word = words[key] ?? ''
      if (open === '') return spoken(word, language) + close
      return key === 'got' && isNull ? nothingSent[language] : open + word + close
    })
  return { type: `/problems/${code}`, title: language === 'vi' ? titleVi : titleEn, status, code, detail, ...shown }
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, code: ProblemCode, facts: ProblemFacts = {}, more: ProblemExtensions = {}) {
  const body = { ...problemBody(code, facts, languageOf(request.headers['accept-language'])), ...more }
  return reply.code(body.status)
    .header('content-language', languageOf(request.headers['accept-language']))
    .header('cache-control', 'no-store')
    .type('application/problem+json').send(JSON.stringify(body))
}

/** Answers any error as a problem; what nobody expected is logged and told as internal_error, never in the database's words. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof Problem) return sendProblem(request, reply.headers(error.headers), error.code, error.facts, error.more)
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first] = error.validation
    return sendProblem(request, reply, 'invalid_parameter', first ? factsOf(first, request, error.validationContext) : {})
  }
  const known = refusedByConstraint(error, request.body) ?? frameworkProblem(error as FastifyError, request)
  if (known) return sendProblem(request, reply, ...known)
  const state = error instanceof Error && 'code' in error ? error.code : undefined
  // Whoever asked for a lock or a look that another change got in the way of, twice.
  if (state === '40P01' || state === '40001') return sendProblem(request, reply.header('retry-after', '1'), 'try_again')
  // Out of time over what was sent, not over what everybody reads.
  if (state === '57014' && request.method !== 'GET' && request.method !== 'HEAD') return sendProblem(request, reply, 'too_complex')
  // Who asked has gone away in the middle of the answer: nobody is left to tell, and nothing is wrong.
  if (state === 'ERR_STREAM_PREMATURE_CLOSE' && reply.raw.destroyed) return sendProblem(request, reply, 'bad_request')
  request.log.error({ err: error }, 'unexpected error')
  return sendProblem(request, reply, isConnectionError(error) ? 'database_unavailable' : 'internal_error')
}

/** The problem behind a constraint the database refused with, whether at the statement or at the end of the transaction; null for any other error. */
export function refusedByConstraint(error: unknown, body: unknown): [ProblemCode, ProblemFacts] | null {
  if (!(error instanceof Error) || !('constraint' in error) || typeof error.constraint !== 'string') return null
  const known = constraints[error.constraint]
  if (!known) return null
  const [code, field, expected] = known
  return [code, { field, ...gotOf(memberOf(body, field)), ...(expected === '' ? {} : { expected }) }]
}

function frameworkProblem(error: FastifyError, request: FastifyRequest): [ProblemCode, ProblemFacts] | null {
  const contentType = request.headers['content-type'] ?? ''
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE': return ['unsupported_media_type', { got: contentType, expected: 'application/json' }]
    case 'FST_ERR_CTP_BODY_TOO_LARGE': return ['payload_too_large', {}]
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY': return ['invalid_body', {}]
    case 'FST_ERR_BAD_URL': return ['bad_request', { got: request.url }]
    case 'FST_ERR_MAX_PARAM_LENGTH': return ['uri_too_long', {}]
    default: return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500 ? ['bad_request', {}] : null
  }
}

// SQLSTATE classes 08 (connection), 53 (resources), 57 (shutdown, timeout); and what the socket itself says.
// The driver's own two sentences carry no code.
const isConnectionError = (error: unknown) => error instanceof Error && (
  ('code' in error && typeof error.code === 'string' && /^(08|53|57|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)/.test(error.code))
  || /^(timeout exceeded when trying to connect|Connection terminated)/.test(error.message))

interface ValidationIssue {
  readonly instancePath: string
  readonly keyword: string
  readonly message?: string | undefined
  readonly params: unknown
}

function factsOf({ instancePath, message, params }: ValidationIssue, request: FastifyRequest, context: string | undefined): ProblemFacts {
  const path = instancePath.split('/').filter(Boolean)
  const field = path[0] ?? context ?? ''
  const source: unknown = context === 'params' ? request.params : context === 'body' ? request.body : request.query
  return {
    field,
    // What was typed as a password is never repeated.
    ...(/password/i.test(field) ? { got: '' } : gotOf(memberOf(source, field))),
    expected: expectation(params, message ?? ''),
  }
}

/** What would have been right, from a zod issue: values, bounds, form. */
function expectation(params: unknown, message: string): string {
  const issue = typeof params === 'object' && params !== null && 'issue' in params ? params.issue : params
  if (typeof issue !== 'object' || issue === null) return message
  if ('params' in issue && typeof issue.params === 'object' && issue.params !== null && 'expected' in issue.params) return String(issue.params.expected)
  if ('values' in issue && Array.isArray(issue.values)) return issue.values.join(' | ')
  if ('maximum' in issue) return `≤ ${String(issue.maximum)}`
  if ('minimum' in issue) return `${'inclusive' in issue && issue.inclusive === false ? '>' : '≥'} ${String(issue.minimum)}`
  if ('format' in issue && issue.format === 'date') return 'yyyy-mm-dd'
  if ('pattern' in issue) return String(issue.pattern)
  if ('expected' in issue) return String(issue.expected)
  return message
}

const memberOf = (source: unknown, field: string): unknown =>
  (typeof source === 'object' && source !== null && field in source ? (source as Record<string, unknown>)[field] : undefined)
const gotOf = (value: unknown): Pick<ProblemFacts, 'got' | 'isNull'> => ({ got: shown(value), ...(value === null ? { isNull: true } : {}) })
function shown(value: unknown): string {
  if (typeof value === 'string' || value === undefined) return value ?? ''
  // What is nested too deep to be written again is not repeated.
  try { return JSON.stringify(value) } catch { return '…' }
}

const shorten = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text)
