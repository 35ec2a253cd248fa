import { useEffect, useRef, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlotDetail } from '../../../api/contract/plot.ts'
import { ApiProblem } from '../../api.ts'
import { boxOfAreas } from '../../geometry/box.ts'
import '../../i18n/land-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { Bbox } from '../../map/camera.ts'
import { legendSwatches } from '../../map/legend-swatches.tsx'
import { today } from '../../ui/as-of.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import './card.css'
import { PlotLand } from './plot-land.tsx'
import { usePlot } from './use-plot.ts'

interface PlotCardProps {
  id: number
  /** The zone whose panel the card stands in. */
  zone: string
  onFit: (bbox: Bbox) => void
  onClose: () => void
}

const squareMetresInHa = 10_000

/** One plot: what it is for, how large, how far it is taken, and how much of it is clean. */
export function PlotCard({ id, zone, onFit, onClose }: PlotCardProps): ReactElement {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const { data: plot, error, refetch } = usePlot(id)
  const isThere = plot !== undefined
  useEffect(() => {
    if (!isThere) return
    heading.current?.focus({ preventScroll: true })
    // In a sheet the card may lie above what was read.
    heading.current?.closest('.plot-card')?.scrollIntoView({ block: 'nearest' })
  }, [isThere])

  const frame = (title: ReactNode, buttons: ReactNode, body: ReactNode): ReactElement => (
    <section className="plot-card" aria-label={t('plot.label')} aria-busy={!plot && !error} onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); onClose() } }}>
      <div className="plot-card-head">
        {title}
        {buttons}
        <IconButton icon="close" label={t('plot.close')} onClick={onClose} />
      </div>
      {body}
    </section>
  )
  if (error instanceof ApiProblem && error.problem.status === 404) return frame(<h3>{t('plot.missingTitle')}</h3>, null, <p role="status">{t('plot.missingText')}</p>)
  if (error) return frame(<h3>{t('plot.label')}</h3>, null, <Failure error={error} onRetry={() => void refetch()} />)
  if (!plot) return frame(<Skeleton width="50%" height={20} />, null, <><Skeleton width="80%" /><Skeleton width="60%" /><Skeleton width="70%" /></>)

  const { code, basis, zone: of, validTo, currentId } = plot.properties
  const bbox = boxOfAreas([plot.geometry])
  return frame(
    <h3 ref={heading} tabIndex={-1}>{t('plot.title', { code })}</h3>,
    <>
      {basis !== 'measured' && <Chip icon="info">{t(`basis.${basis}`)}</Chip>}
      {bbox && <IconButton icon="frame" label={t('plot.fit')} onClick={() => onFit(bbox)} />}
    </>,
    <>
      {of !== zone && <p className="small">{t('plot.otherZone', { zone: of })}</p>}
      {validTo !== null && currentId !== id && <p className="small"><Chip tone="warning" icon="warning">{t('plot.past')}</Chip></p>}
      <PlotFacts plot={plot.properties} />
    </>,
  )
}

function PlotFacts({ plot }: { plot: PlotDetail['properties'] }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { landUse, areaM2, isLogistics, smeReserved, leaseStatus } = plot
  return (
    <Facts>
      <Fact label={t('plot.landUse')}>{legendSwatches.landUse(landUse)}{t(`landUse.${landUse}`)}{isLogistics && ` (${t('plot.logistics')})`}</Fact>
      <Fact label={t('plot.area')}>
        <Quantity value={format.number(areaM2 / squareMetresInHa, 4)} unit="ha" /> <span className="quiet small"><Quantity value={format.number(areaM2, 0)} unit="m²" /></span>
      </Fact>
      <Fact label={t('plot.lease')}>
        {leaseStatus ? <>{legendSwatches.lease(leaseStatus)}{t(`lease.${leaseStatus}`)}</> : t('plot.notLeasable')}
        {smeReserved && <Chip>{t('plot.sme')}</Chip>}
      </Fact>
      <PlotLand plot={plot} on={today()} />
    </Facts>
  )
}
