import type { ReactElement } from 'react'
import { firstHtml } from '../state/first-page.ts'

/** What the server drew, until the room that draws it anew is there: the reader's page does not go blank in between. */
export function FirstPage(): ReactElement | null {
  return firstHtml === '' ? null : <div className="first-page" dangerouslySetInnerHTML={{ __html: firstHtml }} />
}
