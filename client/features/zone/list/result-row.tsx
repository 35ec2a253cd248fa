import type { MouseEvent, ReactElement, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneSummary } from '../../../../api/contract/zone.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Quantity } from '../../../ui/quantity.tsx'
import { useZoneName } from '../zone-name.ts'
import { legendSwatches } from '../../../map/legend-swatches.tsx'

interface ResultRowProps {
  zone: ZoneSummary
  href: string
  selected: boolean
  hovered: boolean
  /** Only one row of the list is a tab stop; arrows go on from there. */
  tabStop: boolean
  anchor?: Ref<HTMLAnchorElement>
  onChoose: () => void
  onPoint: (on: boolean) => void
}

/** A zone in the list: sign, name, status, province and one area. A real link, so that it opens in a new tab too. */
export function ResultRow({ zone, href, selected, hovered, tabStop, anchor, onChoose, onPoint }: ResultRowProps): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const nameOf = useZoneName()
  const onClick = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onChoose()
  }
  return (
    <li className="result" data-hovered={hovered || undefined}>
      <a
        ref={anchor}
        href={href}
        data-code={zone.code}
        aria-current={selected || undefined}
        tabIndex={tabStop ? 0 : -1}
        onClick={onClick}
        onPointerEnter={() => onPoint(true)}
        onPointerLeave={() => onPoint(false)}
        onFocus={() => onPoint(true)}
        onBlur={() => onPoint(false)}
      >
        {legendSwatches.zoneIcon(zone.kind, zone.status)}
        <span className="result-name">{nameOf(zone)}</span>
        <OneArea zone={zone} />
        <span className="result-facts">
          <span className={`result-status status-${zone.status}`}>{t(`status.${zone.status}`)}</span>
          {' · '}
          {language === 'en' ? zone.province.nameEn : zone.province.nameVi}
          {zone.centre === null && (
            <span className="result-no-place">
              {' '}<Icon name="pinOff" size={14} /> {t('list.noPlace')}
            </span>
          )}
        </span>
      </a>
    </li>
  )
}

/** The area that weighs most: the approved one, else the planned, else what the map measures. */
function OneArea({ zone }: { zone: ZoneSummary }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const kind = zone.approvedHa !== null ? 'approved' : zone.plannedHa !== null ? 'planned' : 'drawn'
  const hectares = zone.approvedHa ?? zone.plannedHa ?? zone.drawnHa
  if (hectares === null) return <span className="result-area result-area-kind">{t('list.noArea')}</span>
  return (
    <span className="result-area">
      <Quantity value={format.number(hectares)} unit="ha" />
      <span className="result-area-kind">{t(`list.${kind}`)}</span>
    </span>
  )
}
