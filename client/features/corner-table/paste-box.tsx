import { useId, useState, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

interface PasteBoxProps {
  isFirst: boolean
  onPaste: (text: string) => boolean
  /** The text is another one now: what was asked about it is void. */
  onEdit: () => void
  onCancel?: () => void
  /** What must be known before the text is read. */
  children?: ReactNode
}

/** Where a table is pasted or typed; a whole table becomes the polygon as soon as it is pasted. */
export function PasteBox({ isFirst, onPaste, onEdit, onCancel, children }: PasteBoxProps): ReactElement {
  const { t } = useTranslation()
  const hint = useId()
  const [text, setText] = useState('')
  const [unread, setUnread] = useState(false)
  const read = (whole: string): void => setUnread(!onPaste(whole))
  return (
    <div className="corners-paste">
      {isFirst && <p className="corners-said">{t('corners.none')}</p>}
      <label>
        <span>{t('corners.paste')}</span>
        <textarea
          value={text}
          rows={8}
          spellCheck={false}
          aria-describedby={hint}
          placeholder={'M1\t2397130,48\t522607,15\nM2\t2396707,56\t522147,00\n…'}
          onChange={(event) => { setText(event.target.value); setUnread(false); onEdit() }}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text')
            if (text.trim() !== '' || !pasted.trim().includes('\n')) return
            event.preventDefault()
            setText(pasted)
            read(pasted)
          }}
        />
      </label>
      <p id={hint} className="corners-said">{t('corners.pasteHint')}</p>
      {unread && <Notice tone="error" icon="warning" announced><p>{t('corners.noneRead')}</p></Notice>}
      {children}
      <div className="corners-actions">
        <Button strong disabled={text.trim() === ''} onClick={() => read(text)}>{t('corners.draw')}</Button>
        {onCancel && <Button onClick={onCancel}>{t('corners.cancel')}</Button>}
      </div>
    </div>
  )
}
