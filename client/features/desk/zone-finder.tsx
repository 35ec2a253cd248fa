import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import '../../i18n/desk-words-draft.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import { useSettled } from '../../state/use-browser.ts'
import type { Link } from '../../state/use-link.ts'
import { Field } from '../../ui/field.tsx'
import './zone-finder.css'

const typingMs = 150
const most = 8

/** Finds the zone to work on; `provinces`: where the account may draw, null everywhere. */
export function ZoneFinder({ provinces, linkTo }: { provinces: readonly string[] | null; linkTo: (code: string) => Link }): ReactElement {
  const { t } = useTranslation()
  const titleOf = useZoneTitle()
  const [typed, setTyped] = useState('')
  const q = useSettled(typed.trim(), typingMs)
  const { data, isError } = useQuery({
    queryKey: ['zones', 'finder', q, provinces],
    queryFn: ({ signal }) => call('listZones', { query: { q, limit: most, ...(provinces && provinces.length > 0 ? { province: provinces.join(',') } : {}) } }, { signal }),
    enabled: q !== '',
  })
  const items = q === '' ? [] : (data?.items ?? [])
  return (
    <div className="zone-finder">
      <Field label={t('lobby.find')}>
        {(control) => <input {...control} className="field-input" type="text" inputMode="search" autoComplete="off" spellCheck={false} maxLength={200} placeholder={t('search.placeholder')} value={typed} onChange={(event) => setTyped(event.target.value.replace(/\p{Cc}/gu, ' '))} />}
      </Field>
      <div role="status" className="small quiet">
        {q !== '' && isError && <p>{t('error.noAnswer')}</p>}
        {q !== '' && data && items.length === 0 && <p>{t('lobby.noZone')}</p>}
      </div>
      {items.length > 0 && (
        <ul className="zone-finder-list">
          {items.map((zone) => (
            <li key={zone.code}><a {...linkTo(zone.code)}><span>{titleOf(zone)}</span><small>{zone.code} · {t(`status.${zone.status}`)}{zone.basis === null && ` · ${t('lobby.noBoundary')}`}</small></a></li>
          ))}
        </ul>
      )}
    </div>
  )
}
