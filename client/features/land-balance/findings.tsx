import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandBalance } from '../../../api/contract/land-balance.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { LedgerPanelProps } from '../../state/ledger-panel.ts'
import { useMarks } from '../../state/use-marks.ts'
import { Icon } from '../../ui/icon.tsx'
import { MarkButton } from '../../ui/mark-button.tsx'
import { PanelSection } from '../../ui/panel-section.tsx'
import './findings.css'

// The rest is counted: a sentence with fifty codes is read by nobody.
const mostNamed = 12

/** What does not add up, each in a sentence with its plots. */
export function Findings({ findings, onHighlight }: { findings: LandBalance['findings']; onHighlight: LedgerPanelProps['onHighlight'] }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { marked, mark } = useMarks(onHighlight)
  return (
    <PanelSection title={t('balance.findings')} under={findings.length > 0 ? t('balance.findingsNote') : undefined}>
      {findings.length === 0 && <p className="quiet">{t('balance.findingsNone')}</p>}
      <ul className="findings">
        {findings.map(({ kind, ha, plots, with: other }, index) => (
          <li key={`${kind}${index}`} className="finding">
            <Icon name="warning" size={16} />
            <div>
              <p>{t(`balance.finding.${kind}`, { ha: format.number(ha, 4), with: other ?? '' })}</p>
              {plots.length > 0 && (
                <p className="finding-plots">
                  {plots.slice(0, mostNamed).map(({ id, code }) => (
                    <MarkButton key={id} pressed={marked === `${kind}${index}-${id}`} title={t('parts.show', { name: code })} onPress={() => mark(`${kind}${index}-${id}`, [id])}>{code}</MarkButton>
                  ))}
                  {plots.length > mostNamed && (
                    <MarkButton pressed={marked === `${kind}${index}`} title={t('parts.show', { name: t('parts.lots', { count: plots.length, formatted: format.number(plots.length) }) })} onPress={() => mark(`${kind}${index}`, plots.map(({ id }) => id))}>
                      {t('balance.more', { count: plots.length - mostNamed })}
                    </MarkButton>
                  )}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </PanelSection>
  )
}
