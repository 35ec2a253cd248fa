import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { boxOfAreas } from '../../geometry/box.ts'
import '../../i18n/land-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { Bbox } from '../../map/camera.ts'
import { legendSwatches } from '../../map/legend-swatches.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import './card.css'
import { usePlot } from './use-plot.ts'

interface PlotCardProps {
  id: number
  zone: string
  onFit: (bbox: Bbox) => void
  onClose: () => void
}

const squareMetresInHa = 10_000

/** One plot: what it is for, how large, and how far it is taken. */
export function PlotCard({ id, zone, onFit, onClose }: PlotCardProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const heading = useRef<HTMLHeadingElement>(null)
  const { data: plot, error, isPending, refetch } = usePlot(zone, id)
  const isThere = plot !== undefined && plot !== null
  useEffect(() => {
    if (isThere) heading.current?.focus({ preventScroll: true })
  }, [isThere])

  const close = <IconButton icon="close" label={t('plot.close')} onClick={onClose} />
  if (isPending) return <div className="plot-card" aria-busy="true"><div className="plot-card-head"><Skeleton width="50%" height={20} />{close}</div><Skeleton width="80%" /><Skeleton width="60%" /></div>
  if (error) return <div className="plot-card"><div className="plot-card-head"><h3>{t('plot.title', { code: id })}</h3>{close}</div><Failure error={error} onRetry={() => void refetch()} /></div>
  if (!plot) return <div className="plot-card" role="status"><div className="plot-card-head"><h3>{t('plot.missingTitle')}</h3>{close}</div><p>{t('plot.missingText')}</p></div>

  const { code, landUse, areaM2, isLogistics, smeReserved, leaseStatus, basis } = plot.properties
  const bbox = boxOfAreas([plot.geometry])
  return (
    <section className="plot-card" aria-label={t('plot.title', { code })} onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); onClose() } }}>
      <div className="plot-card-head">
        <h3 ref={heading} tabIndex={-1}>{t('plot.title', { code })}</h3>
        {basis !== 'measured' && <Chip icon="info">{t(`basis.${basis}`)}</Chip>}
        {bbox && <IconButton icon="frame" label={t('plot.fit')} onClick={() => onFit(bbox)} />}
        {close}
      </div>
      <Facts>
        <Fact label={t('plot.landUse')}>{legendSwatches.landUse(landUse)}{t(`landUse.${landUse}`)}{isLogistics && ` (${t('plot.logistics')})`}</Fact>
        <Fact label={t('plot.area')}><Quantity value={format.number(areaM2 / squareMetresInHa, 4)} unit="ha" /> <span className="quiet small"><Quantity value={format.number(areaM2, 0)} unit="m²" /></span></Fact>
        <Fact label={t('plot.lease')}>
          {leaseStatus ? <>{legendSwatches.lease(leaseStatus)}{t(`lease.${leaseStatus}`)}</> : t('plot.notLeasable')}
          {smeReserved && <Chip>{t('plot.sme')}</Chip>}
        </Fact>
      </Facts>
    </section>
  )
}
