import { addWords } from './add-words.ts'
import type { Translation } from './vi.ts'

/** Words of the provinces; added with their part of administration. Top-level keys of its own: the types of all word files are laid over each other. */
export const vi = {
  adminProvince: {
    intro: 'Mỗi tỉnh gồm những tỉnh cũ nào, và văn bản của tỉnh cũ ấy thường dùng kinh tuyến trục VN-2000 nào. Bàn vẽ chỉ gợi ý kinh tuyến này, không tự chọn.',
    count: '{{provinces}} tỉnh, {{former}} tỉnh cũ',
    table: 'Tỉnh cũ và kinh tuyến trục',
    former: 'Tỉnh cũ',
    province: 'Tỉnh từ 01/07/2025',
    meridian: 'Kinh tuyến trục thường dùng',
    zones: 'Khu, cụm',
    accounts: 'Tài khoản của tỉnh',
    actions: 'Thao tác',
    unknown: 'chưa rõ',
    toVerify: 'cần kiểm tra lại',
    offerOnly: 'Một tỉnh mới có thể có nhiều kinh tuyến trục. Ghi ở đây không đổi toạ độ đã công bố.',
    confidence: 'Biết từ đâu',
    fromSource: 'đọc trong chính văn bản',
    fromSecondary: 'theo bản tóm lược, lời của cơ quan',
    source: 'Nguồn',
    sourceHint: 'Ví dụ: Thông tư 973/2001/TT-TCĐC, phụ lục.',
  },
}
export type AdminProvinceWords = typeof vi

export const en: Translation<AdminProvinceWords> = {
  adminProvince: {
    intro: 'Which former provinces each province is made of, and which VN-2000 meridian documents of each usually use. The desk offers it and never chooses by itself.',
    count: '{{provinces}} provinces, {{former}} former ones',
    table: 'Former provinces and their meridians',
    former: 'Former province',
    province: 'Province since 1 July 2025',
    meridian: 'Usual central meridian',
    zones: 'Zones',
    accounts: 'Accounts of the province',
    actions: 'Actions',
    unknown: 'not known',
    toVerify: 'to be verified',
    offerOnly: 'A merged province may have several meridians. What is said here changes no published coordinate.',
    confidence: 'Known from',
    fromSource: 'read in the document itself',
    fromSecondary: 'a summary, or an office’s word',
    source: 'Source',
    sourceHint: 'For example: Circular 973/2001/TT-TCĐC, annex.',
  },
}

addWords<AdminProvinceWords>({ vi, en })
