import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Problem as ProblemBody } from './contract/problem.ts'
import { languageOf, type Language } from './language.ts'

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
  method_not_allowed: [405, 'Phương thức không được phép', 'Method not allowed',
    'Địa chỉ này không nhận {got}; nhận: {expected}.', 'This address does not take {got}; it takes: {expected}.'],
  payload_too_large: [413, 'Nội dung quá lớn', 'Payload too large', 'Nội dung gửi lên quá lớn.', 'The request body is too large.'],
  uri_too_long: [414, 'Địa chỉ quá dài', 'URI too long', 'Địa chỉ quá dài.', 'The address is too long.'],
  unsupported_media_type: [415, 'Kiểu nội dung không hỗ trợ', 'Unsupported media type',
    'Không đọc kiểu nội dung “{got}”; cần {expected}.', 'Content type “{got}” is not read here; expected {expected}.'],
  database_unavailable: [503, 'Cơ sở dữ liệu tạm thời không trả lời', 'Database unavailable',
    'Cơ sở dữ liệu tạm thời không trả lời. Hãy thử lại sau ít giây; không có gì bị mất.', 'The database does not answer right now. Try again in a few seconds; nothing was lost.'],
  internal_error: [500, 'Lỗi máy chủ', 'Server error',
    'Máy chủ gặp lỗi khi xử lý yêu cầu này. Lỗi đã được ghi lại.', 'The server failed on this request. The failure was logged.'],
} as const satisfies Record<string, readonly [number, string, string, string, string]>

export type ProblemCode = keyof typeof problems
export const problemCodes = Object.keys(problems) as ProblemCode[]

export interface ProblemFacts {
  readonly field?: string
  readonly got?: string
  readonly expected?: string
}

/** An expected refusal: thrown by a route, answered as application/problem+json. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly facts: ProblemFacts
  constructor(code: ProblemCode, facts: ProblemFacts = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}

/** What a rule found for a zone. @throws Problem zone_not_found when it knows no such code. */
export function found<T>(code: string, rows: readonly { found: T | null }[]): T {
  const value = rows[0]?.found
  if (value === null || value === undefined) throw new Problem('zone_not_found', { field: 'code', got: code })
  return value
}

/** The RFC 9457 body of a problem in a language. */
export function problemBody(code: ProblemCode, facts: ProblemFacts, language: Language): ProblemBody {
  const [status, titleVi, titleEn, detailVi, detailEn] = problems[code]
  const shown: ProblemFacts = { ...facts, ...(facts.got === undefined ? {} : { got: shorten(facts.got) }) }
  const detail = (language === 'vi' ? detailVi : detailEn)
    .replace(/\{(field|got|expected)\}/g, (_, key: keyof ProblemFacts) => shown[key] ?? '')
  return { type: `/problems/${code}`, title: language === 'vi' ? titleVi : titleEn, status, code, detail, ...shown }
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, code: ProblemCode, facts: ProblemFacts = {}) {
  const body = problemBody(code, facts, languageOf(request.headers['accept-language']))
  return reply.code(body.status)
    .header('content-language', languageOf(request.headers['accept-language']))
    .header('cache-control', 'no-store')
    .type('application/problem+json').send(JSON.stringify(body))
}

/** Answers any error as a problem; what nobody expected is logged and told as internal_error, never in the database's words. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof Problem) return sendProblem(request, reply, error.code, error.facts)
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first] = error.validation
    return sendProblem(request, reply, 'invalid_parameter', first ? factsOf(first, request, error.validationContext) : {})
  }
  const known = frameworkProblem(error as FastifyError, request)
  if (known) return sendProblem(request, reply, ...known)
  request.log.error({ err: error }, 'unexpected error')
  return sendProblem(request, reply, isConnectionError(error) ? 'database_unavailable' : 'internal_error')
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
  const value = typeof source === 'object' && source !== null && field in source ? (source as Record<string, unknown>)[field] : undefined
  return {
    field,
    got: typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value),
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
  if ('minimum' in issue) return `≥ ${String(issue.minimum)}`
  if ('pattern' in issue) return String(issue.pattern)
  if ('expected' in issue) return String(issue.expected)
  return message
}

const shorten = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text)
