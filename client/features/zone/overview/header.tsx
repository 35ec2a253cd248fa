import type { ReactElement, ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneProperties } from '../../../../api/contract/zone.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { vi, type Words } from '../../../i18n/vi.ts'
import { useLink } from '../../../state/use-link.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { StatusChip } from '../status-chip.tsx'
import { useZoneName } from '../zone-name.ts'
import { CopyLink } from './copy-link.tsx'
import { DecisionLine } from './decision-line.tsx'
import { DrawLink } from './draw-link.tsx'
import './header.css'
import { isSchematic } from './is-schematic.ts'

interface HeaderProps {
  zone: ZoneProperties
  headed: boolean
  heading: Ref<HTMLHeadingElement>
  onFit: (() => void) | null
  /** Buttons at the end of the first line. */
  children?: ReactNode
}

const isTarget = (target: string): target is keyof Words['zone']['convertTarget'] => Object.hasOwn(vi.zone.convertTarget, target)

/** Kind, name, status and what makes this zone special. */
export function Header({ zone, headed, heading, onFit, children }: HeaderProps): ReactElement {
  const { t } = useTranslation()
  const link = useLink()
  const format = useFormat()
  const nameOf = useZoneName()
  const [relocation] = zone.relocations
  return (
    <header className="zone-header">
      <div className="zone-header-line">
        <p className="quiet small">{t(`kind.name.${zone.kind}`)} · {t('zone.code', { code: zone.code })}</p>
        {children}
      </div>
      {headed && <h2 ref={heading} tabIndex={-1}>{nameOf(zone)}</h2>}
      <div className="zone-badges">
        {headed && <StatusChip status={zone.status} />}
        {isSchematic(zone) && <Chip icon="info">{t('zone.badge.schematic')}</Chip>}
        {zone.operatesThoughWithdrawn && <Chip tone="warning" icon="warning">{t('zone.badge.operatesThoughWithdrawn')}</Chip>}
        {zone.convertingTo && (
          <Chip tone="warning" icon="arrow">
            {t('zone.badge.convertingTo', { target: isTarget(zone.convertingTo) ? t(`zone.convertTarget.${zone.convertingTo}`) : zone.convertingTo })}
          </Chip>
        )}
        {relocation && <Chip tone="error" icon="arrow">{relocation.deadline ? t('zone.badge.relocateBy', { date: format.edtf(relocation.deadline) }) : t('zone.badge.relocate')}</Chip>}
      </div>
      {relocation?.decision && <p className="small zone-header-basis"><DecisionLine decision={relocation.decision} /></p>}
      <div className="zone-actions">
        {onFit && <Button icon="frame" onClick={onFit}>{t('zone.fit')}</Button>}
        <DrawLink code={zone.code} provinceCode={zone.province.code} />
        <a className="button" {...link({ room: { name: 'ask', offer: null, zone: zone.code }, plot: null, asOf: null })}>{t('zone.ask')}</a>
        <CopyLink />
        <a className="button" href={`/api/zones/${zone.code}`} download={`${zone.code}.geojson`} aria-label={t('zone.download')} title={t('zone.download')}>
          <Icon name="download" size={16} />
          GeoJSON
        </a>
      </div>
    </header>
  )
}
