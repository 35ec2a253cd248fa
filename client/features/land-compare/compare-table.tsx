import { useState, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandOfferDetail } from '../../../api/contract/land-offer.ts'
import '../../i18n/find-land-words-offer.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import type { Link } from '../../state/use-link.ts'
import { Check } from '../../ui/check.tsx'
import { Icon } from '../../ui/icon.tsx'
import './compare.css'
import { compareRows } from './compare-rows.ts'
import { useCompareWords } from './use-compare-words.ts'

interface CompareTableProps {
  offers: readonly LandOfferDetail[]
  markOf: (code: string) => string
  linkTo: (code: string) => Link
  /** Below each name: save, take out. */
  actionsFor: (offer: LandOfferDetail) => ReactNode
  onPoint: (code: string | null) => void
}

/** Offers in columns: rows that differ are marked, and the best of a row by sign and word. Its heads stay in sight while it scrolls. */
export function CompareTable({ offers, markOf, linkTo, actionsFor, onPoint }: CompareTableProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  const [onlyDifferent, setOnlyDifferent] = useState(false)
  const rows = compareRows(offers, useCompareWords())
  const shown = onlyDifferent ? rows.filter(({ differs }) => differs) : rows
  return (
    <div className="compare">
      <div className="compare-tools"><Check checked={onlyDifferent} onChange={setOnlyDifferent}>{t('landCompare.onlyDifferent')}</Check></div>
      <div className="compare-scroll" tabIndex={0} role="region" aria-label={t('landCompare.title')}>
        <table className="compare-table">
          <caption className="unseen">{t('landCompare.title')}</caption>
          <thead>
            <tr>
              <th scope="col" className="compare-corner">{t('landCompare.feature')}</th>
              {offers.map((offer) => (
                <th key={offer.code} scope="col" onPointerEnter={() => onPoint(offer.code)} onPointerLeave={() => onPoint(null)}>
                  <span className="compare-head">
                    <span className="offer-mark" data-state={offer.state} aria-hidden="true">{markOf(offer.code)}</span>
                    <a {...linkTo(offer.code)}><span className="unseen">{t('landCompare.number', { number: markOf(offer.code) })}: </span>{titleOf(offer.zone)}<span className="quiet small"> {format.number(offer.ha, 1)} ha</span></a>
                  </span>
                  <span className="compare-do">{actionsFor(offer)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ name, cells, differs, best }) => (
              <tr key={name} data-differs={differs || undefined}>
                <th scope="row">{t(`landCompare.rows.${name}`)}{differs && <span className="unseen">, {t('landCompare.differs')}</span>}</th>
                {cells.map((text, index) => (
                  <td key={offers[index]?.code} data-best={best.includes(index) || undefined}>
                    <span className="compare-cell">
                      <span>{text}</span>
                      {best.includes(index) && <span className="compare-best"><Icon name="check" size={14} />{t('landCompare.best')}</span>}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p className="compare-same">{t('landCompare.same')}</p>}
      </div>
    </div>
  )
}
