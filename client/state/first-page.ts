/**
 * What the server wrote into the page for who has no script yet: the picture of the list, and the answer it was made of,
 * `<script type="application/json" id="first-answer">{"path":"/find-land","query":{…},"body":{…}}</script>`.
 * Taken when the script starts, before anything is drawn over it.
 */
const page = typeof document === 'undefined' ? null : document
const html = page?.getElementById('root')?.innerHTML ?? ''
const answer = read(page?.getElementById('first-answer')?.textContent)

interface FirstAnswer {
  path: string
  query: Readonly<Record<string, string>>
  body: unknown
}

function read(text: string | null | undefined): FirstAnswer | null {
  if (!text) return null
  try {
    const found: unknown = JSON.parse(text)
    return typeof found === 'object' && found !== null && 'path' in found && 'query' in found && 'body' in found ? (found as FirstAnswer) : null
  } catch {
    return null
  }
}

/** The page as the server drew it; '' where it drew none. */
export const firstHtml = html

/** The answer the server put into the page, if it answers this very question. */
export function firstAnswer(path: string, query: Readonly<Record<string, string>>): unknown {
  return answer && answer.path === path && isSame(answer.query, query) ? answer.body : null
}

const isSame = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, value]) => b[name] === value)
