import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useRelocationSummary } from '../features/corridor/use-corridors.ts'
import '../i18n/relocation-case-words.ts'
import { useProvinceName } from '../features/province/use-provinces.ts'
import type { Account } from '../state/use-me.ts'
import { usePlace, usePlaceStore } from '../state/use-place.ts'

/** The province whose cases are looked at: one of the account's own; for an administrator one in which a decision moves a zone. */
export function useRelocationProvince(account: Account): { province: string | null; choice: ReactElement | null } {
  const { t } = useTranslation()
  const store = usePlaceStore()
  const { filter } = usePlace()
  const summary = useRelocationSummary(null, null)
  const nameOf = useProvinceName()
  const moving = [...new Set(summary.data?.zones.map(({ provinceCode }) => provinceCode) ?? [])]
  const open = account.provinces.length > 0 ? account.provinces : moving
  // An account of several begins where something must move.
  const province = open.find((code) => filter.province.length === 1 && code === filter.province[0]) ?? open.find((code) => moving.includes(code)) ?? (summary.isPending ? null : open[0] ?? null)
  const choose = (code: string): void => {
    const { room } = store.get()
    // What was open is of the other province.
    if (room.name === 'relocation') store.change({ filter: { ...filter, province: [code] }, room: { ...room, open: null, of: null, q: '', plan: null, compare: null, run: null } }, 'push')
  }
  const choice = open.length < 2 ? null : (
    <label className="map-panel-choice">
      <span>{t('cases.province')}</span>
      <select className="field-input" value={province ?? ''} onChange={(event) => choose(event.target.value)}>
        {open.map((code) => <option key={code} value={code}>{nameOf(code)}</option>)}
      </select>
    </label>
  )
  return { province, choice }
}
