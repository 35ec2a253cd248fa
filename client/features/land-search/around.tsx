import { useState, type ReactElement, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api.ts'
import { readPair } from '../../geometry/read-position.ts'
import '../../i18n/find-land-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { AmountField } from './amount-field.tsx'
import type { MapAsking, SearchProps } from './search-props.ts'

interface Place { name: string; lat: number; lng: number }
const usualKm = 30
const mostKm = 1000

/** Within so many kilometres of a point: picked on the map, typed, the place of a zone, or where the reader is. */
export function Around({ search, onSearch, asking }: Pick<SearchProps, 'search' | 'onSearch'> & { asking: MapAsking }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  const [text, setText] = useState('')
  const [found, setFound] = useState<readonly Place[] | null>(null)
  const [here, setHere] = useState<'asking' | 'refused' | null>(null)
  const { around } = search
  const km = around?.km ?? usualKm
  const take = ({ lat, lng }: { lat: number; lng: number }): void => {
    setFound(null)
    onSearch({ ...search, around: { lat, lng, km } }, 'push')
  }
  const find = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const pair = readPair(text)
    if (pair) take({ lat: Number(pair.latitude), lng: Number(pair.longitude) })
    if (pair || text.trim() === '') return
    const { items } = await call('listZones', { query: { q: text.trim(), limit: 6 } }).catch(() => ({ items: [] }))
    setFound(items.flatMap((zone) => (zone.centre ? [{ name: titleOf(zone), lng: zone.centre[0], lat: zone.centre[1] }] : [])))
  }
  const locate = (): void => {
    setHere('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { setHere(null); take({ lat: coords.latitude, lng: coords.longitude }) },
      () => setHere('refused'),
      { timeout: 15_000, maximumAge: 300_000 },
    )
  }
  return (
    <fieldset className="search-map search-around">
      <legend className="field-label">{t('landSearch.around')}</legend>
      {around && <p>{t('landSearch.aroundAt', { position: format.position([around.lng, around.lat]) })}</p>}
      {around && <AmountField label={t('landSearch.aroundKm')} value={around.km} most={mostKm} check={(value) => (value > 0 ? undefined : t('landSearch.notNumber'))} onChange={(value) => { if (value !== null) onSearch({ ...search, around: { ...around, km: value } }, 'replace') }} />}
      {asking.mode === 'pick' && <p role="status">{t('landSearch.aroundPicking')}</p>}
      <div className="search-buttons">
        {asking.mode === 'pick' ? <Button onClick={asking.onCancel}>{t('landSearch.drawCancel')}</Button> : <Button icon="pin" disabled={asking.mode === null} onClick={asking.onPick}>{t('landSearch.aroundPick')}</Button>}
        {'geolocation' in navigator && <Button icon="here" disabled={here === 'asking'} onClick={locate}>{here === 'asking' ? t('landSearch.aroundAsking') : t('landSearch.aroundHere')}</Button>}
        {around && <Button onClick={() => onSearch({ ...search, around: null }, 'push')}>{t('landSearch.aroundClear')}</Button>}
      </div>
      {here === 'refused' && <p className="field-hint" role="alert">{t('landSearch.aroundRefused')}</p>}
      <form onSubmit={(event) => void find(event)}>
        <Field label={t('landSearch.aroundPlace')}>
          {(control) => (
            <span className="field-with-button">
              <input className="field-input" {...control} value={text} maxLength={200} onChange={(event) => setText(event.target.value)} />
              <Button type="submit">{t('landSearch.aroundFind')}</Button>
            </span>
          )}
        </Field>
      </form>
      {found && (
        <div role="status">
          {found.length === 0 ? <p className="field-hint">{t('landSearch.aroundNone')}</p> : (
            <ul className="search-found" aria-label={t('landSearch.aroundFound')}>{found.map((place) => <li key={`${place.lat},${place.lng}`}><Button onClick={() => take(place)}>{place.name}</Button></li>)}</ul>
          )}
        </div>
      )}
    </fieldset>
  )
}
