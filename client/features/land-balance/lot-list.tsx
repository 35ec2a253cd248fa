import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { landOrder } from '../../map/palette.ts'
import { boxOfAreas } from '../../geometry/box.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { legendSwatches } from '../../map/legend-swatches.tsx'
import type { LedgerPanelProps } from '../../state/ledger-panel.ts'
import { usePlace, usePlaceStore } from '../../state/use-place.ts'
import { Failure } from '../../ui/failure.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import './lot-list.css'
import { useZonePlots } from './use-land-balance.ts'

/** Every plot by name, so that its card can be opened without pointing at the map. */
export function LotList({ code, onHighlight }: { code: string; onHighlight: LedgerPanelProps['onHighlight'] }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const store = usePlaceStore()
  const { plot: open } = usePlace()
  const { data, error, refetch } = useZonePlots(code)
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <div className="lot-list">{['80%', '70%', '76%'].map((width) => <Skeleton key={width} width={width} height={32} />)}</div>
  const plots = data.features.toSorted((a, b) => landOrder(a.properties.landUse) - landOrder(b.properties.landUse) || collator.compare(a.properties.code, b.properties.code))
  return (
    <>
      <p className="quiet small">{t('balance.lotListText')}</p>
      <ul className="lot-list">
        {plots.map(({ id, geometry, properties: { code: lot, landUse, areaM2, leaseStatus } }) => (
          <li key={id}>
            <button
              type="button"
              className="lot"
              aria-current={open === id || undefined}
              title={t('balance.lotOpen', { code: lot })}
              onClick={() => {
                onHighlight({ plotIds: [], fit: true, bbox: boxOfAreas([geometry]) ?? undefined })
                store.change({ plot: id }, 'push')
              }}
              onPointerEnter={(event) => { if (event.pointerType === 'mouse') onHighlight({ plotIds: [id] }) }}
              onPointerLeave={() => onHighlight(null)}
            >
              {legendSwatches.landUse(landUse)}
              <span className="lot-code">{lot}</span>
              <span className="quiet">{leaseStatus ? t(`lease.${leaseStatus}`) : t(`landUse.${landUse}`)}</span>
              <Quantity value={format.number(areaM2 / 10_000, 2, true)} unit="ha" />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

const collator = new Intl.Collator('vi', { numeric: true })
