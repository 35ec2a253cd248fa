import { addWords } from './add-words.ts'
import type { Translation } from './vi.ts'

/** Words of asking the board, of following what one asked, of alerts, and of the inbox; added when one of these rooms is first opened. Top-level keys of its own: the types of all word files are laid over each other. */
export const vi = {
  ask: {
    title: 'Hỏi Ban quản lý', pageTitle: 'Hỏi Ban quản lý – Mặt Bằng',
    about: 'Hỏi về', offer: 'khối đất {{code}}, {{formatted}} ha', offerGone: 'khối đất {{code}}', offerGoneText: 'Khối đất này hiện không còn trong danh sách: có thể đã có người thuê. Bạn vẫn hỏi được.',
    nothing: 'Chưa biết hỏi về đâu', nothingText: 'Hãy mở một khối đất hoặc một khu rồi bấm “Hỏi Ban quản lý”.', toFindLand: 'Tìm đất',
    name: 'Tên của bạn', company: 'Công ty', email: 'E-mail', phone: 'Điện thoại', optional: 'không bắt buộc',
    reach: 'Cần e-mail hoặc điện thoại để Ban trả lời.', message: 'Câu hỏi', messageHint: 'Ví dụ: cần bao nhiêu đất, làm gì, khi nào, cần điện nước bao nhiêu.', left: 'còn {{formatted}} ký tự',
    consent: 'Đồng ý', send: 'Gửi câu hỏi', sending: 'Đang gửi…',
    nameMissing: 'Hãy cho biết tên.', messageMissing: 'Hãy viết câu hỏi.', reachMissing: 'Hãy điền e-mail hoặc điện thoại.', emailWrong: 'Đây chưa phải địa chỉ e-mail.', phoneWrong: 'Số điện thoại gồm 8 đến 24 chữ số.', consentMissing: 'Cần đồng ý thì Ban mới được giữ thông tin để trả lời.',
    wrong: 'Chưa gửi được: hãy xem lại', website: 'Để trống ô này',
    sent: 'Ban đã nhận câu hỏi', number: 'Số của câu hỏi', link: 'Đường dẫn riêng của bạn', linkText: 'Mở đường dẫn này để xem trả lời hoặc xoá thông tin của bạn. Ai có đường dẫn thì xem được; trang này chỉ hiện nó một lần, hãy chép lại.',
    mailed: 'Đường dẫn cũng đã gửi tới {{email}}.', byPhone: 'Ban trả lời ở đường dẫn trên, hoặc gọi cho bạn.', notMailed: 'Hệ thống không gửi e-mail: Ban sẽ trả lời ở đường dẫn trên, hoặc gọi cho bạn.', open: 'Xem câu hỏi', copy: 'Chép', copied: 'Đã chép',
  },
  asked: {
    title: 'Câu hỏi {{number}}', titlePlain: 'Câu hỏi của bạn', pageTitle: 'Câu hỏi của bạn – Mặt Bằng', yours: 'Bạn đã hỏi', at: 'gửi {{date}}', replies: 'Trả lời của Ban', noReply: 'Ban chưa trả lời. Trả lời sẽ hiện ở đây.', erasedOn: 'Thông tin của bạn tự xoá chậm nhất {{date}}.',
    erase: 'Xoá thông tin của tôi', eraseSure: 'Xoá tên, e-mail, điện thoại, câu hỏi và các câu trả lời? Không lấy lại được; Ban sẽ không trả lời được nữa.', eraseYes: 'Xoá hết', eraseNo: 'Giữ lại', eraseFailed: 'Chưa xoá được. Hãy thử lại.', erased: 'Thông tin của bạn đã xoá {{date}}. Chỉ còn lại việc đã có một câu hỏi.',
    state: { new: 'mới', in_progress: 'đang xử lý', answered: 'đã trả lời', closed: 'đã đóng', spam: 'thư rác' },
    stateSaid: { new: 'Ban đã nhận, chưa xử lý', in_progress: 'Ban đang xử lý', answered: 'Ban đã trả lời', closed: 'Đã đóng', spam: 'Đã đóng' },
  },
  alert: {
    title: 'Báo khi có đất sạch', pageTitle: 'Báo khi có đất sạch – Mặt Bằng', intro: 'Khi có khối đất sạch phù hợp, bạn nhận được một thư. Mỗi khối chỉ báo một lần.', real: 'Không báo về đất còn đang giải phóng, hay đất chỉ có trên sơ đồ.',
    wishes: 'Điều kiện của bạn', anything: 'mọi khối đất sạch', change: 'Sửa điều kiện', email: 'E-mail', ask: 'Nhận thư báo', asking: 'Đang gửi…',
    noMail: 'Hệ thống chưa gửi được thư', noMailText: 'Ban quản lý chưa nối máy chủ thư, nên chưa báo tin qua e-mail được. Hãy lưu đường dẫn tìm kiếm và xem lại sau.',
    confirmFirst: 'Hãy mở hộp thư của bạn', confirmFirstText: 'Nếu địa chỉ đúng, bạn sẽ nhận một thư có đường dẫn xác nhận. Xác nhận rồi mới bắt đầu báo; không xác nhận thì ít ngày sau địa chỉ tự bị xoá.',
    confirmTitle: 'Xác nhận nhận thư báo', confirmText: 'Bấm để bắt đầu nhận thư khi có đất sạch phù hợp.', confirm: 'Xác nhận', confirmed: 'Đã xác nhận', confirmedText: 'Từ nay, khi có đất sạch phù hợp, thư sẽ tới {{email}}. Mỗi thư có đường dẫn để ngừng.', see: 'Xem đất đang có',
    endTitle: 'Ngừng nhận thư báo', endText: 'Bấm để ngừng. Địa chỉ e-mail bị xoá ngay.', end: 'Ngừng báo tin', ended: 'Đã ngừng', endedText: 'Không có thư nào nữa, và địa chỉ e-mail đã xoá.', keyMissing: 'Đường dẫn thiếu khoá. Hãy chép lại đủ cả đường dẫn trong thư.',
  },
  inbox: {
    title: 'Hộp câu hỏi', pageTitle: 'Hộp câu hỏi – Mặt Bằng', notAllowed: 'Trang này dành cho cán bộ quản lý và quản trị', states: 'Câu hỏi theo tình trạng', tab: '{{state}} ({{formatted}})', group: { new: 'Mới', in_progress: 'Đang xử lý', answered: 'Đã trả lời', closed: 'Đã đóng', spam: 'Thư rác' }, mine: 'Chỉ việc của tôi', list: 'Các câu hỏi', empty: 'Không có câu hỏi nào ở đây.', more: 'Xem thêm', choose: 'Chọn một câu hỏi để đọc và trả lời.', back: 'Về danh sách',
    newOnes_other: '{{formatted}} câu mới', from: 'Người hỏi', sentOn: 'Gửi lúc', said: 'Câu hỏi', offer: 'Khối đất', onMap: 'Khu', language: 'Trả lời bằng', languages: { vi: 'tiếng Việt', en: 'tiếng Anh' }, erasedOn: 'Tự xoá {{date}}', gone: 'Thông tin người hỏi đã xoá {{date}}.', nobody: 'chưa ai', unassigned: 'chưa giao',
    state: 'Tình trạng', assignee: 'Người phụ trách', take: 'Tôi nhận việc này', reply: 'Trả lời', replyByMail: 'Gửi tới {{email}}, và hiện ở đường dẫn riêng của người hỏi.', replyOnPage: 'Không gửi e-mail: chỉ hiện ở đường dẫn riêng của người hỏi. Hãy gọi nếu cần.', send: 'Gửi trả lời', note: 'Ghi chú nội bộ', noteHint: 'Chỉ cán bộ thấy.', keep: 'Ghi lại', sending: 'Đang ghi…', textMissing: 'Hãy viết gì đó.',
    history: 'Đã làm', did: { reply: 'trả lời', note: 'ghi chú', state: 'chuyển: {{text}}', assigned: 'giao cho {{text}}', unassigned: 'không giao cho ai nữa' }, system: 'người hỏi', textGone: 'nội dung đã xoá', mail: { waiting: 'thư đang chờ gửi', sent: 'thư đã gửi', failed: 'thư không gửi được: hãy gọi hoặc viết cách khác' },
    erase: 'Xoá thông tin người hỏi', eraseSure: 'Xoá tên, e-mail, điện thoại, câu hỏi, trả lời và ghi chú? Không lấy lại được.', eraseYes: 'Xoá', eraseNo: 'Thôi', eraseFailed: 'Chưa xoá được.', changed: 'Người khác vừa sửa câu hỏi này', changedText: 'Đã tải lại bản mới; những gì bạn gõ vẫn còn. Hãy xem lại rồi gửi.',
  },
}
export type QuestionWords = typeof vi

