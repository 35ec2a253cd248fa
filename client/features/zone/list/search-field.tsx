import { useEffect, useId, useRef, type KeyboardEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import './search-field.css'

interface SearchFieldProps {
  value: string
  onChange: (value: string) => void
  /** Arrow down leaves the field for the list. */
  onLeaveDown: () => void
}

/** Searches as you type. "/" comes here from anywhere, Esc clears. */
export function SearchField({ value, onChange, onLeaveDown }: SearchFieldProps): ReactElement {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const hint = useId()

  useEffect(() => {
    const focus = (event: globalThis.KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input:not([type=checkbox], [type=radio]), textarea, [contenteditable]')
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing) return
      event.preventDefault()
      field.current?.focus()
      field.current?.select()
    }
    document.addEventListener('keydown', focus)
    return () => document.removeEventListener('keydown', focus)
  }, [])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && value !== '') {
      event.stopPropagation()
      onChange('')
    } else if (event.key === 'ArrowDown') {
      event.preventDefault()
      onLeaveDown()
    }
  }

  return (
    <div className="search-field" role="search">
      <Icon name="search" />
      <input
        ref={field}
        // Not type=search: its own clear button would speak the browser's language.
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        aria-label={t('search.label')}
        aria-describedby={hint}
        placeholder={t('search.placeholder')}
        value={value}
        onChange={(event) => onChange(event.target.value.replace(/\p{Cc}/gu, ' '))}
        onKeyDown={onKeyDown}
      />
      <span id={hint} className="unseen">{t('search.hint')}</span>
      {value === '' ? <kbd aria-hidden="true">/</kbd> : <IconButton icon="close" label={t('search.clear')} onClick={() => { onChange(''); field.current?.focus() }} />}
    </div>
  )
}
