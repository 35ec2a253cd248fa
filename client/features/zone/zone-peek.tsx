import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { Quantity } from '../../ui/quantity.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { StatusChip } from './status-chip.tsx'
import { useZone } from './use-zones.ts'
import { useZoneName } from './zone-name.ts'

/** Name, status and one number: the zone when the sheet is folded down. */
export function ZonePeek({ code, takesFocus }: { code: string; takesFocus: boolean }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useZoneName()
  const heading = useRef<HTMLHeadingElement>(null)
  const { data, isError } = useZone(code)
  const loaded = data?.properties.code
  useEffect(() => {
    if (loaded && takesFocus) heading.current?.focus({ preventScroll: true })
  }, [loaded, takesFocus])
  if (isError) return <div className="peek"><h2>{code}</h2></div>
  if (!data) return <div className="peek"><Skeleton width="70%" height={20} /><Skeleton width="45%" height={16} /></div>
  const { status, approvedHa, plannedHa } = data.properties
  const hectares = approvedHa ?? plannedHa
  return (
    <div className="peek">
      <h2 ref={heading} tabIndex={-1}>{nameOf(data.properties)}</h2>
      <p className="peek-facts">
        <StatusChip status={status} />
        {hectares !== null && <span><Quantity value={format.number(hectares)} unit="ha" /> <span className="quiet small">{approvedHa !== null ? t('list.approved') : t('list.planned')}</span></span>}
      </p>
    </div>
  )
}
