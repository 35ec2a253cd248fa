import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandOfferDetail } from '../../../../api/contract/land-offer.ts'
import { Notice } from '../../../ui/notice.tsx'

/** What one should know before relying on it; that it is schematic comes first. */
export function Warnings({ offer: { warnings, shortages } }: { offer: LandOfferDetail }): ReactElement | null {
  const { t } = useTranslation()
  const said = warnings.filter((warning) => warning !== 'schematic')
  return (
    <>
      {warnings.includes('schematic') && <Notice tone="warning" icon="info" title={t('offerDetail.schematicTitle')}><p className="small">{t('offerDetail.schematicText')}</p></Notice>}
      {said.length > 0 && (
        <Notice icon="warning" title={t('offerDetail.warnings')}>
          <ul className="offer-warnings">
            {said.map((warning) => (
              <li key={warning}>
                {t(`offerDetail.warning.${warning}`)}
                {warning === 'shortage' && shortages.length > 0 && <span className="quiet small"> {shortages.map(({ kind, part }) => [isShortage(kind) ? t(`shortage.${kind}`) : kind, part].filter(Boolean).join(': ')).join('; ')}</span>}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

const shortageKinds = ['power', 'water', 'wastewater', 'drainage', 'road'] as const
const isShortage = (kind: string): kind is (typeof shortageKinds)[number] => shortageKinds.some((known) => known === kind)
