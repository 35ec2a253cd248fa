import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Utilities } from '../../../api/contract/utility.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useUnits } from '../../i18n/use-units.ts'
import { Chip } from '../../ui/chip.tsx'
import { Figure } from '../../ui/figure.tsx'
import { MeasureBar } from '../../ui/measure-bar.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import './utility.css'

type Utility = Utilities['utilities'][number]

/** One utility: capacity against what is promised out of it, its works with their sources, and what a document calls short. */
export function UtilityLines({ utility }: { utility: Utility }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const units = useUnits()
  const { kind, state, capacity, committed, headroom, unit, works, shortages, isCentral, meetsStandard } = utility
  const written = (value: number): string => {
    const { value: digits, unit: word } = units.quantity(value, unit)
    return word ? `${digits}\u00a0${word}` : digits
  }
  const over = headroom !== null && headroom < 0
  const asked = works.find(({ asOf }) => asOf !== null)?.asOf ?? null
  return (
    <div className="utility">
      <div className="utility-head">
        <h5>{t(`utility.kind.${kind}`)}</h5>
        <span className="panel-chips">
          {state === 'recorded' && isCentral !== null && <Chip icon={isCentral ? 'check' : 'minus'}>{t('utility.central')}: {isCentral ? t('quota.yes') : t('quota.no')}</Chip>}
          {meetsStandard !== null && <Chip tone={meetsStandard ? 'plain' : 'warning'} icon={meetsStandard ? 'check' : 'warning'}>{t('utility.meets')}: {meetsStandard ? t('quota.yes') : t('quota.no')}</Chip>}
        </span>
      </div>
      {state === 'unknown' && <p className="quiet">{t('number.none')}. {t(`utility.needs.${kind}`)}</p>}
      {(capacity !== 0 || committed !== null) && (capacity !== null || committed !== null) && (
        <>
          <div className="figures">
            <Figure label={t('utility.capacity')} value={capacity} unit={unit} asOf={asked} />
            <Figure label={t('utility.committed')} value={committed} unit={unit} />
            <Figure
              label={over ? t('utility.overcommitted') : t('utility.headroom')} value={headroom} unit={unit} formula={t('utility.headroomFormula')}
              inputs={[{ label: t('utility.capacity'), value: capacity, unit }, { label: t('utility.committed'), value: committed, unit }]}
            />
          </div>
          {capacity !== null && committed !== null && (capacity > 0 || committed > 0) && (
            <MeasureBar
              parts={[{ key: 'committed', value: committed, fill: over ? 'repeating-linear-gradient(45deg, #b98524 0 3px, #f0d9a6 3px 6px)' : '#8495ae', title: `${t('utility.committed')}: ${written(committed)}` }]}
              lines={[{ value: capacity, label: `${t('utility.capacity')} ${written(capacity)}` }]}
            />
          )}
        </>
      )}
      {shortages.map(({ part, asOf, source }, index) => (
        <div key={index}>
          <Chip tone="warning" icon="warning">{part ? t('utility.shortageIn', { what: t(`utility.shortage.${kind}`), part }) : t(`utility.shortage.${kind}`)}</Chip>
          <p className="quiet small">{t('number.asOf', { date: format.edtf(asOf) })}{source && <> · <span lang="vi">{t('number.source', { source })}</span></>}</p>
        </div>
      ))}
      {works.length > 0 && (
        <ul className="utility-works">
          {works.map((work, index) => (
            <li key={index}>
              <p>
                {t(`utility.status.${work.status ?? 'unknown'}`)}
                {work.capacity !== null && <> · <Quantity {...units.quantity(work.capacity, work.unit)} /></>}
                {work.asOf && <span className="quiet"> · {t('number.asOf', { date: format.edtf(work.asOf) })}</span>}
                <span className="quiet"> · {t(`basis.${work.basis}`)}</span>
              </p>
              <p className="quiet" lang="vi">{t('number.source', { source: work.source })}{work.note && ` · ${work.note}`}</p>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
