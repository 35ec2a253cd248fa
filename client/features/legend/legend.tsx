import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { infrastructureGlyphs, truckParts, smallFirmParts, type InfrastructureKind } from '../../map/icons.ts'
import { IconSwatch, legendSwatches } from '../../map/legend-swatches.tsx'
import { cleanNumbers, clearanceNumbers, landUseNumbers, leaseNumbers } from '../../map/palette.ts'
import type { LayerSwitches } from '../../map/theme.ts'
import { zoneKinds, zoneStatuses } from '../../permalink.ts'
import './legend.css'
import { shownFrom } from './shown-from.ts'

const namesOf = <T extends string>(record: Readonly<Record<T, unknown>>): T[] => Object.keys(record) as T[]
const plainKinds = zoneKinds.filter((kind) => kind !== 'economic_zone')

/** Explains what the map draws at this zoom, and nothing else; `long` adds the lesser signs and a sentence to each status. */
export function Legend({ layers, zoom, long }: { layers: LayerSwitches; zoom: number; long: boolean }): ReactElement {
  const { t } = useTranslation()
  const isShown = (layer: keyof LayerSwitches): boolean => zoom >= shownFrom[layer] && layers[layer] !== false && layers[layer] !== 'off'
  return (
    <div className="legend">
      {isShown('clean') && (
        <Group title={t('legend.clean')} columns>
          {namesOf(cleanNumbers).map((state) => <Entry key={state} swatch={legendSwatches.clean(state)}>{t(`clean.${state}`)}</Entry>)}
          {zoom >= 12 && <Entry swatch={legendSwatches.cleanBlock()}>{t('legend.cleanBlock')}</Entry>}
        </Group>
      )}
      {isShown('plots') && layers.plots === 'land_use' && (
        <Group title={t('legend.landUse')} columns>
          {namesOf(landUseNumbers).map((use) => <Entry key={use} swatch={legendSwatches.landUse(use)}>{t(`landUse.${use}`)}</Entry>)}
          <Entry swatch={<IconSwatch parts={truckParts} />}>{t('legend.logistics')}</Entry>
          <Entry swatch={<IconSwatch parts={smallFirmParts} />}>{t('legend.sme')}</Entry>
        </Group>
      )}
      {isShown('plots') && layers.plots === 'lease' && (
        <Group title={t('legend.lease')} columns>
          {namesOf(leaseNumbers).map((lease) => <Entry key={lease} swatch={legendSwatches.lease(lease)}>{t(`lease.${lease}`)}</Entry>)}
          <Entry swatch={legendSwatches.notLeasable()}>{t('legend.notLeasable')}</Entry>
        </Group>
      )}
      {isShown('clearance') && (
        <Group title={t('legend.clearance')} columns>
          {namesOf(clearanceNumbers).map((stage) => <Entry key={stage} swatch={legendSwatches.clearance(stage)}>{t(`stage.${stage}`)}</Entry>)}
        </Group>
      )}
      <Group title={t('legend.status')} columns={!long}>
        {zoneStatuses.map((status) => (
          <Entry key={status} swatch={legendSwatches.status(status)} text={long ? t(`legend.statusText.${status}`) : undefined}>{t(`status.${status}`)}</Entry>
        ))}
      </Group>
      {long && <p className="legend-note">{t('legend.schematic')}</p>}
      {long && (
        <Group title={t('legend.kind')} columns>
          {plainKinds.map((kind) => <Entry key={kind} swatch={legendSwatches.zoneIcon(kind, 'operating')}>{t(`kind.name.${kind}`)}</Entry>)}
          <Entry swatch={legendSwatches.economicZone()}>{t('kind.name.economic_zone')}</Entry>
        </Group>
      )}
      {long && isShown('corridor') && (
        <Group title={t('legend.corridor')} columns>
          <Entry swatch={legendSwatches.corridor('railway')}>{t('corridor.railway')}</Entry>
          <Entry swatch={legendSwatches.corridor('road')}>{t('corridor.road')}</Entry>
          <Entry swatch={legendSwatches.corridorArea()}>{t('corridor.clearance_area')}</Entry>
        </Group>
      )}
      {long && isShown('infrastructure') && (
        <Group title={t('legend.infrastructure')} columns>
          {namesOf<InfrastructureKind>(infrastructureGlyphs).map((kind) => <Entry key={kind} swatch={legendSwatches.infrastructure(kind)}>{t(`infrastructure.${kind}`)}</Entry>)}
          <Entry swatch={legendSwatches.infrastructure('rail_station', true)}>{t('legend.planned')}</Entry>
        </Group>
      )}
    </div>
  )
}

function Group({ title, columns = false, children }: { title: string; columns?: boolean; children: ReactNode }): ReactElement {
  return (
    <section className="legend-group">
      <h3>{title}</h3>
      <div className={columns ? 'legend-columns' : 'legend-lines'}>{children}</div>
    </section>
  )
}

function Entry({ swatch, text, children }: { swatch: ReactElement; text?: string; children: ReactNode }): ReactElement {
  return (
    <p className="legend-entry">
      {swatch}
      <span>
        {children}
        {text && <span className="quiet">: {text}</span>}
      </span>
    </p>
  )
}
