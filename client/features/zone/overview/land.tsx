import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneProperties } from '../../../../api/contract/zone.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { legendSwatches } from '../../../map/legend-swatches.tsx'
import { clearanceNumbers, clearanceSwatches, landUseNumbers, landUseSwatches, leaseNumbers, leaseSwatches, type Swatch } from '../../../map/palette.ts'
import { Chip } from '../../../ui/chip.tsx'
import './land.css'
import { Section } from './section.tsx'

interface Line {
  key: string
  label: string
  count: number
  ha: number
  swatch: ReactElement
  colour: Swatch | undefined
}

const has = <T extends string>(record: Readonly<Record<T, unknown>>, key: string): key is T => Object.hasOwn(record, key)

/** Plots by use and by lease, tracts by stage: the hectares are the server's, the bar only shows their shares. */
export function Land({ zone }: { zone: ZoneProperties }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { land } = zone
  if (!land || land.uses.length + land.leases.length + land.clearance.length === 0) {
    const isEconomic = zone.kind === 'economic_zone'
    return (
      <Section title={t('zone.land.title')}>
        <p>{isEconomic ? t('zone.land.ofEconomicZone') : t('zone.land.none')}</p>
        {!isEconomic && <p className="quiet small">{t('zone.land.noneText')}</p>}
      </Section>
    )
  }
  // A bar of one grey share would say nothing; the sentence does.
  const onlyUnknown = land.leases.length === 1 ? land.leases.find(({ leaseStatus }) => leaseStatus === 'unknown') : undefined
  const uses = land.uses.flatMap(({ landUse, plots, ha }): Line[] => has(landUseNumbers, landUse)
    ? [{ key: landUse, label: t(`landUse.${landUse}`), count: plots, ha, swatch: legendSwatches.landUse(landUse), colour: landUseSwatches[landUseNumbers[landUse]] }] : [])
  const leases = land.leases.flatMap(({ leaseStatus, plots, ha }): Line[] => has(leaseNumbers, leaseStatus)
    ? [{ key: leaseStatus, label: t(`lease.${leaseStatus}`), count: plots, ha, swatch: legendSwatches.lease(leaseStatus), colour: leaseSwatches[leaseNumbers[leaseStatus]] }] : [])
  const stages = land.clearance.flatMap(({ stage, tracts, ha }): Line[] => has(clearanceNumbers, stage)
    ? [{ key: stage, label: t(`stage.${stage}`), count: tracts, ha, swatch: legendSwatches.clearance(stage), colour: clearanceSwatches[clearanceNumbers[stage]] }] : [])
  return (
    <Section title={t('zone.land.title')}>
      {land.basis !== 'measured' && <p><Chip icon="info">{t(`basis.${land.basis}`)}</Chip></p>}
      <Breakdown title={t('zone.land.uses')} lines={uses} lineTitle={t('zone.land.use')} countTitle={t('zone.land.count')} />
      {onlyUnknown && (
        <div className="breakdown">
          <h4>{t('zone.land.leases')}</h4>
          <p>{t('zone.land.leasesUnknown', { count: onlyUnknown.plots, formatted: format.number(onlyUnknown.plots) })}</p>
          <p className="quiet small">{t('zone.land.leasesUnknownText')}</p>
        </div>
      )}
      <Breakdown title={t('zone.land.leases')} note={t('zone.land.leasesNote')} lines={onlyUnknown ? [] : leases} lineTitle={t('zone.land.status')} countTitle={t('zone.land.count')} />
      <Breakdown title={t('zone.land.clearance')} lines={stages} lineTitle={t('zone.land.stage')} countTitle={t('zone.land.tracts')} />
    </Section>
  )
}

function Breakdown({ title, note, lines, lineTitle, countTitle }: { title: string; note?: string; lines: Line[]; lineTitle: string; countTitle: string }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  if (lines.length === 0) return null
  return (
    <div className="breakdown">
      <h4>{title}</h4>
      {/* The table below says the same to a screen reader. */}
      <div className="breakdown-bar" aria-hidden="true">
        {lines.map(({ key, label, ha, colour }) => (
          <span key={key} className="breakdown-share" title={`${label}: ${format.number(ha)} ha`} style={{ flexGrow: ha, background: colour?.fill }}>
            <span>{label} <b>{format.number(ha, 1)}{'\u00a0'}ha</b></span>
          </span>
        ))}
      </div>
      {note && <p className="quiet small">{note}</p>}
      <table className="breakdown-table">
        <thead>
          <tr>
            <th scope="col">{lineTitle}</th>
            <th scope="col">{countTitle}</th>
            <th scope="col">{t('zone.land.hectares')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, label, count, ha, swatch }) => (
            <tr key={key}>
              <th scope="row"><span>{swatch}{label}</span></th>
              <td>{format.number(count)}</td>
              <td>{format.number(ha, 2, true)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