export const en: Translation<QuestionWords> = {
  ask: {
    title: 'Ask the board', pageTitle: 'Ask the board – Mặt Bằng',
    about: 'About', offer: 'block {{code}}, {{formatted}} ha', offerGone: 'block {{code}}', offerGoneText: 'This block is not on the list any more: somebody may have taken it. You can still ask.',
    nothing: 'About what?', nothingText: 'Open a block of land or a zone, then press “Ask the board”.', toFindLand: 'Find land',
    name: 'Your name', company: 'Company', email: 'E-mail', phone: 'Phone', optional: 'optional',
    reach: 'The board needs an e-mail or a phone number to answer.', message: 'Your question', messageHint: 'For example: how much land, what for, when, how much power and water.', left: '{{formatted}} characters left',
    consent: 'Consent', send: 'Send the question', sending: 'Sending…',
    nameMissing: 'Say your name.', messageMissing: 'Write your question.', reachMissing: 'Give an e-mail or a phone number.', emailWrong: 'This is not an e-mail address yet.', phoneWrong: 'A phone number has 8 to 24 digits.', consentMissing: 'Without your consent the board may not keep your details to answer.',
    wrong: 'Not sent yet: please look at', website: 'Leave this empty',
    sent: 'The board has your question', number: 'Number of the question', link: 'Your own link', linkText: 'Open it to read the answer, or to have your details erased. Whoever has the link can open it; it is shown only now, so copy it.',
    mailed: 'The link was also mailed to {{email}}.', byPhone: 'The board answers at the link above, or calls you.', notMailed: 'No e-mail goes out from here: the board answers at the link above, or calls you.', open: 'See the question', copy: 'Copy', copied: 'Copied',
  },
  asked: {
    title: 'Question {{number}}', titlePlain: 'Your question', pageTitle: 'Your question – Mặt Bằng', yours: 'You asked', at: 'sent {{date}}', replies: 'The board’s answer', noReply: 'The board has not answered yet. The answer will stand here.', erasedOn: 'Your details are erased by {{date}} at the latest.',
    erase: 'Erase my details', eraseSure: 'Erase your name, e-mail, phone, question and the answers? This cannot be undone; the board can no longer answer.', eraseYes: 'Erase everything', eraseNo: 'Keep', eraseFailed: 'Not erased. Try again.', erased: 'Your details were erased {{date}}. All that is left is that there was a question.',
    state: { new: 'new', in_progress: 'in progress', answered: 'answered', closed: 'closed', spam: 'spam' },
    stateSaid: { new: 'Received, not taken up yet', in_progress: 'Being worked on', answered: 'Answered', closed: 'Closed', spam: 'Closed' },
  },
  alert: {
    title: 'Alert me to cleared land', pageTitle: 'Alert me to cleared land – Mặt Bằng', intro: 'When a block of cleared land fits, you get an e-mail. You hear of each block once.', real: 'You are not told of land still being cleared, nor of land that is only schematic.',
    wishes: 'What you are looking for', anything: 'any block of cleared land', change: 'Change', email: 'E-mail', ask: 'Send me alerts', asking: 'Sending…',
    noMail: 'Mail cannot be sent from here yet', noMailText: 'The board has not connected a mail server, so there are no alerts by e-mail. Save the link of your search and come back.',
    confirmFirst: 'Look at your mail', confirmFirstText: 'If the address is right, you get a mail with a link to confirm. Alerts begin once you have; not confirmed, the address is erased after a few days.',
    confirmTitle: 'Confirm your alert', confirmText: 'Press to get mail when cleared land fits.', confirm: 'Confirm', confirmed: 'Confirmed', confirmedText: 'From now on mail goes to {{email}} when cleared land fits. Each mail has a link to end it.', see: 'See the land there is',
    endTitle: 'End your alert', endText: 'Press to end it. Your e-mail address is erased at once.', end: 'End the alert', ended: 'Ended', endedText: 'No further mail will come, and your address is erased.', keyMissing: 'The link lacks its key. Copy the whole link in the mail.',
  },
  inbox: {
    title: 'Inbox', pageTitle: 'Inbox – Mặt Bằng', notAllowed: 'This page is for officials and administrators', states: 'Questions by state', tab: '{{state}} ({{formatted}})', group: { new: 'New', in_progress: 'In progress', answered: 'Answered', closed: 'Closed', spam: 'Spam' }, mine: 'Only mine', list: 'Questions', empty: 'No questions here.', more: 'Show more', choose: 'Choose a question to read and answer it.', back: 'Back to the list',
    newOnes_one: '{{formatted}} new', newOnes_other: '{{formatted}} new', from: 'Who asks', sentOn: 'Sent', said: 'The question', offer: 'Block of land', onMap: 'Zone', language: 'Answer in', languages: { vi: 'Vietnamese', en: 'English' }, erasedOn: 'Erased by itself {{date}}', gone: 'The asker’s details were erased {{date}}.', nobody: 'nobody yet', unassigned: 'unassigned',
    state: 'State', assignee: 'Assigned to', take: 'I take this', reply: 'Reply', replyByMail: 'Goes to {{email}}, and stands at the asker’s own link.', replyOnPage: 'No e-mail goes out: it stands at the asker’s own link only. Call them if needed.', send: 'Send the reply', note: 'Note for colleagues', noteHint: 'Only officials see it.', keep: 'Keep', sending: 'Writing…', textMissing: 'Write something.',
    history: 'What was done', did: { reply: 'replied', note: 'noted', state: 'moved: {{text}}', assigned: 'assigned to {{text}}', unassigned: 'assigned to nobody' }, system: 'who asked', textGone: 'its text was erased', mail: { waiting: 'mail waits to go out', sent: 'mail sent', failed: 'mail did not go out: call, or write another way' },
    erase: 'Erase the asker’s details', eraseSure: 'Erase name, e-mail, phone, question, replies and notes? This cannot be undone.', eraseYes: 'Erase', eraseNo: 'No', eraseFailed: 'Not erased.', changed: 'Somebody else has just changed this question', changedText: 'The new state is loaded; what you typed is kept. Look it over, then send.',
  },
}

addWords<QuestionWords>({ vi, en })
