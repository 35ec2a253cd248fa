import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CleanBlock, CleanLand } from '../../../api/contract/clean-land.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { findLandRoom } from '../../permalink-find-land.ts'
import type { Highlight, LedgerPanelProps } from '../../state/ledger-panel.ts'
import { useLink } from '../../state/use-link.ts'
import { usePointing } from '../../state/use-pointing.ts'
import { Chip } from '../../ui/chip.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { PanelSection } from '../../ui/panel-section.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { RuleLines } from '../../ui/rule-lines.tsx'
import { HallForm } from './hall-form.tsx'
import type { HallSize } from './use-clean-land.ts'

interface BlocksProps {
  land: CleanLand
  hall: HallSize | null
  onHall: (hall: HallSize | null) => void
  subject: string
  onHighlight: LedgerPanelProps['onHighlight']
}

/** Clean land that lies together, and whether a hall of the reader's size stands there. */
export function Blocks({ land: { blocks, contact, states }, hall, onHall, subject, onHighlight }: BlocksProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const link = useLink()
  const pointing = usePointing(onHighlight, subject)
  const fitting = blocks.filter(({ fits }) => fits).length
  const rules = [contact.leastContact, contact.internalRoad].filter((rule) => rule !== null)
  return (
    <>
      <PanelSection title={t('cleanLand.blocks')} under={blocks.length > 0 ? t('cleanLand.blocksText') : undefined}>
        {blocks.length === 0 && <p className="quiet">{states.some(({ state }) => state === 'unknown') ? t('cleanLand.blocksUnknown') : t('cleanLand.blocksNone')}</p>}
        {blocks.length > 0 && <HallForm hall={hall} onHall={onHall} />}
        <p role="status" className={hall && blocks.some(({ fits }) => fits !== null) ? 'small' : 'unseen'}>
          {hall && blocks.some(({ fits }) => fits !== null) && t('cleanLand.fitCount', { count: blocks.length, fitting: format.number(fitting), width: format.number(hall.widthM), length: format.number(hall.lengthM) })}
        </p>
        <ul className="blocks">
          {blocks.map((block) => (
            <li key={block.number}>
              <button
                type="button"
                className="block"
                aria-pressed={pointing.chosen === String(block.number)}
                data-fits={block.fits ?? undefined}
                onPointerEnter={(event) => pointing.onPointerEnter(event, highlightOf(block))}
                onPointerLeave={pointing.onPointerLeave}
                onClick={() => pointing.onChoose(String(block.number), highlightOf(block))}
              >
                <BlockWords block={block} />
              </button>
              {block.offer !== null && <a className="block-link" {...link({ room: { ...findLandRoom, offer: block.offer }, plot: null })}>{t('cleanLand.toOffer', { number: block.number })}</a>}
            </li>
          ))}
        </ul>
      </PanelSection>
      {rules.length > 0 && blocks.length > 0 && <Disclosure title={t('cleanLand.contact')} level={3}><RuleLines rules={rules} /></Disclosure>}
    </>
  )
}

const highlightOf = ({ plots, rectangle, bbox }: CleanBlock): Highlight => ({ plotIds: plots.map(({ id }) => id), bbox, ...(rectangle ? { shape: rectangle.geometry } : {}) })

function BlockWords({ block: { number, ha, smeReservedHa, plots, rectangle, circleRadiusM, fits } }: { block: CleanBlock }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <span className="block-line">
        <span className="block-name">{t('cleanLand.block', { number })}</span>
        {fits !== null && (fits ? <Chip tone="good" icon="check">{t('cleanLand.fits')}</Chip> : <Chip icon="minus">{t('cleanLand.fitsNot')}</Chip>)}
        <span className="block-ha"><Quantity value={format.number(ha)} unit="ha" /></span>
      </span>
      {rectangle && <span title={t('cleanLand.rectangleHint')}>{t('cleanLand.rectangle', { width: format.number(Math.floor(rectangle.widthM)), length: format.number(Math.floor(rectangle.lengthM)) })}</span>}
      <span className="block-facts">
        <span>{t('parts.lots', { count: plots.length, formatted: format.number(plots.length) })}: {plots.slice(0, 6).map(({ code }) => code).join(', ')}{plots.length > 6 && '…'}</span>
        {circleRadiusM !== null && <span>{t('cleanLand.circle', { radius: format.distance(circleRadiusM) })}</span>}
        {smeReservedHa > 0 && <span>{t('cleanLand.smePart', { ha: `${format.number(smeReservedHa)}\u00a0ha` })}</span>}
      </span>
    </>
  )
}
