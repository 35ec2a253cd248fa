import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneProperties } from '../../../../api/contract/zone.ts'
import { Fact, Facts } from '../../../ui/facts.tsx'
import { Section } from './section.tsx'

const zoneTypes = ['ordinary', 'export_processing', 'supporting', 'specialised', 'eco', 'high_tech', 'craft_village'] as const

/** The three axes of status, spelled out: the headline alone hides which of them it comes from. */
export function Axes({ zone }: { zone: ZoneProperties }): ReactElement {
  const { t } = useTranslation()
  const type = zoneTypes.find((known) => known === zone.zoneType)
  const none = t('number.unknown')
  return (
    <Section title={t('zone.axes.title')}>
      <Facts>
        <Fact label={t('zone.axes.plan')}>{zone.planStatus ? t(`plan.${zone.planStatus}`) : none}</Fact>
        <Fact label={t('zone.axes.legal')}>{zone.legalStatus ? t(`legal.${zone.legalStatus}`) : none}</Fact>
        <Fact label={t('zone.axes.operation')}>{zone.operationStatus ? t(`operation.${zone.operationStatus}`) : none}</Fact>
        {type && <Fact label={t('zone.axes.type')}>{t(`type.${type}`)}</Fact>}
        <Fact label={t('zone.axes.developer')}>{zone.developer ?? <span className="quiet">{t('number.none')}</span>}</Fact>
      </Facts>
    </Section>
  )
}
