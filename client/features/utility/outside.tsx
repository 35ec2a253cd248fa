import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Utilities } from '../../../api/contract/utility.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { vi, type Words } from '../../i18n/vi.ts'
import { PanelSection } from '../../ui/panel-section.tsx'
import { Quantity } from '../../ui/quantity.tsx'

const isNamed = (kind: string): kind is keyof Words['infrastructure'] => Object.hasOwn(vi.infrastructure, kind)

/** The nearest of each kind outside the fence, in a straight line and labelled so. */
export function Outside({ places }: { places: Utilities['outside'] }): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const format = useFormat()
  if (places.length === 0) return <PanelSection title={t('utility.outside')}><p className="quiet">{t('utility.outsideNone')}</p></PanelSection>
  return (
    <PanelSection title={t('utility.outside')} under={t('utility.outsideText')}>
      <table className="panel-table">
        <thead><tr><th scope="col">{t('utility.place')}</th><th scope="col">{t('utility.distance')}</th></tr></thead>
        <tbody>
          {places.map(({ kind, code, nameVi, nameEn, status, distanceKm, uncertaintyKm }) => (
            <tr key={code + status}>
              <th scope="row">
                {language === 'en' ? nameEn : nameVi}
                <span className="sum-note">{isNamed(kind) ? t(`infrastructure.${kind}`) : kind}{status === 'planned' && ` · ${t('utility.planned')}`}</span>
              </th>
              <td>
                <Quantity value={format.number(distanceKm, 1)} unit="km" />
                {uncertaintyKm !== null && <span className="sum-note">±{format.number(uncertaintyKm, 1)}{'\u00a0'}km</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </PanelSection>
  )
}
