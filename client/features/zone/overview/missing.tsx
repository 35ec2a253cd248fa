import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Fact, Facts } from '../../../ui/facts.tsx'
import { Section } from './section.tsx'

const topics = ['wastewater', 'power', 'price', 'firms'] as const

/** What an investor asks first and no source states: named as missing, with who could say it. Nothing is made up. */
export function Missing(): ReactElement {
  const { t } = useTranslation()
  return (
    <Section title={t('zone.missing.title')}>
      <Facts>
        {topics.map((topic) => <Fact key={topic} label={t(`zone.missing.${topic}`)}><span className="quiet">{t(`zone.missing.${topic}Text`)}</span></Fact>)}
      </Facts>
    </Section>
  )
}
