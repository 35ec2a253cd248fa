import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useRelocationSummary } from '../features/corridor/use-corridors.ts'
import '../i18n/relocation-case-words.ts'
import { useProvinceName } from '../features/province/use-provinces.ts'
import type { Account } from '../state/use-me.ts'

/** The province whose cases are looked at: one of the account's own; for an administrator one in which a decision moves a zone. */
export function useRelocationProvince(account: Account): { province: string | null; choice: ReactElement | null } {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string | null>(null)
  const summary = useRelocationSummary(null, null)
  const nameOf = useProvinceName()
  const moving = [...new Set(summary.data?.zones.map(({ provinceCode }) => provinceCode) ?? [])]
  const open = account.provinces.length > 0 ? account.provinces : moving
  // An account of several begins where something must move.
  const province = chosen ?? open.find((code) => moving.includes(code)) ?? (summary.isPending ? null : open[0] ?? null)
  const choice = open.length < 2 ? null : (
    <label className="map-panel-choice">
      <span>{t('cases.province')}</span>
      <select className="field-input" value={province ?? ''} onChange={(event) => setChosen(event.target.value)}>
        {open.map((code) => <option key={code} value={code}>{nameOf(code)}</option>)}
      </select>
    </label>
  )
  return { province, choice }
}
