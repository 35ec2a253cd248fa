import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlotDetail } from '../../../api/contract/plot.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { legendSwatches } from '../../map/legend-swatches.tsx'
import { clearanceNumbers } from '../../map/palette.ts'
import { Fact } from '../../ui/facts.tsx'

type Plot = PlotDetail['properties']
type Stage = keyof typeof clearanceNumbers

const squareMetresInHa = 10_000
const isStage = (stage: string): stage is Stage => Object.hasOwn(clearanceNumbers, stage)
/** Periods end on the first day after; an open end holds on. */
const holdsOn = (day: string, { validFrom, validTo }: { validFrom: string | null; validTo: string | null }): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || day < validTo)

/** What lies on a plot on a day: clean land, what is allocated by stage, holds and the tracts of its clearance. Firms are not named. */
export function PlotLand({ plot: { leaseStatus, clean, allocations, allocationsRecorded, holds, tracts }, on }: { plot: Plot; on: string }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const ha = (m2: number): string => `${format.number(m2 / squareMetresInHa)}\u00a0ha`
  const now = allocations.filter((allocation) => holdsOn(on, allocation))
  const held = holds.filter((hold) => holdsOn(on, hold))
  return (
    <>
      {leaseStatus !== null && (
        <Fact label={t('plot.clean')}>
          {clean && legendSwatches.clean(clean.state)}
          {!clean ? t('plot.cleanNone') : clean.state === 'unknown' ? t('plot.cleanOnly', { ready: ha(clean.readyM2) }) : t('plot.cleanValue', { ready: ha(clean.readyM2), available: ha(clean.availableM2) })}
        </Fact>
      )}
      {leaseStatus !== null && (now.length > 0 || !allocationsRecorded) && (
        <Fact label={t('plot.allocations')}>
          {now.length === 0 ? <span className="quiet">{t('number.none')}</span> : (
            <ul className="plot-lines">
              {now.map(({ id, stage, areaM2, validFrom }) => (
                <li key={id}>{t(`lease.${stage}`)} {ha(areaM2)} <span className="quiet small">{validFrom === null ? t('number.noDate') : t('plot.from', { date: format.edtf(validFrom) })}</span></li>
              ))}
            </ul>
          )}
        </Fact>
      )}
      {held.length > 0 && (
        <Fact label={t('plot.holds')}>
          <ul className="plot-lines">{held.map(({ id, reason, validTo }) => <li key={id}><span lang="vi">{reason}</span> <span className="quiet small">{t('plot.to', { date: format.edtf(validTo) })}</span></li>)}</ul>
        </Fact>
      )}
      {tracts.length > 0 && (
        <Fact label={t('plot.tracts')}>
          <ul className="plot-lines">
            {tracts.map(({ id, code, stage, m2 }) => <li key={id}>{code}: {isStage(stage) ? t(`stage.${stage}`) : stage} {ha(m2)}</li>)}
          </ul>
        </Fact>
      )}
    </>
  )
}
