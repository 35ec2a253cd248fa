import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneProperties } from '../../../../api/contract/zone.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { Fact, Facts } from '../../../ui/facts.tsx'
import { Quantity } from '../../../ui/quantity.tsx'
import { Section } from './section.tsx'
import { ZoneLinks } from './zone-links.tsx'

/** Other names, and the zones it came from, became, lies in, holds or takes firms from. */
export function Related({ zone }: { zone: ZoneProperties }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const links = [
    [t('zone.related.parent'), zone.parent ? [zone.parent] : []],
    [t('zone.related.children'), zone.children],
    [t('zone.related.predecessors'), zone.predecessors],
    [t('zone.related.successors'), zone.successors],
    [t('zone.related.receivesFrom'), zone.receivesFrom],
  ] as const
  const capacity = zone.declaredCapacity
  if (zone.aliasDetails.length === 0 && !capacity && links.every(([, zones]) => zones.length === 0)) return null
  return (
    <Section title={t('zone.related.title')}>
      <Facts>
        {zone.aliasDetails.length > 0 && (
          <Fact label={t('zone.related.aliases')}>
            <ul>
              {zone.aliasDetails.map(({ name, kind }) => <li key={name}>{name} <span className="quiet small">({t(`aliasKind.${kind}`)})</span></li>)}
            </ul>
          </Fact>
        )}
        {links.filter(([, zones]) => zones.length > 0).map(([label, zones]) => <Fact key={label} label={label}><ZoneLinks zones={zones} /></Fact>)}
        {capacity && (
          <Fact label={t('zone.related.capacity')}>
            <Quantity value={format.number(capacity.ha)} unit="ha" /> <span className="quiet small">{t('number.asOf', { date: format.edtf(capacity.asOf) })}</span>
          </Fact>
        )}
      </Facts>
    </Section>
  )
}
