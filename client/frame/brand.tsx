import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './brand.css'

/** The wordmark and what this is, in one line. */
export function Brand({ children }: { children?: ReactNode }): ReactElement {
  const { t } = useTranslation()
  return (
    <header className="brand">
      <Mark />
      <div className="brand-words">
        <h1>{t('app.name')}</h1>
        <p>{t('app.purpose')}</p>
      </div>
      {children}
    </header>
  )
}

/** The sign of the house. */
export function Mark(): ReactElement {
  return (
    <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#0e5f63" />
      <path d="M6 11.5 14.5 7 26 10.5 25 22 15.5 25.5 6.5 21.5Z" fill="#fbfaf6" />
      <path d="M14.5 7 15.5 25.5M6.2 16.4 25.5 16" stroke="#0e5f63" strokeWidth="1.6" fill="none" />
      <path d="M15 16.3 25.5 16 25 22 15.5 25.5Z" fill="#e9b44c" />
    </svg>
  )
}
