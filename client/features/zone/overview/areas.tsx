import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decision, ZoneProperties } from '../../../../api/contract/zone.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { Chip } from '../../../ui/chip.tsx'
import { Quantity } from '../../../ui/quantity.tsx'
import './areas.css'
import { DecisionLine } from './decision-line.tsx'
import { Section } from './section.tsx'

/** Three areas side by side, never as one, with their differences as the server computed them. */
export function Areas({ zone }: { zone: ZoneProperties }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { planned, approved, drawn, approvedMinusPlannedHa, drawnMinusApprovedHa, drawnMinusPlannedHa } = zone.areas
  const differences = [
    ['approvedMinusPlanned', approvedMinusPlannedHa],
    ['drawnMinusApproved', drawnMinusApprovedHa],
    ['drawnMinusPlanned', drawnMinusPlannedHa],
  ] as const
  const known = differences.filter((pair): pair is [typeof pair[0], number] => pair[1] !== null)
  return (
    <Section title={t('zone.areas.title')}>
      <div className="areas">
        <Area label={t(zone.planStatus === 'withdrawn' ? 'zone.areas.formerlyPlanned' : 'zone.areas.planned')} ha={planned?.ha}>
          {planned && <p>{planned.asOf ? format.edtf(planned.asOf) : t('number.noDate')}</p>}
          {planned && <Ground of={planned} date={planned.asOf} />}
        </Area>
        <Area label={t('zone.areas.approved')} ha={approved?.ha}>
          {approved && <p>{approved.on ? format.edtf(approved.on) : t('number.noDate')}</p>}
          {approved && <Ground of={approved} date={approved.on} />}
        </Area>
        <Area label={t('zone.areas.drawn')} ha={drawn?.ha}>
          {drawn && (
            <>
              <Chip>{t(`basis.${drawn.basis}`)}</Chip>
              {drawn.basis !== 'schematic' && <p>{drawn.validFrom ? format.edtf(drawn.validFrom) : t('number.noDate')}</p>}
            </>
          )}
          {!drawn && zone.withoutBoundaryBecause && <p>{t(`zone.areas.${zone.withoutBoundaryBecause}`)}</p>}
        </Area>
      </div>
      {known.length > 0 && (
        <dl className="area-differences" aria-label={t('zone.areas.differences')}>
          {known.map(([name, ha]) => (
            <div key={name}>
              <dt>{t(`zone.areas.${name}`)}</dt>
              <dd><Quantity value={format.difference(ha)} unit="ha" /></dd>
            </div>
          ))}
        </dl>
      )}
      {drawn && (
        <p className="quiet small">
          {t('zone.areas.perimeter')} {format.distance(drawn.perimeterM)}
          {drawn.parts > 1 && ` · ${t('zone.areas.pieces', { count: drawn.parts })}`}
          {drawn.vn2000 && ` · ${t('zone.areas.plane', { srid: drawn.vn2000.srid })} ${format.number(drawn.vn2000.ha)}\u00a0ha`}
        </p>
      )}
      <p className="quiet small">{t('zone.areas.never')}</p>
    </Section>
  )
}

/** What a reported area rests on: its decision, else the document it was read in. */
function Ground({ of: { decision, source }, date }: { of: { decision: Decision | null; source: string }; date: string | null }): ReactElement {
  const { t } = useTranslation()
  return <p>{decision ? <DecisionLine decision={decision} withDate={decision.issuedOn !== date} /> : t('number.source', { source })}</p>
}

function Area({ label, ha, children }: { label: string; ha: number | undefined; children: ReactNode }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="area">
      <h4>{label}</h4>
      {ha === undefined ? <p className="area-none">{t('number.none')}</p> : <p className="area-number"><Quantity value={format.number(ha)} unit="ha" /></p>}
      <div className="area-basis">{children}</div>
    </div>
  )
}
