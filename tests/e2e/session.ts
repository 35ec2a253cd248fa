import { request } from 'node:http'

/** A session at the running server, as a program has one. */
export interface Session {
  /** Sends JSON and reads the answer. @throws Error with what the server said, unless it did it */
  post<T = unknown>(path: string, body: object, headers?: Record<string, string>): Promise<T>
  put<T = unknown>(path: string, body: object, headers?: Record<string, string>): Promise<T>
  get(path: string): Promise<Response>
  /** What `resumeSession` goes on with, in another process too. */
  cookie(): string
}

/** Signs in with e-mail and password. */
export async function openSession(address: string, email: string, password: string): Promise<Session> {
  const session = resumeSession(address, '')
  await session.post('/api/session', { email, password })
  return session
}

/** Goes on with a session that was opened elsewhere: signing in too often is refused. */
export function resumeSession(address: string, opened: string): Session {
  let cookie = opened
  // Everybody sits at a place of their own: sign-ins are counted by address.
  const place = `127.${[1, 2, 3].map(() => 1 + Math.floor(Math.random() * 250)).join('.')}`
  const send = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const response = await ask(address + path, place, {
      method, headers: { origin: address, ...(body ? { 'content-type': 'application/json' } : {}), ...(cookie === '' ? {} : { cookie }), ...headers }, ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const set = response.headers.getSetCookie().map((one) => one.split(';', 1)[0]).join('; ')
    if (set !== '') cookie = set
    return response
  }
  const sendJson = async <T>(method: string, path: string, body: object, headers: Record<string, string> = {}) => {
    const response = await send(method, path, body, headers)
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return await response.json() as T
  }
  const session: Session = {
    post: (path, body, headers) => sendJson('POST', path, body, headers),
    put: (path, body, headers) => sendJson('PUT', path, body, headers),
    get: (path) => send('GET', path),
    cookie: () => cookie,
  }
  return session
}

function ask(url: string, localAddress: string, { method, headers, body }: { method: string; headers: Record<string, string>; body?: string }): Promise<Response> {
  return new Promise((answered, failed) => {
    const sent = request(url, { method, headers, localAddress }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', failed)
      response.on('end', () => {
        const found = new Headers()
        for (const [name, values] of Object.entries(response.headersDistinct)) for (const value of values ?? []) found.append(name, value)
        const status = response.statusCode ?? 500
        answered(new Response([204, 304].includes(status) ? null : Buffer.concat(parts), { status, headers: found }))
      })
    })
    sent.on('error', failed)
    sent.end(body)
  })
}
